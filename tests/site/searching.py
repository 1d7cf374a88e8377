"""The theme's own search, asked one question after the other in the browser."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.site.browser import Browser

ASK = """
  const done = arguments[arguments.length - 1], wanted = arguments[0], found = {};
  const field = document.querySelector('[data-md-component=search-query]');
  const links = () => [...document.querySelectorAll('.md-search-result__item > .md-search-result__link')].map(a => a.href);
  const type = text => { field.value = text; field.dispatchEvent(new KeyboardEvent('keyup', {bubbles: true})); };
  const until = (holds, then, tries = 200) => holds() || tries < 1 ? then() : setTimeout(() => until(holds, then, tries - 1), 20);
  const next = at => {
    if (at === wanted.length) { done(found); return; }
    type('');
    until(() => !links().length, () => {
      type(wanted[at]);
      until(() => links().length, () => setTimeout(() => { found[wanted[at]] = links(); next(at + 1); }, 60));
    });
  };
  next(0);
"""  # noqa: E501 - a script


def ask(browser: Browser, site: Path, queries: Sequence[str]) -> dict[str, list[str]]:
    """By query, the addresses of the pages found, the best first. Each query is put to a fresh list."""
    browser.open(site / "index.html")
    browser.run("document.querySelector('[data-md-toggle=search]').click()")
    browser.wait(browser.one("[data-md-component=search-query]").is_displayed)
    browser.driver.set_script_timeout(120)
    found = browser.driver.execute_async_script(ASK, list(queries))
    assert isinstance(found, dict)
    return {str(query): [str(address) for address in pages] for query, pages in found.items()}
