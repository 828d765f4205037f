/* Notes on an answer: words that may have been meant, how the text was read, what is not listed. */
(function (archive) {
  "use strict";

  const { elements: { button }, results: { remarks } } = archive;

  /** The notes as nodes; `choose(word, other)` is called for a word that was meant. */
  function notesOn(answer, choose) {
    return [
      ...answer.suggestions.flatMap((suggestion) => insteadOf(suggestion, choose)),
      ...remarks(answer).map((remark) => `${remark} `),
      ...unlisted(answer),
    ];
  }

  function insteadOf({ word, instead, isShort }, choose) {
    if (instead.length === 0) return [`No paper contains “${word}”${isShort ? ", which is too short to guess a spelling" : ""}. `];
    const buttons = instead.map((other) => button("pa-instead", other, () => choose(word, other)));
    return [`No paper contains “${word}”. Did you mean `, ...buttons.flatMap((one, at) => (at ? [" or ", one] : [one])), "? "];
  }

  function unlisted({ papers, total, left }) {
    if (papers.length >= total || left) return [];
    return [`The best ${papers.length.toLocaleString("en")} are listed; add a word to see others.`];
  }

  archive.notes = { notesOn };
})(paperArchive);
