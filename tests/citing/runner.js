/* The records of a page in Node: `node runner.js SITE SCRIPTS` reads numbers and short ids of papers as JSON from standard input
   and writes what the page makes of those of a number: each paper in each format, and all of them as a file of each; and
   the titles that it finds by each id. */
"use strict";

const fs = require("fs");
const path = require("path");
const vm = require("vm");

const site = process.argv[2];
const sources = process.argv[3];
const values = new Map();

globalThis.window = globalThis;
globalThis.paperArchive = {
  put: (name, value) => { values.set(name, value); },
  get: (name) => values.get(name),
  load: async (address) => { run(path.join(site, new URL(address).pathname)); },
};

function run(file) {
  vm.runInThisContext(fs.readFileSync(file, "utf8"), { filename: file });
}

for (const name of ["papers", "formats"]) {
  globalThis.document = { currentScript: { src: `https://a.example/assets/js/${name}.js` } };
  run(path.join(sources, `${name}.js`));
}

async function answer() {
  const { numbers, ids } = JSON.parse(fs.readFileSync(0, "utf8"));
  const papers = await paperArchive.papers.numbered(numbers, "any");
  const { formats } = paperArchive;
  const each = papers.map((paper) => Object.fromEntries(Object.entries(formats).map(([name, { one }]) => [name, one(paper)])));
  const files = Object.fromEntries(Object.entries(formats).map(([name, { list }]) => [name, list(papers)]));
  const found = [...await paperArchive.papers.find(ids)].map(([id, all]) => [id, all.map(({ title }) => title)]);
  process.stdout.write(JSON.stringify({ each, files, found: Object.fromEntries(found) }));
}

answer().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
