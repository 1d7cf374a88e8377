"""A real browser, its network off, with everything it asks for written down."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip


class Browser:
    """Chromium at a size, light or dark."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver
        self.size(1280, 720)
        driver.execute_cdp_cmd("Network.enable", {})
        offline = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
        driver.execute_cdp_cmd("Network.emulateNetworkConditions", offline)

    def open(self, path: Path, anchor: str = "") -> None:
        self.driver.get("about:blank")
        self.driver.get(path.resolve().as_uri() + anchor)

    def size(self, width: int, height: int) -> None:
        wanted = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", wanted)

    def dark(self, *, on: bool) -> None:
        wanted = [{"name": "prefers-color-scheme", "value": "dark" if on else "light"}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": wanted})

    def run(self, script: str, *arguments: object) -> object:
        return self.driver.execute_script(script, *arguments)

    def one(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def press(self, *keys: str) -> None:
        ActionChains(self.driver).send_keys(*keys).perform()

    def back_tab(self, times: int) -> None:
        """Shift and Tab."""
        chain = ActionChains(self.driver).key_down(Keys.SHIFT)
        for _ in range(times):
            chain = chain.send_keys(Keys.TAB)
        chain.key_up(Keys.SHIFT).perform()

    def wait(self, holds: Callable[[], object], seconds: float = 8) -> object:
        """Waits until it holds, since a page takes its time."""
        until = time.monotonic() + seconds
        while not (found := holds()):
            assert time.monotonic() < until, "waited in vain"
            time.sleep(0.03)
        return found

    def asked_for(self) -> set[str]:
        """The addresses asked for since the last time."""
        found = set()
        for line in self.driver.get_log("performance"):
            message = json.loads(line["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                found.add(str(message["params"]["request"]["url"]))
        return found

    def complaints(self) -> list[str]:
        return [str(line["message"]) for line in self.driver.get_log("browser") if line["level"] == "SEVERE"]

    def pdf(self) -> str:
        found = self.driver.execute_cdp_cmd("Page.printToPDF", {"printBackground": False, "preferCSSPageSize": True})
        return str(found["data"])

    def close(self) -> None:
        self.driver.quit()


def browser_or_reason(profile: Path) -> Browser | str:
    """The browser, or why there is none."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    driver = shutil.which("chromedriver")
    if not chromium or not driver:
        return "Chromium is not installed: apt-get install chromium chromium-driver"
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    try:
        return Browser(webdriver.Chrome(options=options, service=Service(driver)))
    except WebDriverException as error:
        raise AssertionError(f"Chromium is there but does not start: {error.msg}") from None
