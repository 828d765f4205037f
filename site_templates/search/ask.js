/* The answer to a text: what it needs, which papers meet it, in which order, and what else may have been meant. */
(function (archive) {
  "use strict";

  const { analysis, latex, markup, query: { parse }, needs: { find, wordsInside }, subjects, people, matching, ranking, names: { NAMES }, phrases: { withPhrases }, suggestions: { suggest } } = archive;

  const MOST_PIECES = 6; // of a query that nothing meets, for each of which it is said how many papers have it

  /** The answer to a text: { papers: best first, all: those with all that was asked for, total: how many, meets: a 1
      for each of them before filters, kind, needs, query, missing: ids that no paper bears, left, suggestions, ways }. `kind` is "blank" (nothing asked), "all",
      "some", "none" or "common" (only stop words); `left` counts papers not looked through for a phrase, and `isPart`
      says that there are such, filtered or not. Each of `filters` is a list of lists of papers: a paper must be in one
      of them. `enough` papers are looked for. */
  async function ask(shards, text, { filters = [], sort = "relevance", enough = ranking.ENOUGH } = {}) {
    const query = parse(text);
    const [answer, pinned] = await Promise.all([
      answerTo(shards, query, { filters, sort, enough }),
      text.trim() ? titled(shards, text) : [],
    ]);
    pin(answer, pinned, sort);
    answer.suggestions = await suggest(shards, answer.needs);
    const isIdAlone = query.ids.length > 0 && query.pieces.length < 2; // its digits mean nothing as words
    if (answer.papers.length === 0 && !query.isPlain && !isIdAlone) answer.ways = await waysOut(shards, query.pieces, { filters, enough });
    return answer;
  }

  /* Where no paper has all that operators ask for: how many have each piece of it, and what finds some without one:
     { parts: [{ text, total }], others: [text] }. */
  async function waysOut(shards, pieces, options) {
    if (pieces.length < 2) return { parts: [], others: await found(shards, [bare(pieces.join(" "))], options) };
    const few = pieces.slice(0, MOST_PIECES);
    const answers = await Promise.all(few.map((piece) => ask(shards, piece, options)));
    const others = few.map((_, but) => pieces.filter((__, at) => at !== but).join(" "));
    return {
      parts: few.map((text, at) => ({ text, total: answers[at].total })),
      others: pieces.length === 2 ? others.filter((_, but) => answers[1 - but].total) : await found(shards, others, options),
    };
  }

  async function found(shards, texts, options) {
    const answers = await Promise.all(texts.map((text) => answerTo(shards, parse(text), { ...options, sort: "relevance" })));
    return texts.filter((_, at) => answers[at].papers.length);
  }

  /* The words of a piece without its signs; of what is to be left out there are none. */
  function bare(piece) {
    return piece.startsWith("-") ? "" : piece.replace(/^[a-z]+:/i, "").replaceAll('"', "");
  }

  async function answerTo(shards, asked, { filters, sort, enough }) {
    const { allow, phrases } = await matching.allowed(shards, asked);
    const isSifted = phrases.length < asked.phrases.length;
    const by = asked.phrases.filter((one) => one.field === NAMES && !phrases.includes(one)).map(({ text }) => text);
    const query = { ...asked, phrases, by };
    const [{ needs, isCommon }, missing, ...names] = await Promise.all([
      find(shards, [...query.needs, ...phrases.flatMap(wordsInside)]),
      missingIds(shards, query.ids), subjects.find(shards, query.needs), subjects.findFormulas(shards, query.needs),
    ]);
    const named = [...names.flat(), ...await people.find(shards, query.needs)]; // whose words have come
    const kept = filters.reduce(matching.within, matching.everyPaper(shards));
    const isListed = needs.length === 0 && !isCommon && (isSifted || filters.length || query.years.length || query.without.length || query.kinds.length || query.ids.length);
    const base = { query, missing, needs, named, kept, allow, left: 0, suggestions: [], ways: { parts: [], others: [] }, meets: new Uint8Array(shards.papers), papers: [], all: [], total: 0 };
    if (needs.length === 0 && !isListed) return { ...base, kind: isCommon ? "common" : "blank" };
    if (query.phrases.length || query.together.length) return { ...base, ...await readPhrases(shards, base, sort, enough) };
    const { meets, whole, found } = needs.length ? ranking.order(shards, needs, named, allow, kept) : ranking.unranked(allow, kept);
    const papers = sort === "date" && whole.length ? ranking.newest(whole) : found;
    return { ...base, meets, papers, all: whole, total: whole.length, kind: whole.length ? "all" : papers.length ? "some" : "none" };
  }

  async function missingIds(shards, ids) {
    const known = await Promise.all(ids.map(({ value }) => shards.withId(value)));
    return ids.filter((_, at) => known[at].length === 0);
  }

  /* Papers that filters leave are read first, the others so that facets can count them. */
  async function readPhrases(shards, { needs, named, query, kept, allow }, sort, enough) {
    const { meets: having, whole, found } = ranking.order(shards, needs, named, allow, matching.everyPaper(shards));
    const ordered = sort === "date" ? ranking.newest(whole) : found.filter((paper) => having[paper]);
    const first = ordered.filter((paper) => kept[paper]);
    const read = await withPhrases(shards, [...first, ...ordered.filter((paper) => !kept[paper])], [...query.phrases, ...query.together], enough);
    const meets = new Uint8Array(shards.papers);
    read.found.forEach((paper) => { meets[paper] = 1; });
    const papers = read.found.filter((paper) => kept[paper]);
    const left = Math.max(0, first.length - read.read);
    const isPart = read.read < ordered.length;
    const isStrict = query.phrases.length || query.needs.some(({ field }) => field);
    const isClose = (paper) => !isPart && !isStrict && kept[paper] && !meets[paper];
    const close = found.filter(isClose).slice(0, Math.max(0, ranking.ENOUGH - papers.length));
    const kind = papers.length ? "all" : close.length ? "some" : "none";
    return { meets, papers: [...papers, ...close], all: papers, total: papers.length, left, isPart, kind };
  }

  /* -- Whole titles ----------------------------------------------------------------------------- */

  /* The papers whose whole title this is. */
  async function titled(shards, text) {
    const title = markup.resolve(latex.resolve(unescaped(text))).trim().split(/\s+/).join(" ");
    const first = analysis.firstTerm(title);
    await shards.hold([first]);
    return shards.titled(first, analysis.crc32(analysis.titleKey(title)));
  }

  const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };

  /* As a title may be copied out of a page's source. */
  function unescaped(text) {
    return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity]);
  }

  /* Papers whose whole title was asked for come first, whatever is in it; what it seems to leave out counts only where
     there are others. */
  function pin(answer, pinned, sort) {
    const isAlone = answer.papers.length === 0;
    const first = pinned.filter((paper) => answer.kept[paper] && (isAlone || answer.allow[paper])).reverse();
    if (first.length === 0) return;
    first.forEach((paper) => { answer.meets[paper] = 1; });
    answer.all = matching.listed(answer.meets, answer.kept);
    answer.total = answer.all.length;
    answer.kind = "all";
    if (sort === "relevance") answer.papers = [...first, ...answer.papers.filter((paper) => !first.includes(paper))];
    else answer.papers = ranking.newest(answer.all);
  }

  archive.ask = { ask };
})(paperArchive);
