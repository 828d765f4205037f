/* The genuine lunr.js over a part of the index: the clauses of a query say which terms it needs, the shards hold
   them, and a lunr.Index of just those answers as the whole one would: same papers, order, scores, matches. */
(function (archive) {
  "use strict";

  const { Query, TokenSet, Vector } = lunr;

  function clausesOf(fields, ask) {
    const query = new Query(fields);
    ask.call(query, query);
    return query;
  }

  /* The terms in the index that a clause means; lunr's own automaton decides, a shorter list is all it gets. */
  async function expand(shards, clause) {
    const terms = clause.usePipeline ? [archive.analysis.stem(clause.term)] : [clause.term];
    const found = await Promise.all(terms.map((term) => expandTerm(shards, clause, term)));
    return found.flat();
  }

  async function expandTerm(shards, clause, term) {
    const star = term.indexOf(Query.wildcard);
    if (star < 0 && !clause.editDistance) {
      await shards.hold([term]);
      return [term].filter((one) => shards.has(one));
    }
    const listed = await candidates(shards, term, star, clause.editDistance);
    const automaton = clause.editDistance ? TokenSet.fromFuzzyString(term, clause.editDistance) : TokenSet.fromString(term);
    const meant = tokenSet(listed).intersect(automaton).toArray();
    await shards.hold(meant);
    return meant;
  }

  async function candidates(shards, term, star, edits) {
    if (edits && star >= 0) return names(await shards.vocabulary("v", "")); // the beginning may be edited, too
    if (star > 0) return names(await shards.vocabulary("v", term.slice(0, star)));
    if (star === 0) return reversed(await shards.vocabulary("r", backwards(term.slice(term.lastIndexOf(Query.wildcard) + 1))));
    if (edits === 1 && term.length > 3) return nearly(shards, term);
    return names(await shards.vocabulary("v", ""));
  }

  /* One edit leaves the first half or the second half of a word whole, or parts them by a swap in the middle. */
  async function nearly(shards, term) {
    const half = term.length >> 1;
    const [forwards, back] = await Promise.all([
      shards.vocabulary("v", term.slice(0, half)),
      shards.vocabulary("r", backwards(term.slice(half + 1))),
    ]);
    return [...new Set([...names(forwards), ...reversed(back)])].sort();
  }

  function names(entries) {
    return entries.map((entry) => entry.name);
  }

  function reversed(entries) {
    return entries.map((entry) => backwards(entry.name)).sort();
  }

  function backwards(text) {
    return Array.from(text).reverse().join("");
  }

  function tokenSet(sorted) {
    const builder = new TokenSet.Builder();
    sorted.forEach((term) => builder.insert(term));
    builder.finish();
    return builder.root;
  }

  /* A lunr.Index of these terms alone. `among`, where given, holds a 1 for each paper that may be found. */
  function assemble(shards, terms, among) {
    const sorted = [...new Set(terms)].sort();
    const inverted = Object.create(null);
    const elements = new Map();
    const byPlace = sorted.map((term) => [term, shards.posting(term)]).sort((a, b) => a[1].place - b[1].place);
    for (const [term, posting] of byPlace) {
      inverted[term] = { _index: posting.place };
      posting.fields.forEach((places, number) => {
        const field = shards.fields[number];
        inverted[term][field] = addPlaces(elements, posting.place, field, places, among);
      });
    }
    const vectors = {};
    elements.forEach((pairs, ref) => { vectors[ref] = new Vector(pairs); });
    return makeIndex(shards, inverted, vectors, tokenSet(sorted));
  }

  /* Adds the places of a term in a field to the elements of vectors; lunr's table of the papers that have it there. */
  function addPlaces(elements, term, field, { papers, scores }, among) {
    const matches = Object.create(null);
    for (let at = 0; at < papers.length; at += 1) {
      const paper = papers[at];
      if (among && !among[paper]) continue;
      matches[paper] = Object.create(null);
      const ref = `${field}/${paper}`;
      const vector = elements.get(ref);
      if (vector) vector.push(term, scores[at] / 1000);
      else elements.set(ref, [term, scores[at] / 1000]);
    }
    return matches;
  }

  function makeIndex(shards, inverted, vectors, tokens) {
    return new lunr.Index({
      invertedIndex: inverted,
      fieldVectors: vectors,
      tokenSet: tokens,
      fields: shards.fields,
      pipeline: lunr.Pipeline.load(["stemmer"]),
    });
  }

  /* A query of nothing but prohibited words asks for all other papers: lunr must know them all. */
  function addEveryPaper(shards, index) {
    for (let paper = 0; paper < shards.papers; paper += 1) {
      for (const field of shards.fields) index.fieldVectors[`${field}/${paper}`] ??= new Vector();
    }
    const ordered = {};
    for (let paper = 0; paper < shards.papers; paper += 1) {
      for (const field of shards.fields) ordered[`${field}/${paper}`] = index.fieldVectors[`${field}/${paper}`];
    }
    index.fieldVectors = ordered;
  }

  /** What `idx.query(ask)` of the whole index would give. */
  async function query(shards, ask) {
    const wanted = clausesOf(shards.fields, ask);
    const terms = await Promise.all(wanted.clauses.map((clause) => expand(shards, clause)));
    const index = assemble(shards, terms.flat());
    if (wanted.isNegated()) addEveryPaper(shards, index);
    return index.query(ask);
  }

  archive.engine = { query, assemble };
})(paperArchive);
