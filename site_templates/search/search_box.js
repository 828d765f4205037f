/* The box of every page: papers as the reader types, in a list that opens below it (WAI-ARIA's combobox pattern). */
(function (archive) {
  "use strict";

  const { elements, marks, results } = archive;
  const SHOWN = 7;
  const PAUSE = 60;  // milliseconds without a key before a search
  const LATE = 250;  // milliseconds from which on it is said that the search is at work
  const QUIET = 500; // milliseconds without an answer before it is spoken

  function option(id, href, ...children) {
    const made = elements.linkTo(children, href, "pa-option");
    made.id = id;
    made.tabIndex = -1;
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", "false");
    return made;
  }

  function paperOption(id, paper, answer, root) {
    const topic = results.term(paper.topic).name;
    const title = elements.element("span", "pa-option__title", ...marks.marked(paper.title, answer.needs));
    title.dir = "auto";
    const made = option(id, results.paperAddress(root, paper, answer.query.text), title);
    made.append(elements.element("span", "pa-option__meta", [paper.day, topic].filter(Boolean).join(", ")));
    if (paper.abstract) {
      const text = elements.element("span", "pa-option__text", ...marks.passage(paper.abstract, answer.needs));
      text.setAttribute("aria-hidden", "true"); // title, day and topic are enough to hear at each step
      made.append(text);
    }
    return made;
  }

  /** Makes the box work: `search` is what open.js opens, `root` the address of the site. */
  function attach(input, search, root) {
    const form = input.form;
    const list = elements.element("div", "pa-options");
    const status = elements.element("p", "pa-found__status");
    const spoken = elements.element("p", "pa-sr"); // the status for who hears it, when the keys have come to rest
    const popup = elements.element("div", "pa-found", status, list, spoken);
    const below = 8; // pixels between the list and the end of the window
    let turn = 0; // only the newest question may show its answer
    let timer = 0;
    let quiet = 0;
    list.id = input.getAttribute("aria-controls");
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Papers");
    status.setAttribute("aria-hidden", "true");
    spoken.setAttribute("role", "status");
    popup.hidden = true;
    popup.tabIndex = -1; // what scrolls would be a stop of Tab
    form.append(popup);

    function options() {
      return [...list.children];
    }

    function active() {
      return options().findIndex((one) => one.getAttribute("aria-selected") === "true");
    }

    function activate(at) {
      options().forEach((one, place) => { one.setAttribute("aria-selected", String(place === at)); });
      const chosen = options()[at];
      if (!chosen) return input.removeAttribute("aria-activedescendant");
      input.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    }

    function setOpen(isOpen) {
      popup.hidden = !isOpen;
      if (isOpen) popup.style.maxHeight = `${Math.max(200, innerHeight - popup.getBoundingClientRect().top - below)}px`;
      input.setAttribute("aria-expanded", String(isOpen && list.children.length > 0));
      if (isOpen) return;
      activate(-1);
      list.removeAttribute("aria-busy");
    }

    function id(number) {
      return `${list.id}-${number}`;
    }

    function all(text) {
      return `${form.action}?${new URLSearchParams({ q: text })}`;
    }

    /* "Did you mean": an option that puts the other word into the box. */
    function insteadOption(number, word, other) {
      const text = archive.suggestions.withOther(input.value, word, other);
      const made = option(id(number), all(text), "Did you mean ", elements.element("b", "", text.trim()), "?");
      made.addEventListener("click", (event) => {
        event.preventDefault();
        input.value = text;
        input.focus();
        ask();
      });
      return made;
    }

    function draw(answer, papers) {
      const instead = answer.suggestions.flatMap(({ word, instead: others }) => others.map((other) => [word, other]));
      const made = [
        ...instead.slice(0, 3).map(([word, other], at) => insteadOption(at, word, other)),
        ...papers.map((paper, at) => paperOption(id(at + 3), paper, answer, root)),
      ];
      if (answer.papers.length > papers.length) {
        made.push(option(id("all"), all(answer.query.text), elements.element("b", "", answer.kind === "all" && answer.total > papers.length ? `All ${results.count(answer.total)}` : "More papers")));
      }
      list.replaceChildren(...made);
      tell([`${results.summary(answer)}.`, ...results.remarks(answer), ...shortWords(answer)].join(" "));
      activate(-1);
      setOpen(true);
    }

    function shortWords(answer) {
      return answer.suggestions.filter((one) => one.isShort && one.instead.length === 0)
        .map(({ word }) => `No paper contains “${word}”, which is too short to guess a spelling.`);
    }

    function tell(text) {
      status.textContent = text;
      clearTimeout(quiet);
      quiet = setTimeout(() => { spoken.textContent = text; }, QUIET);
    }

    function fail() {
      list.replaceChildren();
      tell("The search could not be loaded. Type again to retry.");
      setOpen(true);
    }

    async function ask() {
      const mine = turn += 1;
      clearTimeout(timer);
      const text = input.value;
      if (!text.trim()) return setOpen(false);
      const late = setTimeout(() => { if (mine === turn && popup.hidden) { list.replaceChildren(); tell("Searching …"); setOpen(true); } }, LATE);
      try {
        const [answer, papers] = await search.run(async (shards) => {
          const found = await archive.ask.ask(shards, text, { enough: SHOWN });
          const shown = found.papers.slice(0, found.kind === "all" ? Math.min(SHOWN, found.total) : SHOWN);
          return [found, mine === turn ? await shards.documents(shown) : []];
        });
        if (mine === turn && document.activeElement === input) draw(answer, papers);
      } catch {
        if (mine === turn) fail();
      } finally {
        clearTimeout(late);
        if (mine === turn) list.removeAttribute("aria-busy");
      }
      return undefined;
    }

    function onKey(event) {
      if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const number = options().length;
      if (event.key === "Escape" && !popup.hidden) setOpen(false);
      else if (event.key === "Enter" && active() >= 0) options()[active()].click();
      else if (event.key === "ArrowDown" && popup.hidden) { ask(); }
      else if (event.key === "ArrowDown") activate(active() + 1 < number ? active() + 1 : -1);
      else if (event.key === "ArrowUp" && !popup.hidden) activate(active() < 0 ? number - 1 : active() - 1);
      else return;
      event.preventDefault();
    }

    input.addEventListener("input", () => {
      clearTimeout(timer);
      turn += 1;
      timer = setTimeout(ask, PAUSE);
      list.setAttribute("aria-busy", "true"); // what it shows is of another text
    });
    input.addEventListener("keydown", onKey);
    form.addEventListener("submit", () => { turn += 1; clearTimeout(timer); });
    input.addEventListener("blur", (event) => { if (!popup.contains(event.relatedTarget)) { turn += 1; setOpen(false); } });
    input.addEventListener("click", () => { if (popup.hidden) ask(); });
    list.addEventListener("mousemove", (event) => {
      const at = options().indexOf(event.target.closest("[role=option]"));
      if (at >= 0 && at !== active()) activate(at);
    });
    popup.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays in the box
    if (input.value.trim() && document.activeElement === input) ask();
  }

  archive.searchBox = { attach };
})(paperArchive);
