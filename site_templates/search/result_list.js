/* The papers of an answer as rows, some at a time. */
(function (archive) {
  "use strict";

  const { elements: { element, setBusy, figure }, results: { row } } = archive;

  class ResultList {
    constructor(part, root) {
      this.list = part("results");
      this.more = part("more");
      this.root = root;
      this.newest = [...this.list.children];
    }

    get links() {
      return [...this.list.querySelectorAll("h3 a")];
    }

    /** The newest papers, as the page came with them. */
    rest() {
      this.list.replaceChildren(...this.newest);
      setBusy(this.list, false);
      this.more.hidden = true;
    }

    /** Takes away rows that answer nothing; those of an answer, which have marks, stay until there is another. */
    dropUnmarked() {
      if (!this.list.querySelector("mark")) this.list.replaceChildren();
    }

    show(answer, papers) {
      this.list.replaceChildren(...this.rows(answer, papers, 0));
      setBusy(this.list, false);
      this.offerMore(answer, papers.length);
    }

    append(answer, papers) {
      const from = this.links.length;
      this.list.append(...this.rows(answer, papers, from));
      this.offerMore(answer, from + papers.length);
    }

    /* A heading parts papers with all that was asked for from those with some. */
    rows(answer, papers, from) {
      const made = papers.map((paper) => row(paper, answer, this.root));
      const behind = answer.kind === "all" && answer.papers.length > answer.total ? answer.total - from : -1;
      if (behind > 0 && behind < made.length || behind === 0 && from > 0) {
        made.splice(behind, 0, element("li", "pa-split", element("h3", "", "Papers with only some of these words")));
      }
      return made;
    }

    offerMore(answer, shown) {
      const left = answer.papers.length - shown;
      this.more.hidden = left <= 0;
      this.more.textContent = `Show more (${figure(left)} left)`;
    }
  }

  archive.resultList = { ResultList };
})(paperArchive);
