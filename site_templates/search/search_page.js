/* The search page: a question is typed, ticked or in the address; its answer is shown, with notes and facets. */
(function (archive) {
  "use strict";

  const { elements: { setBusy, isPlainKey }, suggestions, ask: { ask }, results, turns: { Turns } } = archive;
  const { facets, address, facetForm, resultList, notes } = archive;

  const ROWS = 10;        // papers shown at a time
  const PAUSE = 90;       // milliseconds without a key before a search; a status that changes at each key is noise
  const LATE = 180;       // milliseconds from which on it is said that the search is at work
  const MOST_TITLE = 80;  // characters of a question in the title of the window

  /* The answer to a question, and what its facets are counted from. */
  async function look(shards, { q, ticked, sort }, rows) {
    const narrowing = await facets.lists(shards, ticked);
    const answer = await ask(shards, q, { filters: [...narrowing.values()], sort, enough: Infinity });
    const papers = await shards.documents(answer.papers.slice(0, rows));
    return { shards, q, sort, ticked, narrowing, answer, papers };
  }

  /* Rows are seen now, or the window is not. */
  function painted() {
    return new Promise((resolve) => {
      requestAnimationFrame(() => setTimeout(resolve));
      setTimeout(resolve, 100);
    });
  }

  class SearchPage {
    constructor(box, search, root) {
      const part = (name) => box.querySelector(`[data-pa-${name}]`);
      this.box = box;
      this.search = search;
      this.input = box.querySelector("input[name=q]");
      this.sort = part("sort");
      this.status = part("status");
      this.notes = part("notes");
      this.nothing = part("nothing");
      this.list = new resultList.ResultList(part, root);
      this.facets = new facetForm.FacetForm(part);
      this.turns = new Turns(this, search, LATE);
      this.isTyping = false; // one run of keys is one step back
      this.shown = null;     // the answer whose rows are shown, and whether it still is the newest
      this.counted = null;   // the question whose facets are shown: as long as it is asked, their values keep their places
      this.atRest = { title: document.title, status: [...this.status.childNodes] };
      this.listen();
    }

    listen() {
      this.input.addEventListener("input", () => this.turns.later(() => this.type(), PAUSE));
      this.input.form.addEventListener("submit", (event) => this.submit(event));
      this.box.addEventListener("keydown", (event) => this.onKey(event));
      for (const part of [this.facets.form, this.sort]) part.addEventListener("change", () => this.choose());
      this.facets.clear.addEventListener("click", () => this.clear());
      this.list.more.addEventListener("click", () => this.showMore());
      addEventListener("popstate", () => this.restore(false));
    }

    /* -- What a reader does --------------------------------------------------------------------- */

    /* The first key after an answer that was settled makes a new step, further keys change it. */
    type() {
      const isStep = !this.isTyping;
      this.isTyping = true;
      this.run(isStep);
    }

    async submit(event) {
      event.preventDefault();
      this.isTyping = false;
      if (await this.run(true)) this.focusResult(0);
    }

    choose() {
      this.isTyping = false;
      this.run(true);
    }

    clear() {
      this.facets.untick();
      this.run(true);
      this.input.focus();
    }

    askInstead(word, other) {
      this.askOther(suggestions.withOther(this.input.value, word, other));
    }

    askOther(text) {
      this.input.value = text;
      this.run(true);
      this.input.focus();
    }

    onKey(event) {
      if (!isPlainKey(event)) return;
      const at = this.list.links.indexOf(document.activeElement);
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === "Escape" && at >= 0) this.input.focus();
      else if (step && at >= 0) this.focusResult(at + step);
      else if (step === 1 && document.activeElement === this.input && this.list.links.length) this.focusResult(0);
      else return;
      event.preventDefault();
    }

    /* Above the first result is the box. */
    focusResult(at) {
      const target = at < 0 ? this.input : this.list.links[at];
      if (target) target.focus();
    }

    /** The address as it is now: at the start, and when a reader goes back or forward. */
    async restore(isFirst) {
      const question = address.read();
      const hasTyped = isFirst && this.input.value !== question.q;
      if (!hasTyped) this.input.value = question.q;
      this.sort.querySelector(`[value=${question.sort}]`).checked = true;
      this.facets.restore(question.ticked);
      this.counted = null;
      if (address.isAsked(question)) this.list.dropUnmarked();
      this.isTyping = false;
      await this.run(hasTyped, address.keptRows());
      document.documentElement.classList.remove("is-asked");
    }

    /* -- The answer ----------------------------------------------------------------------------- */

    get question() {
      return { q: this.input.value, ticked: this.facets.ticked, sort: this.sort.querySelector(":checked").value };
    }

    /** Answers what is asked with so many rows; true where that is still the newest question. */
    run(isStep, rows = ROWS) {
      const { question } = this;
      address.keep(question, isStep);
      this.nameWindow(question.q.trim());
      if (!address.isAsked(question)) return this.rest();
      this.box.classList.add("is-searching");
      setBusy(this.list.list, true);
      return this.turns.take((shards) => look(shards, question, rows));
    }

    /* Nothing asked: the newest papers again. */
    rest() {
      this.turns.skip();
      this.list.rest();
      this.say(...this.atRest.status.map((node) => node.cloneNode(true)));
      this.notes.replaceChildren();
      this.facets.empty();
      this.counted = null;
      this.nothing.hidden = true;
      this.tell({ papers: [], total: 0 });
      this.box.classList.remove("is-searching");
      return false;
    }

    nameWindow(text) {
      const { title } = this.atRest;
      document.title = text ? `${text.slice(0, MOST_TITLE)} - ${title}` : title;
    }

    /* -- What a turn shows ---------------------------------------------------------------------- */

    wait(text) {
      this.say(text);
    }

    say(...said) {
      this.status.replaceChildren(...said);
    }

    async show(found, isNewest) {
      const { answer, papers } = found;
      this.shown = { answer, isNewest };
      this.list.show(answer, papers);
      this.say(results.summary(answer) || "\u00a0");
      this.notes.replaceChildren(...notes.notesOn(answer, (word, other) => this.askInstead(word, other), (text) => this.askOther(text)), ...notes.orderOf(found));
      this.nothing.hidden = answer.papers.length > 0 || answer.kind !== "none" || answer.missing.length > 0;
      this.sort.classList.toggle("is-idle", answer.kind !== "all" || answer.total < 2 || answer.needs.length === 0);
      this.tell(answer, found.shards.build);
      document.documentElement.classList.remove("is-asked");
      await painted(); // who waits for rows need not wait for figures, too
      await this.showFacets(found, isNewest);
      document.dispatchEvent(new Event("pa-shown"));
    }

    /* take.js offers what has all that was asked for, or where nothing has, what comes closest. */
    tell({ papers, total, kind }, build) {
      const found = kind === "all" ? papers.slice(0, total) : papers;
      const detail = { papers: found, total: found.length, build };
      archive.put("answered", detail); // it may come later
      document.dispatchEvent(new CustomEvent("pa-answered", { detail }));
    }

    async showFacets({ shards, q, ticked, narrowing, answer, papers }, isNewest) {
      try {
        const held = this.counted === q ? this.facets.values : {};
        const counted = answer.isPart ? [] : await facets.facetsOf(shards, answer, ticked, narrowing, papers, held);
        if (!isNewest()) return;
        this.counted = q;
        this.facets.show(counted, answer.total);
        this.facets.countTicks(Object.values(ticked).flat().length);
      } catch {
        this.facets.hide(); // the papers are there without them
      }
    }

    settle() {
      setBusy(this.list.list, false);
    }

    /* -- More of it ----------------------------------------------------------------------------- */

    async showMore() {
      const { list, shown: { answer, isNewest } } = this;
      const from = list.links.length;
      list.more.disabled = true;
      try {
        const papers = await this.search.run((shards) => shards.documents(answer.papers.slice(from, from + ROWS)));
        if (isNewest()) this.append(answer, papers, from);
      } catch {
        if (isNewest()) this.say("More papers could not be loaded. Try again.");
      } finally {
        list.more.disabled = false;
      }
    }

    append(answer, papers, from) {
      this.list.append(answer, papers);
      address.keepRows(from + papers.length);
      this.focusResult(from);
    }
  }

  /** Makes the search page work: `box` is its part of the page, `search` what open.js opens, `root` the site's address. */
  function start(box, search, root) {
    return new SearchPage(box, search, root);
  }

  archive.searchPage = { start };
})(paperArchive);
