/* Papers in order: those that meet all needs first, and among equals as lunr.js ranks them. */
(function (archive) {
  "use strict";

  const { engine, matching: { count, listed } } = archive;

  const MOST_RANKED = 1000; // papers that lunr.js puts in order
  const ENOUGH = archive.tables.ranking.enough; // papers with all words from which on none with some are shown

  /** Papers with all that is asked for and, where they are few, those with most of it behind them. */
  function order(shards, needs, allow, kept) {
    const { met, score } = count(shards, needs);
    const all = needs.filter((need) => !need.isOptional).length;
    const tier = (number) => met.map((some, paper) => (some === number ? allow[paper] : 0));
    const meets = tier(all);
    const whole = listed(meets, kept);
    const found = rank(shards, needs, best([...whole], score, MOST_RANKED));
    for (let number = all - 1; number > 0 && found.length < ENOUGH; number -= 1) {
      const some = best(listed(tier(number), kept), score, ENOUGH);
      found.push(...rank(shards, needs, some).slice(0, ENOUGH - found.length));
    }
    return { meets, whole, found };
  }

  function best(papers, score, most) {
    return papers.length <= most ? papers : papers.sort((a, b) => score[b] - score[a] || a - b).slice(0, most);
  }

  /* The papers in the order that lunr.js gives them. */
  function rank(shards, needs, papers) {
    const among = new Uint8Array(shards.papers);
    papers.forEach((paper) => { among[paper] = 1; });
    const clauses = clausesOf(needs);
    const index = engine.assemble(shards, clauses.map(({ term }) => term), among);
    const results = index.query((asked) => clauses.forEach(({ term, field, boost }) => {
      asked.term(term, { boost, usePipeline: false, ...(field ? { fields: [field] } : {}) });
    }));
    return results.map((result) => Number(result.ref));
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
