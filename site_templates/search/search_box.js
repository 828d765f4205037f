/* The box of every page: papers as the reader types, in a list that opens below it. */
(function (archive) {
  "use strict";

  const { elements: { element, fromSeed, setBusy, isPlainKey }, marks, results, suggestions: { withOther } } = archive;
  const { knownIds: { nameOf, addressOf, hostOf } } = archive;
  const { turns: { Turns }, listbox: { Listbox, option } } = archive;

  const SHOWN = 7;         // papers
  const MOST_AUTHORS = 2;
  const MOST_INSTEAD = 3;  // words that may have been meant
  const PAUSE = 60;        // milliseconds without a key before a search
  const LATE = 250;        // milliseconds from which on it is said that the search is at work

  function paperOption(paper, answer, root) {
    const { needs, query: { text } } = answer;
    const topic = results.term(paper.topic).name;
    const { asked } = results.askedAuthors(paper, answer);
    const made = option(
      results.paperAddress(root, paper, text),
      fromSeed("span", "pa-option__title", ...marks.markedPieces(paper.pieces, needs)),
      element("span", "pa-option__meta", [...asked.slice(0, MOST_AUTHORS).map(({ name }) => name), paper.day, topic].filter(Boolean).join(", ")),
    );
    if (paper.abstract) made.append(passageOf(paper, needs));
    return made;
  }

  function passageOf(paper, needs) {
    const passage = element("span", "pa-option__text", ...marks.passage(paper.abstract, needs));
    passage.setAttribute("aria-hidden", "true"); // title, day and topic are enough to hear at each step
    return passage;
  }

  /* Where there is more to see of an id that no paper bears. */
  function elsewhere(id) {
    return option(addressOf(id), "See ", element("b", "", nameOf(id)), ` at ${hostOf(id)}`);
  }

  function wordsTooShort(answer) {
    return answer.suggestions.filter((one) => one.isShort && one.instead.length === 0)
      .map(({ word }) => `No paper contains “${word}”, which is too short to guess a spelling.`);
  }

  /* [answer, its best papers]; the papers are not read for a question that another has followed. */
  async function bestPapers(shards, text, isNewest) {
    const answer = await archive.ask.ask(shards, text, { enough: SHOWN });
    const shown = answer.papers.slice(0, answer.kind === "all" ? Math.min(SHOWN, answer.total) : SHOWN);
    return [answer, isNewest() ? await shards.documents(shown) : []];
  }

  class SearchBox {
    constructor(input, search, root) {
      this.input = input;
      this.root = root;
      this.list = new Listbox(input);
      this.turns = new Turns(this, search, LATE);
      this.listen();
      if (input.value.trim() && document.activeElement === input) this.ask();
    }

    listen() {
      const { input, list, turns } = this;
      input.addEventListener("input", () => {
        turns.later(() => this.ask(), PAUSE);
        setBusy(list.list, true); // it is of another text
      });
      input.addEventListener("keydown", (event) => this.onKey(event));
      input.addEventListener("click", () => { if (!list.isOpen) this.ask(); });
      input.addEventListener("blur", (event) => {
        if (list.holds(event.relatedTarget)) return;
        turns.end();
        list.close();
      });
      input.form.addEventListener("submit", () => turns.skip());
    }

    onKey(event) {
      const { list } = this;
      if (!isPlainKey(event)) return;
      if (event.key === "Escape" && list.isOpen) list.close();
      else if (event.key === "Enter" && list.active) list.active.click();
      else if (event.key === "ArrowDown" && !list.isOpen) this.ask();
      else if (event.key === "ArrowDown") list.walk(1);
      else if (event.key === "ArrowUp" && list.isOpen) list.walk(-1);
      else return;
      event.preventDefault();
    }

    ask() {
      const text = this.input.value;
      if (text.trim()) return this.turns.take((shards, isNewest) => bestPapers(shards, text, isNewest));
      this.turns.skip();
      return this.list.close();
    }

    /* -- What a turn shows ---------------------------------------------------------------------- */

    wait(text) {
      if (!this.list.isOpen) this.say(text);
    }

    say(text) {
      this.list.show([], text);
    }

    show([answer, papers]) {
      if (document.activeElement !== this.input) return;
      const options = [
        ...answer.missing.map(elsewhere),
        ...this.insteadOptions(answer),
        ...papers.map((paper) => paperOption(paper, answer, this.root)),
        ...(answer.papers.length > papers.length ? [this.moreOption(answer, papers)] : []),
      ];
      this.list.show(options, [`${results.summary(answer)}.`, ...results.remarks(answer), ...wordsTooShort(answer)].join(" "));
    }

    settle() {
      setBusy(this.list.list, false);
    }

    /* "Did you mean": options that put another word into the box. */
    insteadOptions(answer) {
      const pairs = answer.suggestions.flatMap(({ word, instead }) => instead.map((other) => [word, other]));
      return pairs.slice(0, MOST_INSTEAD).map(([word, other]) => {
        const text = withOther(this.input.value, word, other);
        const made = option(this.pageOf(text), "Did you mean ", element("b", "", text.trim()), "?");
        made.addEventListener("click", (event) => this.askInstead(event, text));
        return made;
      });
    }

    askInstead(event, text) {
      event.preventDefault();
      this.input.value = text;
      this.input.focus();
      this.ask();
    }

    moreOption(answer, papers) {
      const isAll = answer.kind === "all" && answer.total > papers.length;
      return option(this.pageOf(answer.query.text), element("b", "", isAll ? `All ${results.count(answer.total)}` : "More papers"));
    }

    /* The address of the search page with a question. */
    pageOf(text) {
      return `${this.input.form.action}?${new URLSearchParams({ q: text })}`;
    }
  }

  /** Makes the box work: `search` is what open.js opens, `root` the address of the site. */
  function attach(input, search, root) {
    return new SearchBox(input, search, root);
  }

  archive.searchBox = { attach };
})(paperArchive);
