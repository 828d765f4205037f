/* A saved paper as a row of the reading list: what it is, the reader's note, and what can be done with it. */
(function (root) {
  "use strict";

  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const MOST_AUTHORS = 3;

  const { element, count, papers: archive, unfoldable } = root.paperArchive;
  let made = 0;

  function dayOf(listed) {
    const [day, month, year] = listed.split("-").reverse();
    return listed ? `${Number(day)} ${MONTHS[month - 1]}${year ? ` ${year}` : ""}` : "undated";
  }

  function linkTo(paper) {
    return element("a", { id: `d-${++made}`, href: `papers/${paper.slug}.html`, textContent: paper.title });
  }

  function titleOf(...children) {
    return element("h3", { dir: "auto" }, ...children);
  }

  function authorsOf({ authors, hasMore }) {
    const beside = authors.length - MOST_AUTHORS;
    const more = beside > 0 ? ` and ${count(beside).replace(/ .*/, "")} more` : hasMore ? " and others" : "";
    return authors.slice(0, MOST_AUTHORS).map(({ shown }) => shown).join(", ") + more;
  }

  /** A paper with its day, topic and authors, as a row of any list; marks.js gives it a button. */
  function paperRow(paper, topics, why = "") {
    const by = authorsOf(paper);
    const topic = element("b", {}, element("a", { href: `topics/${paper.topic}.html`, textContent: topics.get(paper.topic) ?? paper.topic }));
    const row = element("li", {}, element("div", { textContent: dayOf(paper.listed) }), titleOf(linkTo(paper)));
    row.dataset.paId = paper.id;
    if (by) row.append(element("p", { className: "pa-by" }, element("bdi", { textContent: by })));
    row.append(element("p", {}, topic, ...(why ? [element("span", { className: "pa-why", textContent: why })] : [])));
    unfoldable(row, () => archive.abstract(paper));
    return row;
  }

  /** What stands for a paper that the archive has no more. */
  function goneRow(id, title) {
    const row = element("li", { className: "is-gone" }, element("div", { textContent: "gone" }), titleOf(title || `Paper ${id}`));
    row.append(element("p", { textContent: title ? `No longer in this archive (${id})` : "Not in this archive" }));
    row.dataset.paId = id;
    return row;
  }

  /** The row of a short id that means these papers, of which there may be none or two. */
  function rowOf({ id, title }, papers, topics) {
    if (!papers.length) return goneRow(id, title);
    const row = paperRow(papers[0], topics);
    row.dataset.paId = id;
    if (papers.length > 1) {
      const others = papers.slice(1).flatMap((paper) => [" ", linkTo(paper)]);
      row.append(element("p", { className: "pa-both" }, element("span", {}, "Another paper has the same short form:", ...others)));
    }
    return row;
  }

  class OwnRow {
    /** `desk` does what a reader asks of a paper: read, move, remove, edit. */
    constructor(desk, entry, papers, topics) {
      this.desk = desk;
      this.id = entry.id;
      this.papers = papers;
      this.node = rowOf(entry, papers, topics);
      this.node.dataset.paOwn = "";
      this.title = this.node.querySelector("h3");
      this.title.id = `t-${++made}`;
      this.note = element("p", { className: "pa-own-note", dir: "auto", hidden: true });
      this.abstract = element("p", { className: "pa-excerpt", dir: "auto" });
      this.read = this.button("Mark as read", () => desk.read(this.id));
      this.tools = element("p", { className: "pa-deeds" }, this.read, this.button("Note and group", () => this.edit()), ...this.moves(), this.remover());
      this.node.append(this.note, this.abstract, this.tools);
    }

    button(name, whenClicked) {
      const button = element("button", { type: "button", textContent: name });
      button.setAttribute("aria-describedby", this.title.id);
      button.addEventListener("click", whenClicked);
      return button;
    }

    moves() {
      return [["Up", -1], ["Down", 1]].map(([name, by]) => {
        const button = this.button(name, () => this.desk.move(this.id, by));
        button.className = "pa-move";
        return button;
      });
    }

    remover() {
      const button = this.button("Remove", () => this.desk.remove(this.id));
      button.dataset.paRemove = "";
      return button;
    }

    /** Shows the paper as it is kept now. */
    renew({ note }, isRead) {
      if (this.shown === note && this.isRead === isRead) return;
      this.shown = note;
      this.isRead = isRead;
      this.note.textContent = note;
      this.note.hidden = !note;
      this.read.textContent = isRead ? "Read" : "Mark as read";
      this.read.setAttribute("aria-pressed", String(isRead));
      this.node.classList.toggle("is-read", isRead);
    }

    /** The form for note and group takes the place of the tools. */
    edit() {
      const { note, group } = this.desk.entry(this.id);
      const text = element("textarea", { value: note, rows: 3, dir: "auto" });
      const named = element("input", { value: group, autocomplete: "off" });
      named.setAttribute("list", "groups");
      const cancel = element("button", { type: "button", className: "pa-button", textContent: "Cancel" });
      const form = element("form", { className: "pa-edit" },
        element("label", {}, "Note", text), element("label", {}, "Group, or a new one", named),
        element("p", {}, element("button", { className: "pa-button", textContent: "Done" }), " ", cancel));
      const close = () => {
        form.replaceWith(this.tools);
        this.tools.children[1].focus();
      };
      form.setAttribute("aria-labelledby", this.title.id);
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        close();
        this.desk.edit(this.id, text.value, named.value);
      });
      form.addEventListener("keydown", (event) => {
        if (event.key === "Escape") close();
        else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
      });
      cancel.addEventListener("click", close);
      this.tools.replaceWith(form);
      text.focus();
    }
  }

  /** What stays in the place of a paper that was removed. */
  function ghostOf(title, undo) {
    const button = element("button", { type: "button", textContent: "Undo" });
    button.addEventListener("click", undo);
    const said = element("span", {}, "Removed: ", element("bdi", { textContent: title }));
    return element("li", { className: "pa-ghost" }, element("p", { className: "pa-deeds" }, said, button));
  }

  root.paperArchive.deskRows = { OwnRow, rowOf, paperRow, ghostOf };
})(window);
