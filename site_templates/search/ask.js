/* A query to papers, best first: which may be meant is counted here, how they rank lunr.js says. */
(function (archive) {
  "use strict";

  const { analysis, query: { parse }, engine } = archive;

  const WEIGHT = { word: 1, compound: 1, completion: 0.5, beginning: 0.3 };
  const SHORTEST = 3;       // letters that still tell something of a word
  const LONGEST = 48;       // letters; a longer "word" is neither completed nor cut
  const MOST_SHARDS = 4;    // that the beginning of a word may lie in; more would be slow to load
  const MOST_COMPLETED = 2; // stems that a word under way may have beside its own
  const MOST_RANKED = 1000; // papers that lunr.js puts in order
  const ENOUGH = 20;        // papers with all words from which on none with some are shown
  const MOST_LOOKED_THROUGH = 240; // papers whose words are read for a phrase
  const IN_STEP = 24;       // papers read at a time
  const MOST_PIECES = 8;    // shards of the vocabulary that are read for a word that no paper has

  /* Ends of English words: the index holds stems, so "generalizatio" must be completed to meet "gener". */
  const TAILS = [...new Set(
    ("ability ables ances ational ations ators edly ements ences encies fulness ibility ically ings isms ists "
      + "ities iveness izations izers ments ousness").split(" ").flatMap(pieces),
  )];

  function pieces(suffix) {
    const found = [];
    for (let from = 0; from < suffix.length; from += 1) {
      for (let to = from + 1; to <= suffix.length; to += 1) found.push(suffix.slice(from, to));
    }
    return found;
  }

  /* -- What a word is met by -------------------------------------------------------------------- */

  /* A need is met by a paper with one of `terms` (term to weight) in one of its fields. One that is optional, a letter
     or two of a word under way, only helps a paper. */
  function makeNeed({ word, field }) {
    return { word: word, field: field, terms: new Map(), prefix: "", isShort: false, isOptional: false };
  }

  function add(need, term, weight) {
    need.terms.set(term, Math.max(weight, need.terms.get(term) || 0));
  }

  /* Stems of words that this one may become, shorter than it: those that most endings give. */
  function shorterStems(word) {
    if (word.length <= SHORTEST || word.length > LONGEST) return [];
    const found = new Map();
    for (const tail of TAILS) {
      const stem = analysis.stem(word + tail);
      if (word.startsWith(stem) && stem.length >= SHORTEST && stem !== word) found.set(stem, (found.get(stem) || 0) + 1);
    }
    const own = analysis.stem(word);
    return [...found].filter(([stem]) => stem !== own).sort((a, b) => b[1] - a[1]).slice(0, MOST_COMPLETED).map(([stem]) => stem);
  }

  async function complete(shards, need) {
    const stems = shorterStems(need.word);
    await shards.hold(stems);
    for (const stem of stems.filter((one) => shards.has(one))) add(need, stem, WEIGHT.completion);
  }

  async function meet(shards, asked) {
    const need = makeNeed(asked);
    const own = analysis.stem(asked.word);
    const isBroad = shards.breadth(asked.word) > MOST_SHARDS || Array.from(asked.word).length < 2;
    await Promise.all([shards.hold([own]), asked.isOpen && !isBroad ? shards.holdBeginning(asked.word) : null]);
    if (asked.isOpen && !isBroad) {
      need.prefix = asked.word;
      for (const term of shards.beginning(asked.word)) add(need, term, WEIGHT.beginning);
    }
    if (shards.has(own)) add(need, own, WEIGHT.word);
    else if (asked.isOpen) await complete(shards, need);
    need.isShort = asked.isOpen && isBroad && !shards.has(own);
    need.isOptional = need.isShort || (asked.isOpen && Array.from(asked.word).length < 2);
    return need;
  }

  /* "data set" is met by "dataset", too: where papers write both, where a hyphen asks for it, or for want of a word. */
  async function joinNeighbours(shards, asked, needs) {
    const found = needs.slice(1).map((need, at) => {
      const term = analysis.stem(asked[at].word + need.word);
      const isUnknown = !needs[at].terms.size || !need.terms.size;
      const isTried = asked[at + 1].isHyphened || isUnknown || shards.compounds(analysis.stem(asked[at].word)).includes(term);
      return isTried ? { term: term, at: at } : null;
    }).filter(Boolean);
    await shards.hold(found.map(({ term }) => term));
    for (const { term, at } of found) {
      if (!shards.has(term)) continue;
      add(needs[at], term, WEIGHT.compound);
      add(needs[at + 1], term, WEIGHT.compound);
    }
  }

  async function findNeeds(shards, asked) {
    const wanted = asked.filter(({ word }) => !analysis.isStop(word));
    const needs = await Promise.all(wanted.map((one) => meet(shards, one)));
    await joinNeighbours(shards, wanted, needs);
    const cut = await Promise.all(needs.map((need) => (need.terms.size ? [need] : cutInTwo(shards, need))));
    const whole = cut.flat();
    if (whole.every((need) => need.isOptional)) whole.forEach((need) => { need.isOptional = false; });
    return { needs: whole, isCommon: asked.length > 0 && wanted.length === 0 };
  }

  /* "timelapse" where papers write only "time lapse": the most even cut into two known words. */
  async function cutInTwo(shards, need) {
    const { word } = need;
    if (word.length < 2 * SHORTEST || word.length > LONGEST) return [need];
    const starts = await shards.vocabulary("v", word.slice(0, SHORTEST), MOST_PIECES);
    const known = new Set((starts || []).map((entry) => entry.name));
    const short = analysis.stem(word.slice(0, SHORTEST)); // "use" is "us": it lies elsewhere
    if (await shards.knows(short)) known.add(short);
    const places = Array.from(word, (_, at) => at).slice(SHORTEST, 1 - SHORTEST)
      .filter((at) => known.has(analysis.stem(word.slice(0, at))))
      .sort((a, b) => Math.abs(2 * a - word.length) - Math.abs(2 * b - word.length));
    for (const at of places.slice(0, MOST_PIECES)) {
      const cut = [word.slice(0, at), word.slice(at)].map((part) => [part, analysis.stem(part)]);
      if (await shards.knows(cut[1][1])) return halves(shards, need, cut);
    }
    return [need];
  }

  async function halves(shards, need, cut) {
    await shards.hold(cut.map(([, term]) => term));
    return cut.map(([part, term]) => {
      const half = makeNeed({ word: part, field: need.field });
      add(half, term, WEIGHT.word);
      return half;
    });
  }

  /* -- Counting --------------------------------------------------------------------------------- */

  /* Calls `visit(paper, score)` for each place of a term, in one field ("" is any). */
  function eachPlace(shards, term, field, visit) {
    shards.posting(term).fields.forEach(({ papers, scores }, number) => {
      if (field && shards.fields[number] !== field) return;
      for (let at = 0; at < papers.length; at += 1) visit(papers[at], scores[at]);
    });
  }

  /* For each paper how many needs it meets, and about how well. */
  function count(shards, needs) {
    const met = new Uint8Array(shards.papers);
    const score = new Float64Array(shards.papers);
    const last = new Uint8Array(shards.papers);
    needs.forEach((need, number) => {
      need.terms.forEach((weight, term) => eachPlace(shards, term, need.field, (paper, points) => {
        score[paper] += weight * points;
        if (need.isOptional || last[paper] === number + 1) return;
        last[paper] = number + 1;
        met[paper] += 1;
      }));
    });
    return { met, score };
  }

  /* A 1 for each paper that years and what is to be left out allow. */
  async function allowed(shards, query) {
    const allow = new Uint8Array(shards.papers).fill(1);
    for (const any of yearLists(shards, query)) restrict(allow, any);
    for (const group of query.without) {
      const found = await havingAll(shards, group);
      found.forEach((has, paper) => { if (has) allow[paper] = 0; });
    }
    return allow;
  }

  function yearLists(shards, query) {
    return query.years.length ? [query.years.flatMap((span) => papersOfYears(shards, span))] : [];
  }

  function papersOfYears(shards, { from, to }) {
    return shards.manifest.years.filter(([year]) => year >= from && year <= to)
      .map(([, first, behind]) => Int32Array.from({ length: behind - first }, (_, at) => first + at));
  }

  /* Keeps what is in any of some lists of papers. */
  function restrict(allow, lists) {
    const keep = new Uint8Array(allow.length);
    for (const list of lists) for (const paper of list) keep[paper] = allow[paper];
    allow.set(keep);
  }

  async function havingAll(shards, group) {
    const found = new Uint8Array(shards.papers);
    const wanted = group.words.filter((word) => !analysis.isStop(word)).map(analysis.stem);
    await shards.hold(wanted);
    if (wanted.length === 0 || !wanted.every((term) => shards.has(term))) return found;
    const needs = wanted.map((term) => ({ field: group.field, terms: new Map([[term, 1]]) }));
    const { met } = count(shards, needs);
    met.forEach((number, paper) => { found[paper] = number === wanted.length ? 1 : 0; });
    return found;
  }

  const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };

  /* As a title may be copied out of a page's source. */
  function unescaped(text) {
    return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity]);
  }

  /* The papers whose whole title this is. */
  async function titled(shards, text) {
    const title = analysis.unlatex(unescaped(text)).trim().split(/\s+/).join(" ");
    const first = analysis.firstTerm(title);
    await shards.hold([first]);
    return shards.titled(first, analysis.crc32(analysis.titleKey(title)));
  }

  /* -- Ranking ---------------------------------------------------------------------------------- */

  function best(papers, score, most) {
    return papers.length <= most ? papers : papers.sort((a, b) => score[b] - score[a] || a - b).slice(0, most);
  }

  /* The papers in the order that lunr.js gives them. */
  function rank(shards, needs, papers) {
    const among = new Uint8Array(shards.papers);
    papers.forEach((paper) => { among[paper] = 1; });
    const weights = new Map();
    for (const { terms, field } of needs) {
      terms.forEach((weight, term) => {
        const key = `${field} ${term}`;
        weights.set(key, { term: term, field: field, boost: Math.max(weight, (weights.get(key) || { boost: 0 }).boost) });
      });
    }
    const clauses = [...weights.values()];
    const index = engine.assemble(shards, clauses.map(({ term }) => term), among);
    const results = index.query((asked) => clauses.forEach(({ term, field, boost }) => {
      asked.term(term, { boost: boost, usePipeline: false, ...(field ? { fields: [field] } : {}) });
    }));
    return results.map((result) => Number(result.ref));
  }

  /* Papers with all that is asked for and, where they are few, those with most of it behind them. */
  function order(shards, needs, allow, kept) {
    const { met, score } = count(shards, needs);
    const all = needs.filter((need) => !need.isOptional).length;
    const meets = met.map((number, paper) => (number === all ? allow[paper] : 0));
    const whole = papersIn(meets, kept);
    const found = rank(shards, needs, best([...whole], score, MOST_RANKED));
    for (let number = all - 1; number > 0 && found.length < ENOUGH; number -= 1) {
      const tier = papersIn(met.map((some, paper) => (some === number ? allow[paper] : 0)), kept);
      found.push(...rank(shards, needs, best(tier, score, ENOUGH)).slice(0, ENOUGH - found.length));
    }
    return { meets: meets, whole: whole, found: found };
  }

  function papersIn(some, kept) {
    const found = [];
    some.forEach((is, paper) => { if (is && kept[paper]) found.push(paper); });
    return found;
  }

  /* -- Phrases ---------------------------------------------------------------------------------- */

  function textsOf(document, field) {
    const named = (pair) => (Array.isArray(pair) ? pair[0] : pair);
    const texts = {
      title: [document.title], abstract: [document.abstract], tags: document.tags.map(named), topic: [named(document.topic)],
    };
    return field ? texts[field] : Object.values(texts).flat();
  }

  function hasPhrase(document, { words: wanted, field }) {
    const phrase = ` ${wanted.join(" ")} `;
    return textsOf(document, field).some((text) => ` ${analysis.tokens(text).flatMap(analysis.parts).join(" ")} `.includes(phrase));
  }

  /* Reads the best papers until enough of them have the phrases word for word. */
  async function withPhrases(shards, papers, phrases, enough) {
    const found = [];
    let at = 0;
    for (; at < papers.length && at < MOST_LOOKED_THROUGH && found.length < enough; at += IN_STEP) {
      const documents = await shards.documents(papers.slice(at, at + IN_STEP));
      found.push(...documents.filter((one) => phrases.every((phrase) => hasPhrase(one, phrase))).map(({ paper }) => paper));
    }
    return { found: found, read: Math.min(at, papers.length) };
  }

  /* -- The answer ------------------------------------------------------------------------------- */

  /** The answer to a text: { papers: best first, all: those with all that was asked for, total: how many, meets: a 1
      for each of them before filters, kind, needs, query, left, suggestions }. `kind` is "blank" (nothing asked), "all",
      "some", "none" or "common" (only stop words); `left` counts papers not looked through for a phrase,
      and `isPart` says that there are such, filtered or not. Each of
      `filters` is a list of lists of papers: a paper must be in one of them. `enough` papers are looked for. */
  async function ask(shards, text, { filters = [], sort = "relevance", isPlain = false, enough = ENOUGH } = {}) {
    const query = parse(text, isPlain);
    const [answer, pinned] = await Promise.all([
      answerTo(shards, query, { filters, sort, enough }),
      text.trim() ? titled(shards, text) : [],
    ]);
    pin(answer, pinned, sort);
    if (answer.papers.length === 0 && !query.isPlain) {
      const plainly = await ask(shards, text, { filters, sort, isPlain: true, enough });
      // What was to be left out, or to be found there alone, is no wish: then only a text that some paper has may be meant.
      const isStrict = query.without.length || query.years.length || query.needs.some(({ field }) => field);
      const isMeant = isStrict ? plainly.total : plainly.papers.length;
      if (isMeant) return { ...plainly, isReadPlainly: true };
    }
    answer.suggestions = await suggest(shards, answer.needs);
    return answer;
  }

  /* Papers whose whole title was asked for come first, whatever is in it. */
  function pin(answer, titled, sort) {
    const first = titled.filter((paper) => answer.kept[paper] && answer.allow[paper]).reverse();
    if (first.length === 0) return;
    first.forEach((paper) => { answer.meets[paper] = 1; });
    answer.all = papersIn(answer.meets, answer.kept);
    answer.total = answer.all.length;
    answer.kind = "all";
    if (sort === "relevance") answer.papers = [...first, ...answer.papers.filter((paper) => !first.includes(paper))];
    else answer.papers = newest(answer.all);
  }

  function newest(papers) {
    return [...papers].sort((a, b) => b - a);
  }

  async function answerTo(shards, query, { filters, sort, enough }) {
    const inside = query.phrases.flatMap(({ words: all, field }) => all.map((word) => ({ word: word, field: field, isOpen: false, isHyphened: false })));
    const { needs, isCommon } = await findNeeds(shards, [...query.needs, ...inside]);
    const kept = new Uint8Array(shards.papers).fill(1);
    filters.forEach((lists) => restrict(kept, lists));
    const isListed = needs.length === 0 && !isCommon && (filters.length || query.years.length || query.without.length);
    const allow = await allowed(shards, query);
    const base = { query, needs, kept, allow, left: 0, suggestions: [], meets: new Uint8Array(shards.papers), papers: [], all: [], total: 0 };
    if (needs.length === 0 && !isListed) return { ...base, kind: isCommon ? "common" : "blank" };
    if (query.phrases.length) return { ...base, ...await readPhrases(shards, base, allow, sort, enough) };
    const { meets, whole, found } = needs.length ? order(shards, needs, allow, kept) : listed(allow, kept);
    const papers = sort === "date" && whole.length ? newest(whole) : found;
    return { ...base, meets, papers, all: whole, total: whole.length, kind: whole.length ? "all" : papers.length ? "some" : "none" };
  }

  /* Papers that filters leave are read first, the others so that facets can count them. */
  async function readPhrases(shards, { needs, query, kept }, allow, sort, enough) {
    const { meets: having, whole, found } = order(shards, needs, allow, new Uint8Array(shards.papers).fill(1));
    const ordered = sort === "date" ? newest(whole) : found.filter((paper) => having[paper]);
    const first = ordered.filter((paper) => kept[paper]);
    const read = await withPhrases(shards, [...first, ...ordered.filter((paper) => !kept[paper])], query.phrases, enough);
    const meets = new Uint8Array(shards.papers);
    read.found.forEach((paper) => { meets[paper] = 1; });
    const papers = read.found.filter((paper) => kept[paper]);
    const left = Math.max(0, first.length - read.read);
    const isPart = read.read < ordered.length;
    return { meets, papers, all: papers, total: papers.length, left, isPart, kind: papers.length ? "all" : "none" };
  }

  /* Nothing but filters: all they allow, newest first. */
  function listed(allow, kept) {
    const whole = papersIn(allow, kept);
    return { meets: allow, whole: whole, found: [...whole].reverse() };
  }

  /* -- Did you mean ----------------------------------------------------------------------------- */

  /* The number of edits between two words, a swap of neighbours being one (Damerau 1964), at most `most` + 1. */
  function edits(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = [];
    let row = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const isSame = one[i - 1] === other[j - 1];
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (isSame ? 0 : 1));
        const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        if (isSwap) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      before = row;
      row = next;
    }
    return row[other.length];
  }

  /* Words of papers close to one that no paper has: those with its first letters, as many as may be read. */
  async function neighbours(shards, word) {
    for (let length = 2; length < word.length; length += 1) {
      const found = await shards.vocabulary("v", word.slice(0, length), MOST_PIECES);
      if (found) return found;
    }
    return [];
  }

  async function closest(shards, word) {
    const most = word.length < 8 ? 1 : 2;
    const near = (await neighbours(shards, word))
      .map((entry) => ({ word: entry.word, power: entry.power, far: edits(word, entry.word, most) }))
      .filter((entry) => entry.far > 0 && entry.far <= most);
    const nearest = Math.min(...near.map((entry) => entry.far));
    const found = near.filter((entry) => entry.far === nearest);
    return found.sort((a, b) => b.power - a.power || (a.word < b.word ? -1 : 1)).slice(0, 3).map((entry) => entry.word);
  }

  /** Other words for those that no paper has: [{ word, instead, isShort }]. */
  async function suggest(shards, needs) {
    const unknown = needs.filter((need) => !need.terms.size && !need.isOptional && need.word.length <= LONGEST && !/^\p{N}+$/u.test(need.word));
    const once = [...new Map(unknown.map((need) => [need.word, need])).values()];
    return Promise.all(once.slice(0, 3).map(async ({ word }) => ({
      word: word, isShort: word.length <= SHORTEST, instead: word.length > SHORTEST ? await closest(shards, word) : [],
    })));
  }

  /** The needs of a text as far as they are known without an index: for marking a page. */
  function needsOf(text) {
    const query = parse(text);
    const asked = [...query.needs, ...query.phrases.flatMap((phrase) => phrase.words.map((word) => ({ word: word })))];
    return asked.filter(({ word }) => !analysis.isStop(word)).map(({ word, isOpen }) => {
      const need = makeNeed({ word: word, field: "" });
      add(need, analysis.stem(word), WEIGHT.word);
      return Object.assign(need, { prefix: isOpen && word.length >= SHORTEST ? word : "" });
    });
  }

  /** Whether a folded word of a text is one that a query asked for. */
  function isHit(needs, word) {
    if (analysis.isStop(word)) return false;
    const term = analysis.stem(word);
    return needs.some((need) => need.terms.has(term) || (need.prefix !== "" && term.startsWith(need.prefix)));
  }

  archive.ask = { ask, isHit, needsOf };
})(paperArchive);
