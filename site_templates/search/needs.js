/* What would meet each word that is asked for: its stem, words it may become, what it makes with its neighbour. */
(function (archive) {
  "use strict";

  const { analysis: { isStop, stem, isOpen, isUnspaced, borders, isBorder, withoutEnds }, names: { NAMES, NAME, nameTerm, wordOf }, query: { parse }, tables } = archive;

  const WEIGHT = { word: 1, compound: 1, completion: 0.5, beginning: 0.3 };
  const SHORTEST = tables.needs.shortestPart; // letters that still say something of a word
  const LONGEST = tables.needs.longestWord;   // letters; a longer "word" is neither completed nor cut
  const MOST_SHARDS = 4;    // that the beginning of a word may lie in; more would be slow to load
  const MOST_COMPLETED = 2; // stems that a word under way may have beside its own
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

  /* A need is met by a paper with one of `terms` (term to weight) in one of its fields. One that is optional, a letter
     or two of a word under way, only helps a paper. `at` is its place among the words of the query. */
  function makeNeed({ word, field, at }) {
    return { word, field, at, terms: new Map(), prefix: "", isShort: false, isOptional: false };
  }

  function add(need, term, weight) {
    need.terms.set(term, Math.max(weight, need.terms.get(term) || 0));
  }

  /** The needs of the words of a query; `isCommon` says that all of them are stop words. */
  async function find(shards, asked) {
    const wanted = asked.map((one, at) => ({ ...one, at })).filter(isAsked);
    const needs = await meetAll(shards, wanted);
    const cut = await Promise.all(needs.map((need) => (need.terms.size || need.field === NAMES ? [need] : cutUp(shards, need))));
    const whole = cut.flat();
    if (whole.every((need) => need.isOptional)) whole.forEach((need) => { need.isOptional = false; });
    return { needs: whole, isCommon: asked.length > 0 && wanted.length === 0 };
  }

  /** What is asked for of a phrase before it is looked for; of a name no initials, unless these are all. */
  function wordsInside({ words, field }) {
    const found = withoutEnds(words);
    const telling = found.filter((word) => field !== NAMES || Array.from(word).length > 1);
    return (telling.length ? telling : found).map((word) => ({ word, field, isOpen: false, isHyphened: false }));
  }

  /** Whether a word says something: in a name even a stop word may. */
  function isAsked({ word, field }) {
    return field === NAMES || !isStop(word);
  }

  /* The stem of a word, where words of texts are asked for, and itself as a name, where names are. */
  function termsOf(shards, word, field) {
    const names = shards.hasNames && (field === "" || field === NAMES) ? [nameTerm(word)] : [];
    return field === NAMES ? names : [stem(word), ...names];
  }

  /** A need for each of these words, as it is or joined with its neighbours. */
  async function meetAll(shards, asked) {
    const needs = await Promise.all(asked.map((one) => (isOpen(one.word) ? meetOpen(shards, one) : meet(shards, one))));
    await joinNeighbours(shards, asked, needs);
    return needs;
  }

  async function meetOpen(shards, asked) {
    const need = makeNeed(asked);
    await shards.holdBeginning(asked.word);
    for (const term of shards.beginning(asked.word)) add(need, term, WEIGHT.word);
    return need;
  }

  async function meet(shards, asked) {
    const need = makeNeed(asked);
    const own = termsOf(shards, asked.word, asked.field);
    const isBroad = shards.breadth(asked.word) > MOST_SHARDS || Array.from(asked.word).length < 2;
    await Promise.all([shards.hold(own), asked.isOpen && !isBroad ? shards.holdBeginning(asked.word) : null]);
    if (asked.isOpen && !isBroad) {
      need.prefix = asked.word;
      for (const term of shards.beginning(asked.word)) add(need, term, WEIGHT.beginning);
    }
    const known = own.filter((term) => shards.has(term));
    for (const term of known) add(need, term, WEIGHT.word);
    if (!known.length && asked.isOpen) await complete(shards, need);
    need.isShort = asked.isOpen && isBroad && !known.length;
    need.isOptional = need.isShort || (asked.isOpen && Array.from(asked.word).length < 2);
    return need;
  }

  async function complete(shards, need) {
    const stems = shorterStems(need.word);
    await shards.hold(stems);
    for (const one of stems.filter((known) => shards.has(known))) add(need, one, WEIGHT.completion);
    const names = shards.hasNames ? stems.flatMap((one) => shards.beginning(one + NAME)) : [];
    for (const term of names) if (wordOf(term).startsWith(need.word)) add(need, term, WEIGHT.completion);
  }

  /* Stems of words that this one may become, shorter than it: those that most endings give. */
  function shorterStems(word) {
    if (word.length <= SHORTEST || word.length > LONGEST) return [];
    const found = new Map();
    for (const whole of TAILS.map((tail) => stem(word + tail))) {
      if (word.startsWith(whole) && whole.length >= SHORTEST && whole !== word) found.set(whole, (found.get(whole) || 0) + 1);
    }
    found.delete(stem(word));
    return [...found].sort((a, b) => b[1] - a[1]).slice(0, MOST_COMPLETED).map(([one]) => one);
  }

  /* "data set" is met by "dataset", too: where papers write both, where a hyphen asks for it, or for want of a word;
     and "llama 3" by "llama3". */
  async function joinNeighbours(shards, asked, needs) {
    const found = spansJoined(shards, asked, needs).map(([from, to]) => (
      { from, to, word: asked.slice(from, to).map(({ word }) => word).join("") }
    ));
    await shards.hold(found.flatMap(({ word }) => termsOf(shards, word, "")));
    for (const { from, to, word } of found) {
      for (const need of needs.slice(from, to)) {
        for (const term of termsOf(shards, word, need.field)) if (shards.has(term)) add(need, term, WEIGHT.compound);
      }
    }
  }

  /* [from, to] of the words that may be one word in a paper: neighbours, and all in a row like wav 2 vec 2. */
  function spansJoined(shards, asked, needs) {
    const found = [];
    let from = 0;
    asked.slice(1).forEach(({ word, isHyphened }, at) => {
      const meets = isBorder(asked[at].word, word);
      if (meets || isHyphened || mayBeOne(shards, needs[at], needs[at + 1])) found.push([at, at + 2]);
      if (!meets) from = at + 1;
      if (at + 1 - from > 1) found.push([from, at + 2]);
    });
    return found;
  }

  function mayBeOne(shards, need, behind) {
    if (isUnspaced(need.word + behind.word)) return false;
    return !need.terms.size || !behind.terms.size || shards.compounds(stem(need.word)).includes(stem(need.word + behind.word));
  }

  /* "timelapse" where papers write only "time lapse": the most even cut into two known words; "wav2vec2" is cut
     wherever letters and digits meet, if need be. */
  async function cutUp(shards, need) {
    const { word } = need;
    const meets = borders(word);
    if (word.length > LONGEST || (word.length < 2 * SHORTEST && !meets.length)) return [need];
    for (const places of await cuts(shards, word, meets)) {
      const cut = [0, ...places].map((at, number) => word.slice(at, places[number])).map((part) => [part, stem(part)]);
      const known = await Promise.all(cut.map(([, term]) => shards.knows(term)));
      if (known.every(Boolean)) return needsOf(shards, need, cut);
    }
    return [need];
  }

  /* Lists of places to cut a word at, the likeliest first. */
  async function cuts(shards, word, meets) {
    const known = await knownStarts(shards, word);
    const even = Array.from(word, (_, at) => at).slice(SHORTEST, 1 - SHORTEST).filter((at) => known.has(stem(word.slice(0, at))));
    return [...new Set([...even, ...meets])]
      .sort((a, b) => Math.abs(2 * a - word.length) - Math.abs(2 * b - word.length) || a - b)
      .slice(0, MOST_PIECES).map((at) => [at]).concat(meets[1] ? [meets] : []);
  }

  async function knownStarts(shards, word) {
    const start = word.slice(0, SHORTEST);
    const starts = await shards.vocabulary("v", start, MOST_PIECES);
    const known = new Set((starts || []).map((entry) => entry.name));
    if (await shards.knows(stem(start))) known.add(stem(start)); // "use" is "us": it lies elsewhere
    return known;
  }

  async function needsOf(shards, need, cut) {
    await shards.hold(cut.map(([, term]) => term));
    return cut.map(([part, term]) => {
      const half = makeNeed({ word: part, field: need.field, at: need.at });
      add(half, term, WEIGHT.word);
      return half;
    });
  }

  /** The needs of a text as far as they are known without an index: for marking a page. */
  function ofText(text) {
    const query = parse(text);
    const asked = [...query.needs, ...query.phrases.flatMap(wordsInside)];
    return asked.filter(({ word }) => !isStop(word)).map(({ word, isOpen }) => {
      const need = makeNeed({ word, field: "" });
      add(need, stem(word), WEIGHT.word);
      return Object.assign(need, { prefix: isOpen && word.length >= SHORTEST ? word : "" });
    });
  }

  /** Whether a folded word of a text is one that a query asked for. */
  function isHit(needs, word) {
    if (isStop(word)) return false;
    const term = stem(word);
    const name = nameTerm(word);
    return needs.some((need) => need.terms.has(term) || need.terms.has(name) || (need.prefix !== "" && term.startsWith(need.prefix)));
  }

  /** The needs that names meet, and only by names: who asks for a bank means no Banks. */
  function ofNames(needs) {
    return needs.filter(({ field }) => field === "" || field === NAMES)
      .map((need) => ({ ...need, terms: new Map([...need.terms].filter(([term]) => term.endsWith(NAME))) }));
  }

  archive.needs = { find, meetAll, wordsInside, isAsked, ofNames, ofText, isHit, SHORTEST, LONGEST, MOST_PIECES };
})(paperArchive);
