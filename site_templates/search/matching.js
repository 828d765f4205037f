/* Which papers are meant: how many needs each meets, and which of them years, filters and -words allow. */
(function (archive) {
  "use strict";

  const { needs: { meetAll, isAsked }, subjects: { subjectsOf, tagsOf }, people: { peopleOf } } = archive;

  /** For each paper how many needs it meets, by words or as one on a subject that is `named`, and about how well. */
  function count(shards, needs, named = []) {
    const met = new Uint8Array(shards.papers);
    const score = new Float64Array(shards.papers);
    const last = new Uint8Array(shards.papers);
    needs.forEach((need, number) => {
      const meet = (paper) => {
        if (need.isOptional || last[paper] === number + 1) return;
        last[paper] = number + 1;
        met[paper] += 1;
      };
      need.terms.forEach((weight, term) => eachPlace(shards, term, need.field, (paper, points) => {
        score[paper] += weight * points;
        meet(paper);
      }));
      subjectsOf(need, named).forEach(({ tagged, mentioned }) => { tagged.forEach(meet); mentioned.forEach(meet); });
    });
    return { met, score };
  }

  /* Calls `visit(paper, score)` for each place of a term, in one field ("" is any). */
  function eachPlace(shards, term, field, visit) {
    shards.posting(term).fields.forEach(({ papers, scores }, number) => {
      if (field && shards.fields[number] !== field) return;
      for (let at = 0; at < papers.length; at += 1) visit(papers[at], scores[at]);
    });
  }

  /** A 1 for every paper. */
  function everyPaper(shards) {
    return new Uint8Array(shards.papers).fill(1);
  }

  /** A 1 for each paper that years, ids, tags and authors by their names, and what is to be left out allow; and the other phrases. */
  async function allowed(shards, query) {
    let allow = everyPaper(shards);
    if (query.years.length) allow = within(allow, query.years.flatMap((span) => papersOfYears(shards, span)));
    const links = query.kinds.length ? await shards.links() : {};
    for (const kind of query.kinds) allow = within(allow, [links[kind]]);
    if (query.ids.length) allow = within(allow, await Promise.all(query.ids.map(({ value }) => shards.withId(value))));
    const groups = [...query.phrases, ...query.without];
    const named = await Promise.all([tagsOf(shards, groups), peopleOf(shards, groups)]);
    const papersOf = new Map(named.flat().map(({ group, papers }) => [group, papers]));
    for (const phrase of query.phrases) if (papersOf.has(phrase)) allow = within(allow, papersOf.get(phrase));
    for (const group of query.without) {
      const found = papersOf.has(group) ? within(everyPaper(shards), papersOf.get(group)) : await havingAll(shards, group);
      found.forEach((has, paper) => { if (has) allow[paper] = 0; });
    }
    return { allow, phrases: query.phrases.filter((phrase) => !papersOf.has(phrase)) };
  }

  function papersOfYears(shards, { from, to }) {
    return shards.manifest.years.filter(([year]) => year >= from && year <= to)
      .map(([, first, behind]) => Int32Array.from({ length: behind - first }, (_, at) => first + at));
  }

  /** What is left of some papers, a 1 for each, inside any of the lists. */
  function within(some, lists) {
    const kept = new Uint8Array(some.length);
    for (const list of lists) for (const paper of list) kept[paper] = some[paper];
    return kept;
  }

  /* A 1 for each paper that has all words of a group. */
  async function havingAll(shards, group) {
    const wanted = group.words.map((word) => ({ word, field: group.field })).filter(isAsked);
    const needs = await meetAll(shards, wanted);
    if (needs.length === 0 || !needs.every((need) => need.terms.size)) return new Uint8Array(shards.papers);
    return count(shards, needs).met.map((number) => (number === wanted.length ? 1 : 0));
  }

  /** The numbers of the papers that have a 1 in both. */
  function listed(some, kept) {
    const found = [];
    some.forEach((is, paper) => { if (is && kept[paper]) found.push(paper); });
    return found;
  }

  archive.matching = { count, everyPaper, allowed, within, listed };
})(paperArchive);
