/* The search in Node: `node runner.js SITE` reads tasks from standard input, a JSON object a line, and answers each
   with a line. SITE is a folder with assets/search as builder/search writes it; scripts run as in a page. */
"use strict";

const fs = require("fs");
const path = require("path");
const vm = require("vm");

const folder = path.join(process.argv[2], "assets", "search");
const loaded = []; // [name, bytes] of every script, in order
const values = new Map();

globalThis.paperArchive = {
  put: (name, value) => { values.set(name, value); },
  get: (name) => values.get(name),
  take: (name) => { const value = values.get(name); values.delete(name); return value; },
};

function run(name) {
  const code = fs.readFileSync(path.join(folder, name), "utf8");
  loaded.push([name, Buffer.byteLength(code)]);
  vm.runInThisContext(code, { filename: name });
}

async function load(address) {
  run(address.split("?")[0]);
}

run("search.js");
run("page.js");
const { analysis, formulas, formulaKeys, knownIds, latex, markup, names, query, ask, engine, marks, shards: { Shards } } = paperArchive;

function fresh() {
  values.clear();
  loaded.length = 0;
  run("manifest.js");
  return new Shards(paperArchive.take("manifest"), load);
}

let shards = fs.existsSync(path.join(folder, "manifest.js")) ? fresh() : null;

/* lunr.js's own builder over the same words. */
function buildWhole(documents, boosts) {
  const builder = new lunr.Builder();
  builder.pipeline.add(lunr.stopWordFilter, lunr.stemmer);
  builder.searchPipeline.add(lunr.stemmer);
  Object.entries(boosts).forEach(([field, boost]) => builder.field(field, { boost: boost }));
  documents.forEach((fields, number) => builder.add({ id: String(number), ...fields }));
  return builder.build();
}

function clauses(list) {
  return (asked) => list.forEach(([term, options]) => asked.term(term, { ...options }));
}

function plainly(results, most) {
  return results.map((result, at) => [result.ref, result.score, ...(at < most ? [result.matchData.metadata] : [])]);
}

let whole = null;

const TASKS = {
  stem: ({ words: asked }) => asked.map(analysis.stem),
  stop: ({ words: asked }) => asked.filter(analysis.isStop),
  known: ({ letters }) => letters.map((letter) => !/\p{Cn}/u.test(letter)),
  fold: ({ texts }) => texts.map((text) => [analysis.fold(text), analysis.words(latex.resolve(text))]),
  markup: ({ texts }) => texts.map(markup.resolve),
  speak: ({ texts }) => texts.map(formulas.speak),
  keys: ({ texts }) => texts.map((text) => analysis.tokens(text).flatMap(analysis.parts)).map((words) => (
    formulaKeys.formulaSpans(words).map(([first, behind]) => formulaKeys.keyOf(words.slice(first, behind)))
  )),
  ids: ({ texts }) => texts.map((text) => {
    const id = knownIds.readId(text);
    return [id && [id.kind, id.value], id && knownIds.addressOf(id), knownIds.isAddress(text)];
  }),
  names: ({ texts }) => texts.map((text) => [
    names.nameKey(text), names.spellingHash(text), names.keysInstead(text),
    analysis.tokens(names.hyphened(text)).flatMap(analysis.parts).map(names.nameTerm),
  ]),
  has: ({ pairs }) => pairs.map(([name, asked]) => names.hasName(name, asked)),
  title: ({ titles }) => titles.map((title) => [analysis.firstTerm(title), analysis.crc32(analysis.titleKey(title))]),
  tags: ({ tags, root }) => tags.map((tag) => paperArchive.results.tagAddress(root, paperArchive.results.term(tag))),
  parse: ({ texts }) => texts.map((text) => query.parse(text)),
  build: ({ file, boosts }) => {
    whole = buildWhole(JSON.parse(fs.readFileSync(file, "utf8")), boosts);
    fs.writeFileSync(`${file}.index`, JSON.stringify(whole));
    return fs.statSync(`${file}.index`).size;
  },
  /* The whole index and the shards over the same clauses; both answers where they differ. */
  compare: async ({ queries, most }) => {
    const different = [];
    let found = 0;
    for (const list of queries) {
      const theirs = JSON.stringify(plainly(whole.query(clauses(list)), most));
      const results = await engine.query(shards, clauses(list));
      found += results.length;
      if (JSON.stringify(plainly(results, most)) !== theirs) different.push(list);
    }
    return { different: different, found: found };
  },
  /* What a reader's page asks; `cold` forgets every shard first and counts what is loaded. */
  ask: async ({ texts, options, shown, cold }) => {
    const answers = [];
    for (const text of texts) {
      if (cold) shards = fresh();
      const before = performance.now();
      const answer = await ask.ask(shards, text, { ...options });
      const documents = await shards.documents(answer.papers.slice(0, shown));
      answers.push({
        kind: answer.kind, total: answer.total, suggestions: answer.suggestions, left: answer.left,
        papers: answer.papers.slice(0, 1000),
        ways: answer.ways, missing: answer.missing, remarks: paperArchive.results.remarks(answer),
        shown: documents.map((one) => ({
          title: one.title, slug: one.slug, authors: one.authors,
          marked: marks.pieces(one.title, answer.needs).filter((piece) => piece.isHit).map((piece) => piece.text),
          snippet: marks.snippet(one.abstract, answer.needs).map((piece) => (piece.isHit ? `[${piece.text}]` : piece.text)).join(""),
        })),
        needs: answer.needs.map((need) => ({ word: need.word, isShort: need.isShort })),
        loaded: cold ? loaded.map(([name]) => name) : [],
        milliseconds: performance.now() - before,
      });
    }
    return answers;
  },
  /* Engine queries on a cold page: what each loads. */
  weigh: async ({ queries }) => {
    const weighed = [];
    for (const list of queries) {
      shards = fresh();
      await engine.query(shards, clauses(list));
      weighed.push(loaded.map(([name]) => name));
    }
    return weighed;
  },
};

async function answerAll() {
  const lines = require("readline").createInterface({ input: process.stdin });
  for await (const line of lines) {
    const { task, ...given } = JSON.parse(line);
    const answer = await Promise.resolve().then(() => TASKS[task](given)).catch((error) => ({ failed: error.stack }));
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}

answerAll().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
