/* The search page: what is asked for stands in its address, so it can be shared and gone back to. */
(function (archive) {
  "use strict";

  const { elements, results } = archive;
  const ROWS = 10;   // papers shown at a time
  const PAUSE = 90;  // milliseconds without a key before a search; a status that changes at each key is noise
  const VALUES = 8;  // of a facet, before the others fold away
  const KEYS = ["topic", "tag", "year", "code"];

  /* -- State and address ------------------------------------------------------------------------ */

  function readState(address) {
    const asked = new URLSearchParams(address);
    const ticked = Object.fromEntries(KEYS.map((key) => [key, [...new Set(asked.getAll(key))]]));
    return { q: asked.get("q") || "", ticked: ticked, sort: asked.get("sort") === "date" ? "date" : "relevance" };
  }

  function writeState({ q, ticked, sort }) {
    const pairs = [
      ...(q ? [["q", q]] : []),
      ...KEYS.flatMap((key) => ticked[key].map((value) => [key, value])),
      ...(sort === "date" ? [["sort", "date"]] : []),
    ];
    return pairs.length ? `?${new URLSearchParams(pairs)}` : "";
  }

  function isAsked({ q, ticked }) {
    return q.trim() !== "" || KEYS.some((key) => ticked[key].length);
  }

  /* A change of filter or order is a step back leads from; a key in the box is not. */
  function keep(state, isStep) {
    const address = writeState(state);
    if (address === location.search) return;
    try {
      history[isStep ? "pushState" : "replaceState"](null, "", address || location.pathname);
    } catch {
      // Browsers refuse it when there are too many, some for files; the search works without.
    }
  }

  /* -- Facets ----------------------------------------------------------------------------------- */

  function valueLabel(facet, value) {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.name = facet.key;
    box.value = value.value;
    box.checked = value.isTicked;
    const count = elements.element("span", "pa-n", value.count.toLocaleString("en"));
    const label = elements.element("label", value.count ? "" : "is-none", box, elements.element("span", "", value.name), count);
    return label;
  }

  function facetGroup(facet, isOpen) {
    const labels = facet.values.map((value) => valueLabel(facet, value));
    const made = elements.element("fieldset", "pa-facet", elements.element("legend", "", facet.name), ...labels.slice(0, VALUES));
    const others = labels.slice(VALUES);
    if (others.length) {
      const more = elements.element("summary", "", elements.element("span", "", `${others.length} more`), elements.element("span", "", "Fewer"));
      const details = elements.element("details", "", more, ...others);
      details.dataset.paFacet = facet.key;
      details.open = isOpen(facet.key) || others.some((label) => label.querySelector("input").checked);
      made.append(details);
    }
    return made;
  }

  /* -- The page --------------------------------------------------------------------------------- */

  /** Makes the search page work: `box` is its part of the page, `search` what open.js opens, `root` the site's address. */
  function start(box, search, root) {
    const find = (name) => box.querySelector(`[data-pa-${name}]`);
    const input = box.querySelector("input[name=q]");
    const [status, notes, list, more, nothing] = ["status", "notes", "results", "more", "nothing"].map(find);
    const [form, aside, toggle, clear, sort] = ["narrow-by", "aside", "toggle", "clear", "sort"].map(find);
    const newest = [...list.children];
    const newestStatus = [...status.childNodes];
    const title = document.title;
    let turn = 0; // only the newest question may show its answer
    let timer = 0;
    let isTyping = false; // one run of keys is one step back
    let shownRows = ROWS;
    let showMore = () => {};

    function state() {
      const ticked = Object.fromEntries(KEYS.map((key) => [
        key, [...form.querySelectorAll(`input[name=${key}]:checked`)].map((tick) => tick.value),
      ]));
      return { q: input.value, ticked: ticked, sort: sort.querySelector(":checked").value };
    }

    function say(...said) {
      status.replaceChildren(...said);
    }

    function links() {
      return [...list.querySelectorAll(".pa-row__title a")];
    }

    /* Nothing asked: the newest papers again. */
    function rest() {
      list.replaceChildren(...newest);
      list.removeAttribute("aria-busy");
      say(...newestStatus.map((node) => node.cloneNode(true)));
      notes.replaceChildren();
      form.replaceChildren();
      if (form.contains(document.activeElement)) input.focus();
      for (const part of [more, nothing]) part.hidden = true;
      countTicks(0);
      box.classList.remove("is-searching");
    }

    function suggestion({ word, instead, isShort }) {
      if (instead.length === 0) return [`No paper contains “${word}”${isShort ? ", which is too short to guess a spelling" : ""}. `];
      const buttons = instead.flatMap((other, at) => {
        const button = elements.element("button", "pa-instead", other);
        button.type = "button";
        button.addEventListener("click", () => {
          input.value = archive.suggestions.withOther(input.value, word, other);
          run(true);
          input.focus();
        });
        return at ? [" or ", button] : [button];
      });
      return [`No paper contains “${word}”. Did you mean `, ...buttons, "? "];
    }

    function drawNotes(answer) {
      const said = [...answer.suggestions.flatMap(suggestion), ...results.remarks(answer).map((remark) => `${remark} `)];
      const rest = answer.papers.length < answer.total && !answer.left ? [`The best ${answer.papers.length.toLocaleString("en")} are listed; add a word to see others.`] : [];
      notes.replaceChildren(...said, ...rest);
    }

    async function drawFacets(shards, answer, asked, narrowing, shown, mine) {
      const facets = answer.isPart ? [] : await archive.facets.facets(shards, answer, asked.ticked, narrowing, shown);
      if (mine !== turn) return;
      const focused = form.contains(document.activeElement) ? document.activeElement : null;
      const isOpen = (key) => Boolean(form.querySelector(`details[data-pa-facet=${key}][open]`));
      form.replaceChildren(...facets.map((facet) => facetGroup(facet, isOpen)), doneButton(answer));
      if (focused && focused.name) {
        const again = [...form.querySelectorAll("input")].find((tick) => tick.name === focused.name && tick.value === focused.value);
        if (again) again.focus();
      }
      countTicks(KEYS.reduce((sum, key) => sum + asked.ticked[key].length, 0));
      aside.classList.toggle("is-idle", facets.length === 0);
    }

    function countTicks(number) {
      toggle.textContent = number ? `Filter the papers (${number})` : "Filter the papers";
      clear.hidden = number === 0;
    }

    /* On a phone the rows are far below the open form. */
    function doneButton(answer) {
      const done = elements.element("button", "pa-button pa-facets__done", `Show ${results.count(answer.total)}`);
      done.type = "button";
      done.addEventListener("click", () => {
        openFacets(false);
        toggle.focus();
        status.scrollIntoView({ block: "center" });
      });
      return done;
    }

    function openFacets(isOpen) {
      form.classList.toggle("is-open", isOpen);
      toggle.setAttribute("aria-expanded", String(isOpen));
    }

    function draw(answer, papers, mine) {
      list.replaceChildren(...rows(answer, papers, 0));
      list.removeAttribute("aria-busy");
      say(results.summary(answer) || "\u00a0");
      drawNotes(answer);
      nothing.hidden = answer.papers.length > 0 || answer.kind !== "none";
      sort.classList.toggle("is-idle", answer.kind !== "all" || answer.total < 2 || answer.needs.length === 0);
      offerMore(answer, papers.length);
      showMore = async () => {
        const from = links().length;
        more.disabled = true;
        try {
          const next = await search.run((shards) => shards.documents(answer.papers.slice(from, from + ROWS)));
          if (mine === turn) append(answer, next, from);
        } catch {
          if (mine === turn) say("More papers could not be loaded. Try again.");
        } finally {
          more.disabled = false;
        }
      };
    }

    function append(answer, papers, from) {
      list.append(...rows(answer, papers, from));
      shownRows = from + papers.length;
      offerMore(answer, shownRows);
      remember(shownRows);
      links()[from].focus();
    }

    /* Papers as rows; a heading parts those with all that was asked for from those with some. */
    function rows(answer, papers, from) {
      const made = papers.map((paper) => results.row(paper, answer, root));
      const behind = answer.kind === "all" && answer.papers.length > answer.total ? answer.total - from : -1;
      if (behind > 0 && behind < made.length || behind === 0 && from > 0) {
        made.splice(behind, 0, elements.element("li", "pa-split", elements.element("h3", "", "Papers with only some of these words")));
      }
      return made;
    }

    function offerMore(answer, shown) {
      const left = answer.papers.length - shown;
      more.hidden = left <= 0;
      more.textContent = `Show more (${left.toLocaleString("en")} left)`;
    }

    /* So many rows were shown: whoever comes back finds them again. */
    function remember(number) {
      try {
        history.replaceState({ rows: number }, "", location.search || location.pathname);
      } catch {
        // As in `keep`.
      }
    }

    /* Answers what is asked; true where that is still the newest question. */
    async function run(isStep) {
      const mine = turn += 1;
      clearTimeout(timer);
      const asked = state();
      keep(asked, isStep);
      shownRows = ROWS;
      document.title = asked.q.trim() ? `${asked.q.trim().slice(0, 80)} - ${title}` : title;
      if (!isAsked(asked)) { rest(); return false; }
      box.classList.add("is-searching");
      list.setAttribute("aria-busy", "true");
      const late = setTimeout(() => {
        if (mine !== turn) return;
        say("Searching …");
      }, 2 * PAUSE);
      try {
        await search.run((shards) => answer(shards, asked, mine, late));
      } catch {
        if (mine === turn) say("The search could not be loaded. Type again to retry.");
      } finally {
        clearTimeout(late);
        if (mine === turn) list.removeAttribute("aria-busy");
      }
      return mine === turn;
    }

    async function answer(shards, asked, mine, late) {
      const narrowing = await archive.facets.lists(shards, asked.ticked);
      const found = await archive.ask.ask(shards, asked.q, { filters: [...narrowing.values()], sort: asked.sort, enough: Infinity });
      const papers = await shards.documents(found.papers.slice(0, shownRows));
      if (mine !== turn) return;
      clearTimeout(late);
      draw(found, papers, mine);
      try {
        await drawFacets(shards, found, asked, narrowing, papers, mine);
      } catch {
        aside.classList.add("is-idle"); // the papers are there without them
      }
    }

    /* The first key after an answer that was settled makes a new step, further keys change it. */
    function typed() {
      const isStep = !isTyping;
      isTyping = true;
      return run(isStep);
    }

    function focusResult(at) {
      const all = links();
      if (at < 0) input.focus(); else if (all[at]) all[at].focus();
    }

    function onKey(event) {
      if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const at = links().indexOf(document.activeElement);
      const isInBox = document.activeElement === input;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === "Escape" && at >= 0) input.focus();
      else if (step && at >= 0) focusResult(at + step);
      else if (step === 1 && isInBox && links().length) focusResult(0);
      else return;
      event.preventDefault();
    }

    /* The address as it is now: at the start, and when a reader goes back or forward. */
    async function restore(isFirst) {
      const asked = readState(location.search);
      const hasTyped = isFirst && input.value !== asked.q;
      if (!hasTyped) input.value = asked.q;
      sort.querySelector(`[value=${asked.sort}]`).checked = true;
      const ticks = KEYS.flatMap((key) => asked.ticked[key].map((value) => valueLabel({ key }, { value, name: value, count: 0, isTicked: true })));
      form.replaceChildren(...ticks);
      if (isAsked(asked) && !list.querySelector("mark")) list.replaceChildren();
      isTyping = false;
      const known = (history.state || {}).rows;
      const answered = run(hasTyped);
      shownRows = known || ROWS;
      await answered;
      document.documentElement.classList.remove("is-asked");
    }

    input.addEventListener("input", () => { clearTimeout(timer); turn += 1; timer = setTimeout(typed, PAUSE); });
    input.form.addEventListener("submit", async (event) => {
      event.preventDefault();
      isTyping = false;
      if (await run(true)) focusResult(0);
    });
    box.addEventListener("keydown", onKey);
    form.addEventListener("change", () => { isTyping = false; run(true); });
    sort.addEventListener("change", () => { isTyping = false; run(true); });
    more.addEventListener("click", () => showMore());
    toggle.addEventListener("click", () => openFacets(!form.classList.contains("is-open")));
    clear.addEventListener("click", () => {
      for (const tick of form.querySelectorAll("input")) tick.checked = false;
      run(true);
      input.focus();
    });
    addEventListener("popstate", () => restore(false));
    return { restore: restore, run: run };
  }

  archive.searchPage = { start };
})(paperArchive);
