/* Papers in order: those that meet all needs first, among equals by their standing, then as lunr.js ranks them. */
(function (archive) {
  "use strict";

  const { engine, matching: { count, listed }, standing: { standings } } = archive;

  const MOST_RANKED = 1000; // papers that lunr.js puts in order
  const ENOUGH = archive.tables.ranking.enough; // papers with all words from which on none with some are shown

  /** Papers with all that is asked for and, where they are few, those with most of it behind them. */
  function order(shards, needs, named, allow, kept) {
    const { met, score } = count(shards, needs, named);
    const asked = needs.filter((need) => !need.isOptional);
    const standing = standings(shards, asked, named);
    const sorted = (papers, most) => rank(shards, needs, best(papers, standing, score, most), standing);
    const all = asked.length;
    const tier = (number) => met.map((some, paper) => (some === number ? allow[paper] : 0));
    const meets = tier(all);
    const whole = listed(meets, kept);
    const found = sorted([...whole], MOST_RANKED);
    const isStrict = asked.some((need) => need.field);
    for (let number = all - 1; !isStrict && number > 0 && found.length < ENOUGH; number -= 1) {
      found.push(...sorted(listed(tier(number), kept), ENOUGH).slice(0, ENOUGH - found.length));
    }
    return { meets, whole, found };
  }

  function best(papers, standing, score, most) {
    if (papers.length <= most) return papers;
    return papers.sort((a, b) => standing[b] - standing[a] || score[b] - score[a] || a - b).slice(0, most);
  }

  /* The papers by their standing, then in the order that lunr.js gives them; those without a word last, newest first. */
  function rank(shards, needs, papers, standing) {
    const among = new Uint8Array(shards.papers);
    papers.forEach((paper) => { among[paper] = 1; });
    const clauses = clausesOf(needs);
    const index = engine.assemble(shards, clauses.map(({ term }) => term), among);
    const results = index.query((asked) => clauses.forEach(({ term, field, boost }) => {
      asked.term(term, { boost, usePipeline: false, ...(field ? { fields: [field] } : {}) });
    }));
    const found = new Set([...results.map((result) => Number(result.ref)), ...newest(papers)]);
    return [...found].sort((a, b) => standing[b] - standing[a]);
  }

  /* Each term in its field once, with the greatest of its weights. */
  function clausesOf(needs) {
    const clauses = new Map();
    for (const { terms, field } of needs) {
      terms.forEach((weight, term) => {
        const key = `${field} ${term}`;
        clauses.set(key, { term, field, boost: Math.max(weight, (clauses.get(key) || { boost: 0 }).boost) });
      });
    }
    return [...clauses.values()];
  }

  /** All that are allowed and kept, newest first: what filters without a word ask for. */
  function unranked(allow, kept) {
    const whole = listed(allow, kept);
    return { meets: allow, whole, found: newest(whole) };
  }

  function newest(papers) {
    return [...papers].sort((a, b) => b - a);
  }

  archive.ranking = { order, unranked, newest, ENOUGH };
})(paperArchive);
