/* What a reader means by a text: words, "phrases", -without, title:word, author:"Full Name", year:2025, has:code,
   arxiv:2509.01234, an address. Whatever else, is words. */
(function (archive) {
  "use strict";

  const { analysis, latex, markup, formulas: { speak }, names: { NAMES, hyphened }, knownIds: { readId, isAddress, LABELS }, tables } = archive;
  const { fields: FIELDS, mostWords: MOST_WORDS, pasted: PASTED } = tables.query;
  const { year: YEAR, has: HAS } = tables.query;
  const FILTERS = [YEAR, HAS, ...Object.keys(LABELS)];
  const KINDS = Object.keys(tables.results.kinds);

  /* An operator touches its word, and stands behind a blank: "C - a note" and "Note: on …" have none. */
  const PIECE = new RegExp(`(?<=^| )(-)?(?:(${[...Object.keys(FIELDS), ...FILTERS].join("|")}):)?(?:"([^"]*)"(?= |$)|([^ ]+))`, "gi");
  const BLANK = new RegExp(`[${tables.query.blanks}]`, "g");
  const QUOTE = new RegExp(`[${tables.query.quotes}]`, "g"); // as phones and word processors type them
  const YEARS = /^(\d{4})(?:[-–](\d{4}))?$/;

  /** { text, needs: [{ word, field, isOpen, isHyphened }], phrases, together: words in one stretch of a script without
      blanks, without: [{ words, text, field }], years: [{ from, to }], kinds: of links, ids, pieces: what can be left out,
      isPlain: no operator was read }. */
  function parse(asked) {
    const text = markup.resolve(asked);
    const query = { text: asked, needs: [], phrases: [], together: [], without: [], years: [], kinds: [], ids: [], pieces: [], isPlain: true };
    const straight = text.replace(BLANK, " ").replace(QUOTE, '"');
    const isPasted = text.length > PASTED || /[\n\r\t]/.test(text);
    const id = readId(text.replace(BLANK, " "));
    let last = "words";
    if (id) last = keepPiece(query, text, last, addFilter(query, query.ids, id));
    else if (isPasted) addWords(query, text, "");
    else for (const piece of straight.matchAll(PIECE)) last = keepPiece(query, piece[0], last, readPiece(query, ...piece));
    query.needs.splice(MOST_WORDS);
    query.together.splice(MOST_WORDS);
    if (["words", "field"].includes(last) && query.needs.length && /[\p{L}\p{N}\p{M}]$/u.test(text)) query.needs.at(-1).isOpen = true;
    return query;
  }

  /* Words that follow each other are one piece. */
  function keepPiece({ pieces }, whole, before, kind) {
    if (pieces.length && kind === "words" && before === "words") pieces[pieces.length - 1] += ` ${whole}`;
    else pieces.push(whole);
    return kind;
  }

  /* Adds what a piece means, and says what that is. */
  function readPiece(query, whole, minus, name, phrase, word) {
    const field = FIELDS[(name || "").toLowerCase()] || "";
    const text = phrase ?? word;
    const isTouching = phrase !== undefined || /^([\p{L}\p{N}]|\.net)/iu.test(text);
    if (!minus && readFilter(query, whole, (name || "").toLowerCase(), text)) return "filter";
    if ((name && !field) || !isTouching || !(minus || name || phrase !== undefined)) return addWords(query, whole, "");
    if (minus) return addGroup(query, query.without, text, field);
    if (phrase !== undefined || (field === NAMES && cut(text, field).length > 1)) return addGroup(query, query.phrases, text, field);
    query.isPlain = false;
    addWords(query, text, field);
    return "field";
  }

  /* Adds what is no word of a paper: years, a kind of link, an id. */
  function readFilter(query, whole, name, text) {
    const years = name === YEAR && YEARS.exec(text);
    if (years) return addFilter(query, query.years, { from: Number(years[1]), to: Number(years[2] || years[1]) });
    if (name === HAS && KINDS.includes(text.toLowerCase())) return addFilter(query, query.kinds, text.toLowerCase());
    const id = name in LABELS ? readId(text) : isAddress(whole) && readId(whole);
    return id ? addFilter(query, query.ids, id) : "";
  }

  function addFilter(query, filters, one) {
    query.isPlain = false;
    filters.push(one);
    return "filter";
  }

  function addGroup(query, groups, text, field) {
    const found = cut(text, field);
    if (found.length === 0) return "nothing";
    query.isPlain = false;
    groups.push({ words: found, text: field === NAMES ? latex.resolve(text) : text, field: field });
    return "group";
  }

  function addWords(query, text, field) {
    for (const token of analysis.tokens(speak(latex.resolve(text)))) {
      const isHyphened = !analysis.isUnspaced(token);
      analysis.withoutEnds(analysis.parts(token)).forEach((word, at) => {
        query.needs.push({ word: word, field: field, isOpen: false, isHyphened: isHyphened && at > 0 });
      });
      query.together.push(...analysis.phrasesIn(token).map((words) => ({ words, field })));
    }
    return "words";
  }

  function cut(text, field) {
    const resolved = latex.resolve(text);
    return analysis.phraseOf(field === NAMES ? hyphened(resolved) : speak(resolved));
  }

  archive.query = { parse };
})(paperArchive);
