/* The reader's store in Node: `node runner.js SCRIPTS` reads a list of texts that stand in the storage, and for each of
   them writes what the store reads, what stands there once a paper is saved, and what is set aside. */
"use strict";

const fs = require("fs");
const path = require("path");
const vm = require("vm");

const scripts = process.argv[2];
const KEY = "/archive/.desk.1";

const programs = ["kept", "store"].map((name) => {
  const filename = path.join(scripts, `${name}.js`);
  return new vm.Script(fs.readFileSync(filename, "utf8"), { filename });
});

/** A page of the site; `refuses` names what its storage does not let one do. */
function pageWith(texts, refuses = []) {
  const call = (name, result) => (...given) => {
    if (refuses.includes(name)) throw new Error("refused");
    return result(...given);
  };
  const context = {
    URL, console,
    paperArchive: {},
    addEventListener: () => {},
    document: { currentScript: { src: "https://a.example/archive/assets/js/kept.js" }, addEventListener: () => {} },
    localStorage: {
      getItem: call("getItem", (key) => texts.get(key) ?? null),
      setItem: call("setItem", (key, value) => { texts.set(key, value); }),
      removeItem: call("removeItem", (key) => { texts.delete(key); }),
    },
  };
  context.window = context;
  vm.createContext(context);
  for (const program of programs) program.runInContext(context);
  return context.paperArchive.store;
}

function plain({ papers, groups, read, sort, marks }) {
  return { papers, groups, read: [...read], sort, marks };
}

function answerTo({ text, refuses }) {
  const texts = new Map(text === null ? [] : [[KEY, text]]);
  const store = pageWith(texts, refuses);
  const before = plain(store.now());
  const isKept = store.save("00000000aa", "A saved paper");
  store.setRead("00000000bb", true);
  const after = plain(store.now());
  const again = plain(pageWith(texts).now());
  return { before, after, again, isKept, problem: store.problem, aside: store.aside };
}

process.stdout.write(JSON.stringify(JSON.parse(fs.readFileSync(0, "utf8")).map(answerTo)));
