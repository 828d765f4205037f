/* Notes on an answer: words that may have been meant, how the text was read, what is not listed. */
(function (archive) {
  "use strict";

  const { elements: { button, linkTo }, results: { remarks, count, notHere }, knownIds: { nameOf, addressOf, hostOf } } = archive;

  /** The notes as nodes; `choose(word, other)` is called for a word that was meant, `ask(text)` for another question. */
  function notesOn(answer, choose, ask) {
    return [
      ...elsewhere(answer),
      ...waysOut(answer.ways, ask),
      ...answer.suggestions.flatMap((suggestion) => insteadOf(suggestion, choose)),
      ...remarks(answer).map((remark) => `${remark} `),
      ...unlisted(answer),
    ];
  }

  /* Where there is more to see of what no paper bears. */
  function elsewhere({ missing, papers }) {
    return missing.flatMap((id) => [
      ...(papers.length ? [`${notHere([id])}. `] : []),
      "See ", linkTo(nameOf(id), addressOf(id), "pa-out"), ` at ${hostOf(id)}. `,
    ]);
  }

  /* How many papers have each piece of what no paper has, and what to ask without one. */
  function waysOut({ parts, others }, ask) {
    const each = parts.map(({ text, total }) => `${count(total)} with ${text}`).join(", ");
    const buttons = others.map((text) => button("pa-instead", text, () => ask(text)));
    return [
      ...(parts.length ? [`${each}; none with all of it. `] : []),
      ...(buttons.length ? ["Search for ", ...eitherOf(buttons), "? "] : []),
    ];
  }

  function eitherOf(buttons) {
    return buttons.flatMap((one, at) => (at ? [" or ", one] : [one]));
  }

  function insteadOf({ word, instead, isShort }, choose) {
    if (instead.length === 0) return [`No paper contains “${word}”${isShort ? ", which is too short to guess a spelling" : ""}. `];
    const buttons = instead.map((other) => button("pa-instead", other, () => choose(word, other)));
    return [`No paper contains “${word}”. Did you mean `, ...eitherOf(buttons), "? "];
  }

  function unlisted({ papers, total, left }) {
    if (papers.length >= total || left) return [];
    return [`The best ${papers.length.toLocaleString("en")} are listed; add a word to see others.`];
  }

  /** What "newest first" does with papers of an answer that have no day. */
  function orderOf({ shards, sort, answer }) {
    if (answer.kind !== "all" || sort !== "date" && answer.needs.length) return [];
    const { papers: { length: behind } } = shards.undated;
    const undated = answer.all.filter((paper) => paper < behind).length;
    if (undated === 0) return [];
    const where = undated === answer.total ? "All are undated" : `Newest first, then ${undated.toLocaleString("en")} undated`;
    return [`${where}, in the order of their listings. `];
  }

  archive.notes = { notesOn, orderOf };
})(paperArchive);
