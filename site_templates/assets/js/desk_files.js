/* The reading list as files and as a link, and back: what comes is added, and nothing of one's own is written over. */
(function (root) {
  "use strict";

  const KIND = "reading list of a paper archive";
  const SITE = new URL("../../", document.currentScript.src).href;
  const MOST_BYTES = 20_000_000; // of a file that is read

  // -- Out ---------------------------------------------------------------------------------------------------

  /** The address of the reading list that others can open: here, or where the site is published. */
  function home() {
    const published = root.paperArchive.get("papers/manifest")?.address;
    return location.protocol === "file:" && published ? `${published}/reading-list.html` : location.href.replace(/[?#].*$/, "");
  }

  function linkTo(ids) {
    return `${home()}#papers=${ids.join("")}`;
  }

  /** Text in which no sign means anything to Markdown. */
  function escaped(text) {
    return text.replace(/[\\`*_{}[\]<>()#+!|~$&]/g, "\\$&").replace(/\s+/g, " ");
  }

  function pageOf(paper) {
    const published = root.paperArchive.get("papers/manifest")?.address;
    const base = location.protocol === "file:" ? published && `${published}/` : SITE;
    return paper.url || (base && `${base}papers/${paper.slug}.html`);
  }

  function itemOf({ paper, note }) {
    const { authors, hasMore, published, venue } = paper;
    const names = authors.slice(0, 3).map(({ shown }) => shown).join(", ");
    const more = authors.length > 3 || hasMore ? " et al." : "";
    const said = [names && names + more, venue, published.slice(0, 4)].filter(Boolean).map(escaped).join(", ");
    const url = pageOf(paper);
    const title = url ? `[${escaped(paper.title)}](<${url.replace(/[<>\s]/g, encodeURIComponent)}>)` : escaped(paper.title);
    const notes = note.split("\n").filter((line) => line.trim()).map((line) => `\n  > ${escaped(line)}`).join("");
    return `- ${title}${said && `. ${said}`}${notes}\n`;
  }

  /** A list of { name, items }: a heading for each group that has a name. */
  function markdown(groups) {
    const parts = groups.filter(({ items }) => items.length)
      .map(({ name, items }) => `${name ? `## ${escaped(name)}\n\n` : ""}${items.map(itemOf).join("")}`);
    return `# Reading list\n\n${parts.join("\n")}`;
  }

  /** All that is known of a list, to bring it to another browser. */
  function fileOf(state) {
    return `${JSON.stringify({ kind: KIND, ...root.paperArchive.store.written(state) }, null, 1)}\n`;
  }

  // -- In ----------------------------------------------------------------------------------------------------

  /** The short ids of a link's papers; none where it has none. */
  function idsOf(link) {
    return [...new Set(root.paperArchive.store.idsFrom(link.split("#papers=")[1]?.replace(/[^0-9a-f].*/i, "") ?? ""))];
  }

  /** The list that a file holds; null where it is none. */
  async function listIn(file) {
    if (file.size > MOST_BYTES) return null;
    const state = root.paperArchive.store.read(await file.text());
    return state.papers.length || state.read.size || state.groups.length ? state : null;
  }

  const PARTS = { group: "group", note: "note" };

  /** Adds a list to a draft of one's own. Says what was added, what was filled in, and what differed and was kept. */
  function merge(draft, coming) {
    const own = new Map(draft.papers.map((paper) => [paper.id, paper]));
    const done = { added: [], filled: [], kept: [], read: [] };
    for (const paper of coming.papers) {
      const mine = own.get(paper.id);
      if (!mine) {
        draft.papers.push({ ...paper });
        done.added.push(paper.id);
        continue;
      }
      mine.title ||= paper.title;
      for (const part of Object.keys(PARTS)) {
        if (!paper[part] || paper[part] === mine[part]) continue;
        if (mine[part]) done.kept.push({ id: paper.id, part, mine: mine[part], theirs: paper[part] });
        else {
          mine[part] = paper[part];
          done.filled.push({ id: paper.id, part });
        }
      }
    }
    draft.groups.push(...coming.groups);
    for (const id of coming.read) {
      if (!draft.read.has(id)) done.read.push(id);
      draft.read.add(id);
    }
    return done;
  }

  /** Takes back what a merge has done. */
  function unmerge(draft, { added, filled, read }) {
    draft.papers = draft.papers.filter(({ id }) => !added.includes(id));
    for (const { id, part } of filled) {
      const mine = draft.papers.find((paper) => paper.id === id);
      if (mine) mine[part] = "";
    }
    for (const id of read) draft.read.delete(id);
  }

  root.paperArchive.deskFiles = { linkTo, markdown, fileOf, idsOf, listIn, merge, unmerge };
})(window);
