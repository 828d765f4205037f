/* Facets of an answer: topic, tag, year, code; and how many papers each value would leave. */
(function (archive) {
  "use strict";

  const { within } = archive.matching;

  const NAMES = { topic: "Topic", tag: "Tag", year: "Year", code: "Link to" };
  const KEYS = Object.keys(NAMES);
  const MOST_SHARDS = 6;  // of tags that are read to count all of them
  const MOST_VALUES = 24; // of a facet

  /** The lists of papers that ticked values stand for, by the name of the facet. `ticked` is { topic: [slug], … }. */
  async function lists(shards, ticked) {
    const facets = ticked.topic.length || ticked.code.length ? await shards.facets() : null;
    const tags = await Promise.all(ticked.tag.map((slug) => shards.tag(slug)));
    const found = {
      topic: ticked.topic.map((slug) => facets.topics.find((topic) => topic.slug === slug)).map(papersOf),
      tag: tags.map(papersOf),
      year: ticked.year.map((year) => yearOf(shards, year)),
      code: ticked.code.map(() => facets.code),
    };
    return new Map(Object.entries(found).filter(([, papers]) => papers.length));
  }

  function papersOf(term) {
    return term ? term.papers : new Int32Array(0);
  }

  function yearOf(shards, wanted) {
    const [, first, behind] = shards.manifest.years.find(([year]) => String(year) === wanted) || [0, 0, 0];
    return Int32Array.from({ length: behind - first }, (_, at) => first + at);
  }

  /** The facets of an answer, [{ key, name, values: [{ value, name, count, isTicked }] }]; `shown` are documents of it. */
  async function facetsOf(shards, answer, ticked, narrowing, shown) {
    const values = await valuesOf(shards, ticked, shown);
    return KEYS.map((key) => ({
      key, name: NAMES[key], values: counted(values[key], left(answer, narrowing, key), ticked[key], key !== "year"),
    })).filter((facet) => facet.values.length > (facet.key === "year" && !ticked.year.length ? 1 : 0));
  }

  async function valuesOf(shards, ticked, shown) {
    const { topics, code } = await shards.facets();
    const tags = await shards.tags(MOST_SHARDS) || await Promise.all(tagsOf(shown, ticked.tag).map((slug) => shards.tag(slug)));
    const years = shards.manifest.years.map(([year]) => String(year)).reverse();
    const named = ({ slug, name, papers }) => ({ value: slug, name, papers });
    return {
      topic: topics.map(named),
      tag: tags.filter(Boolean).map(named),
      year: years.map((year) => ({ value: year, name: year, papers: yearOf(shards, year) })),
      code: [{ value: "1", name: "Code", papers: code }],
    };
  }

  /* A 1 for each paper that the other facets leave. */
  function left(answer, narrowing, but) {
    const others = [...narrowing].filter(([key]) => key !== but);
    return others.reduce((some, [, papers]) => within(some, papers), answer.meets);
  }

  function counted(values, among, ticked, isByCount) {
    const found = values.map(({ value, name, papers }) => ({
      value, name, isTicked: ticked.includes(value),
      count: papers.reduce((sum, paper) => sum + among[paper], 0),
    })).filter((value) => value.count || value.isTicked);
    if (!isByCount) return found;
    const sorted = found.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
    return sorted.filter((value, at) => at < MOST_VALUES || value.isTicked);
  }

  /* In a very large archive: the tags of the papers shown, the most frequent first, and those that are ticked. */
  function tagsOf(shown, ticked) {
    const often = new Map();
    for (const document of shown) {
      for (const { slug } of document.tags.map(archive.results.term)) often.set(slug, (often.get(slug) || 0) + 1);
    }
    const frequent = [...often].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([slug]) => slug);
    return [...new Set([...ticked, ...frequent])];
  }

  archive.facets = { KEYS, lists, facetsOf };
})(paperArchive);
