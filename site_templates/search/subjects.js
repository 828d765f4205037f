/* Names of the lexicon, and formulas, in a query, and the papers of what they name: the twin of builder/search/subjects.py. */
(function (archive) {
  "use strict";

  const { analysis: { stem }, formulaKeys: { keyOf, formulaSpans }, forms: { bare }, tables: { subjects: { longestName: LONGEST_NAME } } } = archive;

  /** The names in the words of a query, none of which is of two: [{ first, behind, subjects: [{ tagged, mentioned }] }]. */
  async function find(shards, words) {
    const places = spans(words);
    const subjects = await shards.subjects(places.map(({ name }) => name));
    const found = [];
    places.forEach(({ first, behind }, at) => {
      if (subjects[at].length && !found.some((one) => one.behind > first)) found.push({ first, behind, subjects: subjects[at] });
    });
    return found;
  }

  /** The words of a query that are one formula in a paper, as such a name: the paper has all of them. */
  async function findFormulas(shards, words) {
    const spans = formulaSpans(words.map(({ word }) => word)).filter(([first, behind]) => !words.slice(first, behind).some(({ field }) => field));
    const found = spans.map(([first, behind]) => ({ first, behind, term: stem(keyOf(words.slice(first, behind).map(({ word }) => word))) }));
    await shards.hold(found.map(({ term }) => term));
    return found.filter(({ term }) => shards.has(term)).map(({ first, behind, term }) => (
      { first, behind, subjects: [{ tagged: shards.posting(term).fields.flatMap(({ papers }) => [...papers]), mentioned: [] }] }
    ));
  }

  /* Where a name may stand: the leftmost first, of these the longest first. */
  function spans(words) {
    const found = [];
    words.forEach((_, first) => {
      for (let behind = Math.min(words.length, first + LONGEST_NAME); behind > first; behind -= 1) {
        const inside = words.slice(first, behind);
        if (!inside.some(({ field }) => field)) found.push({ first, behind, name: inside.map(({ word }) => bare(word)).join("-") });
      }
    });
    return found;
  }

  /** What a need is a part of the name of. */
  function subjectsOf({ at }, named) {
    return named.filter(({ first, behind }) => first <= at && at < behind).flatMap(({ subjects }) => subjects);
  }

  /** The groups of words that are the whole name of a tag, each with the papers that show it or a narrower one, as its
      page lists them: [{ group, papers }]. */
  async function tagsOf(shards, groups) {
    const asked = groups.filter(({ field }) => field === "tags");
    const subjects = await shards.subjects(asked.map(({ words }) => words.map(bare).join("-")));
    return asked.map((group, at) => ({ group, papers: subjects[at].map(({ tagged }) => tagged) })).filter(({ papers }) => papers.length);
  }

  archive.subjects = { find, findFormulas, tagsOf, subjectsOf };
})(paperArchive);
