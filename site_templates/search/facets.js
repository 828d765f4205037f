/* Facets of an answer, as builder/model/facets.py describes them; and how many papers each of their terms would leave. */
(function (archive) {
  "use strict";

  const { matching: { within }, tables: { facets: FACETS } } = archive;

  const KEYS = FACETS.map(({ key }) => key);
  const MOST_SHARDS = 6;  // of a facet that are read to count all its terms
  const MOST_VALUES = 24; // of a facet
  const MOST_MORE = 8;    // that come behind those that stand there already

  /** The lists of papers that ticked values stand for, by the key of the facet. `ticked` is { topic: [slug], … }. */
  async function lists(shards, ticked) {
    const asked = FACETS.filter(({ key }) => ticked[key].length);
    const found = await Promise.all(asked.map(async (facet) => (
      [facet.key, await Promise.all(ticked[facet.key].map(async (slug) => papersOf(await shards.term(facet, slug))))]
    )));
    return new Map(found);
  }

  function papersOf(term) {
    return term ? term.papers : new Int32Array(0);
  }

  /** The facets of an answer, [{ key, name, values: [{ value, name, count, isTicked }] }]; `shown` are documents of it.
      `held` are values by the key of their facet that keep their place, whatever is ticked. */
  async function facetsOf(shards, answer, ticked, narrowing, shown, held) {
    const found = await Promise.all(FACETS.map(async (facet) => {
      const own = { ticked: ticked[facet.key], held: held[facet.key] || [] };
      const terms = await termsOf(shards, facet, [...own.ticked, ...own.held], shown);
      return { facet, own, values: counted(facet, terms, left(answer, narrowing, facet.key), own) };
    }));
    return found
      .filter(({ facet, own, values }) => own.held.length || values.length > fewest(facet, own.ticked))
      .map(({ facet: { key, name }, values }) => ({ key, name, values }));
  }

  /* One year alone is no choice. */
  function fewest(facet, ticked) {
    return facet.store === "years" && !ticked.length ? 1 : 0;
  }

  /* The terms that are counted; in a very large archive those of the papers shown. */
  async function termsOf(shards, facet, ticked, shown) {
    const all = await shards.terms(facet, MOST_SHARDS);
    const terms = all || await Promise.all(slugsOf(facet, ticked, shown).slice(0, Math.max(facet.most, ticked.length)).map((slug) => shards.term(facet, slug)));
    return terms.filter(Boolean);
  }

  /* The most frequent ones of the papers shown first, and those that are ticked. */
  function slugsOf(facet, ticked, shown) {
    const often = new Map();
    for (const document of shown) {
      for (const { slug } of document[facet.folder].map(archive.results.term)) {
        if (slug) often.set(slug, (often.get(slug) || 0) + 1);
      }
    }
    const frequent = [...often].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([slug]) => slug);
    return [...new Set([...ticked, ...frequent])];
  }

  /* A 1 for each paper that the other facets leave. */
  function left(answer, narrowing, but) {
    const others = [...narrowing].filter(([key]) => key !== but);
    return others.reduce((some, [, papers]) => within(some, papers), answer.meets);
  }

  /* Years from new to old, all others by how many papers they have, behind those that are held. A flag says that no
     paper has it. */
  function counted(facet, terms, among, { ticked, held }) {
    const found = terms.map(({ slug, name, papers }) => ({
      value: slug, name, isTicked: ticked.includes(slug),
      count: papers.reduce((sum, paper) => sum + among[paper], 0),
    }));
    const seen = found.filter(({ value, count, isTicked }) => count || isTicked || held.includes(value) || facet.store === "flag");
    if (facet.store === "years") return seen.reverse();
    const first = held.map((slug) => seen.find(({ value }) => value === slug)).filter(Boolean);
    const others = seen.filter((one) => !first.includes(one)).sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
    const most = held.length ? MOST_MORE : MOST_VALUES;
    return [...first, ...others.filter((value, at) => at < most || value.isTicked)];
  }

  archive.facets = { KEYS, MOST_SHARDS, lists, facetsOf };
})(paperArchive);
