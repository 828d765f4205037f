/* What a reader means by a text: words, "phrases", -without, title:word, year:2025. Whatever else, is words. */
(function (archive) {
  "use strict";

  const { analysis } = archive;
  const FIELDS = { title: "title", abstract: "abstract", tag: "tags", tags: "tags", topic: "topic" };
  const MOST_WORDS = 64; // a pasted abstract is cut here
  const PASTED = 200;    // characters from which on a text was hardly typed: nothing in it is an operator

  /* An operator touches its word, and stands behind a blank: "C - a note" and "Note: on …" have none. */
  const PIECE = /(?<=^| )(-)?(?:(title|abstract|tags?|topic|year):)?(?:"([^"]*)"(?= |$)|([^ ]+))/gi;
  const BLANK = /[\v\f\u001c-\u001f\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/g;
  const YEARS = /^(\d{4})(?:[-–](\d{4}))?$/;

  /** { text, needs: [{ word, field, isOpen, isHyphened }], phrases, without: [{ words, text, field }], years: [{ from, to }],
      isPlain }; isPlain says that no operator was read, and as an argument that none may be. */
  function parse(text, isPlain) {
    const query = { text: text, needs: [], phrases: [], without: [], years: [], isPlain: true };
    const straight = text.replace(BLANK, " ").replace(/[“”„‟«»]/g, '"'); // as phones and word processors type them
    const isPasted = text.length > PASTED || /[\n\r\t]/.test(text);
    let last = "words";
    if (isPlain || isPasted) addWords(query, text, "");
    else for (const piece of straight.matchAll(PIECE)) last = readPiece(query, ...piece);
    query.needs.splice(MOST_WORDS);
    if (last === "words" && query.needs.length && /[\p{L}\p{N}\p{M}]$/u.test(text)) query.needs.at(-1).isOpen = true;
    return query;
  }

  /* Adds what a piece means, and says what that is. */
  function readPiece(query, whole, minus, name, phrase, word) {
    const field = FIELDS[(name || "").toLowerCase()] || "";
    const text = phrase ?? word;
    const years = name && !field && !minus && YEARS.exec(text);
    const isTouching = phrase !== undefined || /^[\p{L}\p{N}]/u.test(text);
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
    for (const token of analysis.tokens(analysis.unlatex(text))) {
      analysis.parts(token).forEach((word, at) => {
        query.needs.push({ word: word, field: field, isOpen: false, isHyphened: at > 0 });
      });
    }
    return "words";
  }

  function cut(text) {
    return analysis.tokens(analysis.unlatex(text)).flatMap(analysis.parts);
  }

  archive.query = { parse };
})(paperArchive);
