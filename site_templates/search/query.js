/* What a reader means by a text: words, "phrases", -without, title:word, year:2025. Whatever else, is words. */
(function (archive) {
  "use strict";

  const { analysis, latex, markup, tables } = archive;
  const { fields: FIELDS, mostWords: MOST_WORDS, pasted: PASTED } = tables.query;
  const NAMES = [...Object.keys(FIELDS), tables.query.year].join("|");

  /* An operator touches its word, and stands behind a blank: "C - a note" and "Note: on …" have none. */
  const PIECE = new RegExp(`(?<=^| )(-)?(?:(${NAMES}):)?(?:"([^"]*)"(?= |$)|([^ ]+))`, "gi");
  const BLANK = new RegExp(`[${tables.query.blanks}]`, "g");
  const QUOTE = new RegExp(`[${tables.query.quotes}]`, "g"); // as phones and word processors type them
  const YEARS = /^(\d{4})(?:[-–](\d{4}))?$/;

  /** { text, needs: [{ word, field, isOpen, isHyphened }], phrases, together: words in one stretch
      of a script without blanks, without: [{ words, text, field }], years: [{ from, to }],
      isPlain }; isPlain says that no operator was read, and as an argument that none may be. */
  function parse(asked, isPlain) {
    const text = markup.resolve(asked);
    const query = { text: asked, needs: [], phrases: [], together: [], without: [], years: [], isPlain: true };
    const straight = text.replace(BLANK, " ").replace(QUOTE, '"');
    const isPasted = text.length > PASTED || /[\n\r\t]/.test(text);
    let last = "words";
    if (isPlain || isPasted) addWords(query, text, "");
    else for (const piece of straight.matchAll(PIECE)) last = readPiece(query, ...piece);
    query.needs.splice(MOST_WORDS);
    query.together.splice(MOST_WORDS);
    if (last === "words" && query.needs.length && /[\p{L}\p{N}\p{M}]$/u.test(text)) query.needs.at(-1).isOpen = true;
    return query;
  }

  /* Adds what a piece means, and says what that is. */
  function readPiece(query, whole, minus, name, phrase, word) {
    const field = FIELDS[(name || "").toLowerCase()] || "";
    const text = phrase ?? word;
    const years = name && !field && !minus && YEARS.exec(text);
    const isTouching = phrase !== undefined || /^([\p{L}\p{N}]|\.net)/iu.test(text);
    if (years) return addYears(query, years);
    if ((name && !field) || !isTouching || !(minus || name || phrase !== undefined)) return addWords(query, whole, "");
    if (minus) return addGroup(query, query.without, text, field);
    if (phrase !== undefined) return addGroup(query, query.phrases, text, field);
    query.isPlain = false;
    return addWords(query, text, field);
  }

  function addYears(query, [, from, to]) {
    query.isPlain = false;
    query.years.push({ from: Number(from), to: Number(to || from) });
    return "years";
  }

  function addGroup(query, groups, text, field) {
    const found = cut(text);
    if (found.length === 0) return "nothing";
    query.isPlain = false;
    groups.push({ words: found, text: text, field: field });
    return "group";
  }

  function addWords(query, text, field) {
    for (const token of analysis.tokens(latex.resolve(text))) {
      const isHyphened = !analysis.isUnspaced(token);
      analysis.withoutEnds(analysis.parts(token)).forEach((word, at) => {
        query.needs.push({ word: word, field: field, isOpen: false, isHyphened: isHyphened && at > 0 });
      });
      query.together.push(...analysis.phrasesIn(token).map((words) => ({ words, field })));
    }
    return "words";
  }

  function cut(text) {
    return analysis.phraseOf(latex.resolve(text));
  }

  archive.query = { parse };
})(paperArchive);
