// Copy buttons, printing, and the first page's list that narrows as one types. Pages are complete without it.
(function () {
  "use strict";
  document.documentElement.classList.add("sop-js");

  function folded(text) {
    return text.replace(/ß/g, "ss").replace(/[øØ]/g, "o").replace(/[æÆ]/g, "ae")
      .normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  function copy(text, done) {
    function byHand() {
      var area = document.createElement("textarea");
      area.value = text;
      area.style.position = "fixed";
      area.style.opacity = "0";
      document.body.appendChild(area);
      area.select();
      try { done(document.execCommand("copy")); } catch (error) { done(false); }
      area.remove();
    }
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(text).then(function () { done(true); }, byHand);
    } else { byHand(); }
  }
  window.sopCopy = copy;

  // The site's own words in the language of the page, which brings them where it is not English.
  var words = null;
  function say(text) {
    if (!words) {
      var holder = document.querySelector(".sop-walk-data");
      words = holder ? JSON.parse(holder.textContent).ui || {} : {};
    }
    return Object.prototype.hasOwnProperty.call(words, text) ? words[text] : text;
  }
  window.sopSay = say;

  // What is said, its blanks in brackets.
  function spoken(box) {
    var found = "";
    box.querySelector(".sop-spoken").childNodes.forEach(function (piece) {
      found += piece.nodeType === 1 && piece.className === "sop-blank" ? "[" + piece.textContent + "]" : piece.textContent;
    });
    return found;
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest ? event.target.closest(".sop-copy") : null;
    if (button) {
      copy(spoken(button.closest(".sop-say")), function (worked) {
        button.textContent = say(worked ? "Copied" : "Not copied");
        setTimeout(function () { button.textContent = say("Copy"); }, 2000);
      });
    }
  });

  // The theme brings a way past the navigation only where it knows the headings, which on our pages it does not.
  function skip() {
    var head = document.querySelector(".sop-page h1[id]");
    if (!head || document.querySelector(".md-skip")) { return; }
    var link = document.createElement("a");
    link.className = "md-skip";
    link.href = "#" + head.id;
    link.textContent = head.closest(".sop-page").getAttribute("data-skip") || "Skip to content";
    link.addEventListener("click", function () { head.focus(); });
    head.tabIndex = -1;
    document.body.prepend(link);
  }

  function start() {
    skip();
    document.querySelectorAll(".sop-copy").forEach(function (button) {
      button.setAttribute("aria-label", say("Copy") + ": " + spoken(button.closest(".sop-say")));
    });
    document.querySelectorAll(".sop-print").forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", function () { window.print(); });
    });
    var field = document.getElementById("sop-find");
    if (!field) { return; }
    var cards = Array.prototype.slice.call(document.querySelectorAll(".sop-card"));
    var found = document.querySelector(".sop-found");
    document.querySelector(".sop-search").hidden = false;
    // How well a card fits a word: what the procedure is about, above all at the beginning of a word, then callers' lines.
    function weight(card, word) {
      var about = " " + card.getAttribute("data-found-by");
      if (about.indexOf(" " + word) >= 0) { return 3; }
      return about.indexOf(word) >= 0 ? 2 : (card.getAttribute("data-said") || "").indexOf(word) >= 0 ? 1 : 0;
    }
    var best = null;
    field.addEventListener("input", function () {
      var words = folded(field.value).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
      var weighed = cards.map(function (card) {
        var each = words.map(function (word) { return weight(card, word); });
        var fits = each.every(Boolean);
        card.hidden = !fits;
        return { card: card, weight: fits ? each.reduce(function (sum, one) { return sum + one; }, 0) : -1 };
      }).sort(function (one, other) { return other.weight - one.weight; });
      weighed.forEach(function (each) { each.card.parentNode.appendChild(each.card); });
      var shown = weighed.filter(function (each) { return each.weight >= 0; }).length;
      best = words.length && shown ? weighed[0].card : null;
      var counted = found.getAttribute("data-some").replace("{shown}", shown).replace("{all}", cards.length);
      found.textContent = !words.length ? "" : shown ? counted : found.getAttribute("data-none");
    });
    field.addEventListener("keydown", function (event) {
      if (event.key === "Enter" && best) { window.location.href = best.querySelector("a").href; }
    });
    if (window.innerWidth > 700 && !window.location.hash) { field.focus({ preventScroll: true }); }
  }
  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", start); } else { start(); }
})();
