// "Walk me through": one step at a time. Decides exactly as simulator/flow/follow.py, from the same compiled flow.
// The whole walk is the list of answers; the place is worked out from it, so that it can stand in the address.
(function () {
  "use strict";
  var UNKNOWN = -1, NOTHING = { told: {}, ran: {}, assurance: 0 };

  // ---- Deciding: what follows from what is known. No words of the page here.
  function Flow(data) {
    this.data = data;
    if (!data.read) { read(data); }
  }

  // The data comes short: what is left out is what it mostly is.
  function read(data) {
    data.read = true;
    data.steps.forEach(function (step) {
      step.r = step.r || ["done"];
      step.w = step.w || step.r.map(spaced);
      step.shown = step.shown === undefined ? step.r.length : step.shown;
      step.out = step.out === undefined ? UNKNOWN : step.out;
    });
    data.nodes.forEach(function (node) {
      node.k = node.k || "a";
      node.step = data.steps[node.s];
      node.e = (node.e || []).map(function (edge) {
        var when = edge[1] === undefined ? [[]] : edge[1];
        return [edge[0], typeof when === "number" ? [[["result", [[when, when]]]]] : when, edge[2]];
      });
    });
  }
  function spaced(word) { return word.replace(/[-_]/g, " "); }

  Flow.prototype.holds = function (spans, number) {
    return spans.some(function (span) { return span[0] <= number && number <= span[1]; });
  };
  Flow.prototype.fits = function (when, known, result) {
    var flow = this;
    return when.some(function (tests) {
      return tests.every(function (test) {
        var number = test[0] === "result" && result !== undefined ? result : test[0] in known ? known[test[0]] : UNKNOWN;
        return flow.holds(test[1], number);
      });
    });
  };
  Flow.prototype.firstRow = function (rows, known) {
    for (var at = 0; at < rows.length; at++) { if (this.fits(rows[at][0], known)) { return rows[at][1]; } }
    return undefined;
  };
  Flow.prototype.known = function (state) {
    var flow = this, data = this.data, found = Object.assign({}, data.assume, state.told, state.ran);
    found.assurance = state.assurance;
    data.decided.forEach(function (each) { delete found[each[0]]; });
    data.decided.forEach(function (each) {
      var value = flow.firstRow(each[1], found);
      if (value !== undefined) { found[each[0]] = value; }
    });
    Object.keys(data.protected).forEach(function (action) {
      var needed = flow.firstRow(data.protected[action], found);
      if (needed === undefined) { needed = 3; }
      found["proof:" + action] = found.assurance >= needed ? 2 : found.assurance > 0 ? 1 : 0;
    });
    return found;
  };
  Flow.prototype.choose = function (node, result, known) {
    for (var at = 0; at < node.e.length; at++) { if (this.fits(node.e[at][1], known, result)) { return node.e[at]; } }
    return null;
  };
  Flow.prototype.outOfTries = function (node) { return node.step ? node.step.out : UNKNOWN; };
  Flow.prototype.isOut = function (node, counts) { return Boolean(node.t) && (counts[node.c] || 0) >= node.t; };
  Flow.prototype.visit = function (node, counts) {
    if (!node.t) { return [counts, false]; }
    var more = Object.assign({}, counts);
    more[node.c] = Math.min((counts[node.c] || 0) + 1, node.t);
    return [more, more[node.c] >= node.t];
  };
  Flow.prototype.reset = function (node, counts) {
    if (!node.r) { return counts; }
    var less = Object.assign({}, counts);
    node.r.forEach(function (counter) { delete less[counter]; });
    return less;
  };
  // Through one silent node; null where nothing fits.
  Flow.prototype.through = function (place, known, ran) {
    var node = this.data.nodes[place.node], counts = place.counts, out = false, edge;
    if (node.t && node.step) {
      if (node.k === "d") {
        out = this.isOut(node, counts);
        counts = out ? counts : this.visit(node, counts)[0];
      } else { out = (counts[node.c] || 0) >= node.t; }
    }
    if (!out || node.k !== "d") { counts = this.reset(node, counts); }
    if (node.k === "l") {
      var result = node.step ? node.step.r.indexOf(node.o) : UNKNOWN;
      if (node.p) { known[node.p] = ran[node.p] = result; }
      edge = this.choose(node, result, known);
      if (out && (!edge || edge[2])) { edge = this.choose(node, this.outOfTries(node), known); }
    } else { edge = this.choose(node, out ? this.outOfTries(node) : UNKNOWN, known); }
    return edge ? { node: edge[0], counts: counts } : null;
  };
  // To the next step, free choice or end.
  Flow.prototype.goOn = function (place, known, ran) {
    for (var steps = 0; steps < 10000; steps++) {
      var node = this.data.nodes[place.node];
      if (node.k === "c" || node.k === "f" || (node.k === "a" && !this.isOut(node, place.counts))) { return place; }
      var further = this.through(place, known, ran);
      if (!further) { return place; }
      place = further;
    }
    return place;
  };
  // `before`: what was told or proven earlier in the call.
  Flow.prototype.begin = function (before) {
    var known = before || NOTHING, told = Object.assign({}, known.told), ran = Object.assign({}, known.ran);
    var state = { told: told, texts: {}, ran: ran, assurance: known.assurance, place: { node: this.data.entry, counts: {} } };
    state.place = this.goOn(state.place, this.known(state), state.ran);
    return state;
  };
  // One answer: the result's number, values of several facts, or the way chosen.
  Flow.prototype.answer = function (state, answer) {
    var node = this.data.nodes[state.place.node], place;
    var next = { told: Object.assign({}, state.told), texts: Object.assign({}, state.texts), ran: Object.assign({}, state.ran), assurance: state.assurance };
    if (node.k === "c") {
      var way = node.e[answer.way];
      if (!way) { return null; }
      place = { node: way[0], counts: this.reset(node, state.place.counts) };
    } else if (node.k === "a") {
      var step = node.step, facts = step.f || [];
      if (!step.r.length && answer.result > 0) { return null; }
      if (step.r.length && !(answer.result >= 0 && answer.result < step.shown)) { return null; }
      if (facts.length === 1) { this.tell(next, facts[0], step.r[answer.result], answer.values); }
      else { facts.forEach(function (fact, at) {
        var value = answer.values ? answer.values[at] : undefined;
        if (value !== undefined && value !== null) { next.told[fact] = value; }
      }); }
      if (step.a && step.r[answer.result] === "passed") { next.assurance = Math.max(next.assurance, step.a); }
      var known = this.known(next), visited = this.visit(node, state.place.counts);
      var result = step.r.length ? answer.result : UNKNOWN;
      var edge = this.choose(node, result, known);
      if (visited[1] && (!edge || edge[2])) { edge = this.choose(node, step.out, known); }
      place = { node: edge ? edge[0] : state.place.node, counts: visited[0] };
      if (!edge) { return null; }
    } else { return null; }
    next.place = this.goOn(place, this.known(next), next.ran);
    return next;
  };
  Flow.prototype.tell = function (state, fact, word, values) {
    var domain = this.data.facts[fact];
    if (!domain) { return; }
    if (word === "unknown") { delete state.told[fact]; return; }
    if (domain.w) { state.told[fact] = domain.w.indexOf(word); return; }
    if (domain.h !== undefined) {
      if (values && values[0] !== null && values[0] !== undefined) { state.told[fact] = values[0]; }
      return;
    }
    state.told[fact] = 0;
  };
  window.SopFlow = Flow;

  // ---- What is known from before: one number a field, null where nothing is known.
  function fieldsBefore(data) {
    var given = data.before || {}, found = [];
    (given.ran || []).forEach(function (part) {
      found.push({ label: part[1], none: "not in this call", words: part[2], put: function (known, value) { known.ran[part[0]] = value; } });
    });
    if (given.proof) {
      found.push({
        label: window.sopSay("Proof of identity so far"), none: "none",
        words: given.proof.map(function (each) { return each[1]; }),
        put: function (known, value) { known.assurance = given.proof[value][0]; }
      });
    }
    (given.facts || []).forEach(function (fact) {
      var domain = data.facts[fact[0]] || {};
      found.push({
        label: fact[1], none: "not known yet", low: domain.l, high: domain.h,
        words: domain.w ? domain.w.map(function (word) { return window.sopSay(spaced(word)); })
          : domain.h === undefined ? [window.sopSay("known")] : undefined,
        put: function (known, value) { known.told[fact[0]] = value; }
      });
    });
    return found;
  }
  function beforeOf(fields, values) {
    var known = { told: {}, ran: {}, assurance: 0 };
    fields.forEach(function (field, at) {
      var value = values[at], low = field.words ? 0 : field.low, high = field.words ? field.words.length - 1 : field.high;
      if (typeof value === "number" && value >= low && value <= high) { field.put(known, value); }
    });
    return known;
  }

  // ---- The address: one short word an answer; before them one for what was known before.
  function written(answers) {
    return answers.map(function (answer) {
      if (answer.way !== undefined) { return "c" + answer.way; }
      var values = (answer.values || []).map(function (value) { return value === null || value === undefined ? "u" : String(value); });
      return "r" + answer.result + (values.length ? "~" + values.join("~") : "");
    }).join(".");
  }
  function valuesOf(words) { return words.map(function (value) { return /^[0-9]+$/.test(value) ? Number(value) : null; }); }
  function writtenBefore(values) {
    if (!values.some(function (value) { return value !== null; })) { return ""; }
    return "b" + values.map(function (value) { return value === null ? "u" : value; }).join("~") + ".";
  }
  function readBefore(text) {
    var found = /^b([0-9u~]{1,200})(\.|$)/.exec(text);
    return found ? valuesOf(found[1].split("~")) : [];
  }
  function fromWords(text) {
    text = text.replace(/^b[0-9u~]*/, "");
    if (!/^[cr0-9u~.]*$/.test(text) || text.length > 5000) { return []; }
    return text.split(".").filter(Boolean).map(function (word) {
      if (word[0] === "c") { return { way: Number(word.slice(1)) }; }
      var parts = word.slice(1).split("~");
      var values = parts.slice(1).map(function (value) { return value === "u" ? null : Number(value); });
      return { result: Number(parts[0]), values: values.length ? values : undefined };
    });
  }

  // ---- Showing.
  function say(text) { return window.sopSay(text); }
  function element(name, text, className) {
    var made = document.createElement(name);
    if (text) { made.textContent = text; }
    if (className) { made.className = className; }
    return made;
  }
  function button(text, className, act) {
    var made = element("button", text, className);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  function Walk(section, data) {
    this.section = section;
    this.flow = new Flow(data);
    this.data = data;
    this.answers = [];
    this.before = [];
    this.fieldsBefore = fieldsBefore(data);
    this.started = 0;
    this.build();
  }
  Walk.prototype.build = function () {
    var walk = this, bar = element("div", "", "sop-walk-bar-top");
    this.step = element("div", "", "sop-walk-step");
    this.live = element("p", "", "sop-walk-live");
    this.live.setAttribute("aria-live", "polite");
    this.live.style.cssText = "position:absolute;left:-9999px";
    this.clock = element("span", "0:00", "sop-walk-clock");
    this.clock.setAttribute("aria-label", say("Elapsed time"));
    this.back = button(say("Back"), "sop-walk-back", function () { walk.answers.pop(); walk.show(true); });
    bar.append(
      this.back,
      button(say("Start again"), "sop-walk-again", function () { walk.again(); }),
      button(say("Close"), "sop-walk-close", function () { walk.close(); }),
      this.clock
    );
    var notes = element("label", say("Notes"));
    this.notes = element("textarea");
    this.notes.rows = 2;
    notes.append(this.notes);
    var pathHead = element("details", "", "sop-walk-sofar");
    pathHead.append(element("summary", say("The way so far")));
    this.path = element("ol", "", "sop-walk-path");
    var copied = element("span", "", "sop-walk-copied");
    copied.setAttribute("role", "status");
    this.sofar = pathHead;
    pathHead.append(button(say("Copy for the ticket"), "sop-walk-copy", function () {
      window.sopCopy(walk.forTicket(), function (worked) { copied.textContent = " " + say(worked ? "Copied" : "Not copied"); });
    }), copied, this.path);
    this.known = this.askedBefore();
    this.section.append(bar, this.live, this.step, this.known, notes, pathHead);
    this.section.addEventListener("keydown", function (event) { walk.key(event); });
    setInterval(function () { walk.tick(); }, 1000);
  };
  // Folded away below the first step: what need not be asked, or proven, a second time.
  Walk.prototype.askedBefore = function () {
    var walk = this, box = element("details", "", "sop-walk-known");
    box.append(element("summary", say("Known already in this call")));
    this.inputsBefore = this.fieldsBefore.map(function (field) {
      var label = element("label", field.label), input = element(field.words ? "select" : "input");
      if (field.words) {
        input.append(new Option(say(field.none), ""));
        field.words.forEach(function (word, number) { input.append(new Option(word, String(number))); });
      } else {
        input.type = "number";
        input.min = field.low;
        input.max = field.high;
      }
      input.addEventListener("input", function () { walk.tellBefore(); });
      label.append(input);
      box.append(label);
      return input;
    });
    return box;
  };
  Walk.prototype.tellBefore = function () {
    this.before = valuesOf(this.inputsBefore.map(function (input) { return input.value.trim(); }));
    this.show(false);
  };
  Walk.prototype.setBefore = function (values) {
    this.before = this.fieldsBefore.map(function (field, at) { return values[at] === undefined ? null : values[at]; });
    this.inputsBefore.forEach(function (input, at) { input.value = values[at] === null || values[at] === undefined ? "" : String(values[at]); });
    if (values.length) { this.known.open = true; }
  };
  Walk.prototype.saidBefore = function () {
    var walk = this;
    return this.inputsBefore.map(function (input, at) {
      var field = walk.fieldsBefore[at];
      return input.value ? field.label + ": " + (field.words ? input.selectedOptions[0].textContent : input.value) : "";
    }).filter(Boolean);
  };
  Walk.prototype.again = function () {
    this.answers = [];
    this.setBefore([]);
    this.known.open = false;
    this.started = Date.now();
    this.show(true);
  };
  Walk.prototype.tick = function () {
    if (!this.started || this.section.hidden || this.over) { return; }
    var seconds = Math.floor((Date.now() - this.started) / 1000);
    this.clock.textContent = Math.floor(seconds / 60) + ":" + ("0" + (seconds % 60)).slice(-2);
  };
  Walk.prototype.open = function (focus) {
    this.section.hidden = false;
    if (!this.started) { this.started = Date.now(); }
    this.show(focus);
  };
  Walk.prototype.close = function () {
    this.section.hidden = true;
    history.replaceState(null, "", window.location.pathname + window.location.search);
    var opener = document.querySelector(".sop-walk-start");
    if (opener) { opener.focus(); }
  };
  Walk.prototype.state = function () {
    var state = this.flow.begin(beforeOf(this.fieldsBefore, this.before)), kept = [];
    for (var at = 0; at < this.answers.length; at++) {
      var next = this.flow.answer(state, this.answers[at]);
      if (!next) { break; }
      kept.push({ before: state, answer: this.answers[at] });
      state = next;
    }
    this.answers = this.answers.slice(0, kept.length);
    this.taken = kept;
    return state;
  };
  Walk.prototype.give = function (answer) { this.answers.push(answer); this.show(true); };
  Walk.prototype.show = function (focus) {
    var state = this.state(), node = this.data.nodes[state.place.node];
    this.current = state;
    this.step.textContent = "";
    this.over = node.k === "f";
    this.back.disabled = !this.answers.length;
    this.known.hidden = this.answers.length > 0 || !this.fieldsBefore.length;
    var head = element("h3", "", "sop-walk-head");
    head.tabIndex = -1;
    if (node.k === "f") { this.showEnd(head); }
    else if (node.k === "c") { this.showChoice(head, node, state); }
    else { this.showStep(head, node, state); }
    this.showPath();
    this.live.textContent = head.textContent;
    history.replaceState(null, "", "#walk=" + writtenBefore(this.before) + written(this.answers));
    if (focus) {
      head.focus({ preventScroll: true });
      this.section.scrollIntoView({ block: "start" });
    }
  };
  Walk.prototype.showEnd = function (head) {
    var last = this.taken.length ? this.data.nodes[this.taken[this.taken.length - 1].before.place.node] : null;
    var outcome = last && last.o ? last.o : this.data.nodes[this.current.place.node].o || "";
    this.sofar.open = true;
    head.textContent = say("The end") + (outcome ? ": " + (this.data.outcomes[outcome] || outcome.replace(/-/g, " ")) : "");
    this.step.append(head, element("p", say("Copy the way so far into the ticket, then close the call as every call.")));
  };
  Walk.prototype.showChoice = function (head, node, state) {
    var walk = this;
    head.textContent = say("Your choice: which comes next?");
    var answers = element("div", "", "sop-walk-answers");
    node.e.forEach(function (edge, at) {
      var place = walk.flow.goOn({ node: edge[0], counts: state.place.counts }, walk.flow.known(state), {});
      var there = walk.data.nodes[place.node];
      var text = there.step ? there.step.t : say("Go on");
      answers.append(walk.answerButton(at, text, { way: at }));
    });
    this.step.append(head, answers);
  };
  Walk.prototype.answerButton = function (at, text, answer) {
    var walk = this, made = button("", "", function () { walk.give(typeof answer === "function" ? answer() : answer); });
    made.append(element("kbd", String(at + 1)), document.createTextNode(text));
    made.setAttribute("data-key", String(at + 1));
    return made;
  };
  Walk.prototype.showStep = function (head, node, state) {
    var walk = this, step = node.step, page = this.onPage(step);
    head.textContent = (step.n ? step.n + " · " : "") + step.t;
    this.step.append(head);
    if (step.of) { this.step.append(element("p", say("Part of") + ": " + step.of)); }
    if (step.p) { this.step.append(element("p", say("Protected: {action}. Only after proof of identity.").replace("{action}", step.p), "sop-guard")); }
    var spoken = page.querySelector(".sop-spoken");
    if (spoken) {
      var box = element("div", "", "sop-say");
      box.append(spoken.cloneNode(true));
      this.step.append(box);
    }
    var fields = this.fields(step);
    page.querySelectorAll(".sop-dont").forEach(function (dont) { walk.step.append(dont.cloneNode(true)); });
    var answers = element("div", "", "sop-walk-answers");
    if (!step.r.length || step.shown === 0) { answers.append(this.answerButton(0, say("Done"), { result: step.r.length ? 0 : UNKNOWN })); }
    for (var at = 0; at < step.shown; at++) { answers.append(this.resultButton(step, at, fields)); }
    this.step.append(answers);
    page.querySelectorAll(".sop-asked").forEach(function (asked) { walk.step.append(asked.cloneNode(true)); });
    this.showDecided(state);
  };
  // What the page says about a step; made anew for steps that stand on another page.
  Walk.prototype.onPage = function (step) {
    var head = step.id && document.getElementById(step.id);
    if (head && head.closest(".sop-one-step")) { return head.closest(".sop-one-step"); }
    var made = element("div");
    if (step.say) {
      var spoken = element("p", "", "sop-spoken");
      step.say.forEach(function (piece) { spoken.append(Array.isArray(piece) ? element("span", piece[0], "sop-blank") : piece); });
      made.append(spoken);
    }
    (step.d || []).forEach(function (text) { made.append(element("p", text, "sop-dont")); });
    if (step.i) {
      var asked = element("details", "", "sop-asked"), list = element("dl");
      asked.append(element("summary", say("If the caller asks")), list);
      step.i.forEach(function (pair) { list.append(element("dt", pair[0]), element("dd", pair[1])); });
      made.append(asked);
    }
    return made;
  };
  Walk.prototype.showDecided = function (state) {
    var known = this.flow.known(state), said = [], data = this.data;
    Object.keys(data.decidedWords).forEach(function (fact) {
      var words = data.decidedWords[fact];
      if (fact === "priority" && known[fact] >= 0 && state.told.affected !== undefined) { said.push(words[0] + ": " + words[1][known[fact]]); }
    });
    if (said.length) { this.step.append(element("p", said.join(" · "), "sop-walk-decided")); }
  };
  Walk.prototype.resultButton = function (step, at, fields) {
    var word = step.r[at], text = step.w[at], takes = word !== "unknown" && fields.length > 0;
    return this.answerButton(at, text.charAt(0).toUpperCase() + text.slice(1), function () {
      return takes ? { result: at, values: fields.map(function (field) { return field(); }) } : { result: at };
    });
  };
  // Fields for facts whose value is no button: numbers, and several facts asked at once.
  Walk.prototype.fields = function (step) {
    var walk = this, facts = step.f || [], found = [];
    facts.forEach(function (fact, at) {
      var domain = walk.data.facts[fact];
      if (!domain || (facts.length === 1 && domain.h === undefined)) { return; }
      var label = element("label", step.q[at]), field;
      if (domain.w) {
        field = element("select");
        field.append(new Option(say("not known yet"), ""));
        domain.w.forEach(function (word, number) { field.append(new Option(say(spaced(word)), String(number))); });
      } else {
        field = element("input");
        field.type = domain.h !== undefined ? "number" : "text";
        if (domain.h !== undefined) { field.min = domain.l; field.max = domain.h; }
      }
      label.append(field);
      walk.step.append(label);
      found.push(function () {
        if (field.value.trim() === "") { return null; }
        if (!domain.w && domain.h === undefined) { return 0; }
        var number = Math.round(Number(field.value));
        if (!isFinite(number)) { return null; }
        return domain.h !== undefined ? Math.min(domain.h, Math.max(domain.l, number)) : number;
      });
    });
    return found;
  };
  Walk.prototype.line = function (each) {
    var node = this.data.nodes[each.before.place.node];
    if (node.k === "c") { return say("Chose: way {number}").replace("{number}", each.answer.way + 1); }
    var step = node.step, result = each.answer.result >= 0 ? step.w[each.answer.result] : say("Done").toLowerCase(), data = this.data;
    var values = (each.answer.values || []).map(function (value, at) {
      var domain = data.facts[step.f[at]];
      if (value === null || !domain || (!domain.w && domain.h === undefined)) { return ""; }
      return step.q[at].toLowerCase() + ": " + (domain.w ? say(spaced(domain.w[value])) : value);
    }).filter(Boolean);
    return step.t + ": " + result + (values.length ? " (" + values.join(", ") + ")" : "");
  };
  Walk.prototype.showPath = function () {
    var walk = this;
    this.path.textContent = "";
    this.taken.forEach(function (each) { walk.path.append(element("li", walk.line(each))); });
  };
  Walk.prototype.forTicket = function () {
    var walk = this, lines = this.taken.map(function (each, at) { return (at + 1) + ". " + walk.line(each); });
    var notes = this.notes.value.trim(), before = this.saidBefore();
    if (before.length) { lines.unshift(say("Known already in this call") + ": " + before.join("; ")); }
    return [this.data.title].concat(lines, notes ? [say("Notes") + ": " + notes] : []).join("\n");
  };
  Walk.prototype.key = function (event) {
    var first = this.step.querySelector(".sop-walk-answers button");
    if (event.key === "Enter" && first && this.step.contains(event.target) && /^(INPUT|SELECT)$/.test(event.target.tagName)) { event.preventDefault(); first.click(); return; }
    if (event.altKey || event.ctrlKey || event.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) { return; }
    var wanted = this.step.querySelector('.sop-walk-answers button[data-key="' + (/^[1-9]$/.test(event.key) ? event.key : "none") + '"]');
    if (wanted) { event.preventDefault(); wanted.click(); }
    else if (event.key === "Backspace" && this.answers.length) { event.preventDefault(); this.back.click(); }
  };

  function start() {
    var section = document.querySelector(".sop-walk"), holder = document.querySelector(".sop-walk-data");
    if (!section || !holder) { return; }
    var walk = new Walk(section, JSON.parse(holder.textContent));
    var opener = document.querySelector(".sop-walk-start");
    if (opener) {
      opener.closest(".sop-walk-bar").hidden = false;
      opener.addEventListener("click", function () { walk.open(true); });
    }
    function fromAddress() {
      var found = /^#walk=(.*)$/.exec(window.location.hash);
      if (found) { walk.setBefore(readBefore(found[1])); walk.answers = fromWords(found[1]); walk.open(false); section.scrollIntoView({ block: "start" }); }
    }
    window.addEventListener("hashchange", fromAddress);
    fromAddress();
    window.sopWalk = walk;
  }
  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", start); } else { start(); }
})();
