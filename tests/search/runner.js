/* Runs one task in Node: `node runner.js lunr.js search.js`, the task on standard input, the answer on standard output. */
"use strict";

const [lunrPath, clientPath] = process.argv.slice(2);
const lunr = require(lunrPath);
const client = require(clientPath);

/* What builder/search.py wrote, run as the browser runs it. */
function load(script) {
  const values = {};
  new Function("paperArchive", script)({ put: (name, value) => { values[name] = value; } });
  return values;
}

function answer(engine, query) {
  const outcome = engine.ask(query);
  const papers = outcome.numbers.map((number) => engine.papers[number]);
  return {
    titles: papers.map((paper) => paper.title),
    kind: outcome.kind,
    said: client.summary(outcome),
    marked: papers.slice(0, 20).map((paper) => {
      const pieces = engine.pieces(paper.title, outcome.needs);
      if (pieces.map((piece) => piece.text).join("") !== paper.title) throw new Error(`lost text of ${paper.title}`);
      engine.pieces(paper.excerpt, outcome.needs);
      return pieces.filter((piece) => piece.isHit).map((piece) => piece.text);
    }),
  };
}

/* lunr.js's own builder over the same words. Its trimmer is left out: it takes every letter beyond ASCII for
   punctuation, and there is none left in our words. */
function build(documents, boosts) {
  const builder = new lunr.Builder();
  builder.pipeline.add(lunr.stopWordFilter, lunr.stemmer);
  builder.searchPipeline.add(lunr.stemmer);
  Object.entries(boosts).forEach(([field, boost]) => builder.field(field, { boost: boost }));
  documents.forEach((fields, number) => builder.add({ id: String(number), ...fields }));
  return builder.build();
}

function query(index, clauses) {
  const results = index.query((asked) => clauses.forEach(([term, options]) => asked.term(term, { ...options })));
  return results.map((result) => [result.ref, result.score]);
}

const TASKS = {
  stem: ({ words }) => words.map((word) => lunr.stemmer(new lunr.Token(word)).toString()),
  stop: ({ words }) => words.filter((word) => !lunr.stopWordFilter(new lunr.Token(word))),
  fold: ({ texts }) => texts.map((text) => [client.fold(text), client.words(text)]),
  build: ({ documents, boosts }) => build(documents, boosts),
  compare: ({ script, documents, boosts, queries }) => {
    const ours = lunr.Index.load(load(script).index);
    const theirs = build(documents, boosts);
    return queries.map((clauses) => [query(ours, clauses), query(theirs, clauses)]);
  },
  ask: ({ script, queries }) => {
    const { index, papers } = load(script);
    const engine = client.makeEngine(lunr, index, papers);
    return queries.map((asked) => answer(engine, asked));
  },
};

const given = JSON.parse(require("fs").readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(TASKS[given.task](given)));
