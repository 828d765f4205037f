/* Authors by their whole names, and the names among the words of a question: the twin of builder/search/people.py. */
(function (archive) {
  "use strict";

  const { analysis: { isStop, isUnspaced }, tables: { names: { longestName: LONGEST_NAME } } } = archive;
  const { NAMES, nameTerm, keyOfWords, nameKey, keysInstead, spellingHash } = archive.names;

  /** The groups of words that are the whole name of an author, each with that author's papers: [{ group, papers }]. */
  async function peopleOf(shards, groups) {
    const asked = groups.filter(({ field, text }) => field === NAMES && text);
    const papers = await Promise.all(asked.map(({ text }) => papersOf(shards, text)));
    return asked.map((group, at) => ({ group, papers: [papers[at]] })).filter(({ papers: [found] }) => found.length);
  }

  /* The papers by who bears a name; where nobody does, by those who are known by a shorter name. */
  async function papersOf(shards, name) {
    const own = await shards.people(nameKey(name));
    if (own) return ofSpelling(own, spellingHash(name));
    for (const key of keysInstead(name)) {
      const found = await shards.people(key);
      if (found && found.whole.length) return found.whole.flatMap(({ papers }) => [...papers]);
    }
    return [];
  }

  /* Of who is spelled so; else of all whose whole name this is; else of those who may be called so in short. */
  function ofSpelling({ whole, short }, hash) {
    const exact = whole.filter(({ spelling }) => spelling === hash);
    const meant = exact.length ? exact : whole;
    return meant.length ? meant.flatMap(({ papers }) => [...papers]) : [...short];
  }

  /** The names in the words of a question, as subjects.js has those of the lexicon. */
  async function find(shards, words) {
    const spans = shards.hasNames ? spansOf(words, (word) => shards.has(nameTerm(word))) : [];
    const known = await Promise.all(spans.map(([first, behind]) => shards.people(keyOfWords(joinedWords(words.slice(first, behind))))));
    const found = [];
    spans.forEach(([first, behind], at) => {
      if (!known[at] || found.some((one) => one.behind > first)) return;
      found.push({ first, behind, subjects: [{ tagged: ofSpelling(known[at], -1), mentioned: [] }] });
    });
    return found;
  }

  /* Where a name may stand: the leftmost first, of these the longest first. */
  function spansOf(words, isKnown) {
    const kinds = words.map((word) => kindOf(word, isKnown));
    const found = [];
    words.forEach((_, first) => {
      for (let behind = Math.min(words.length, first + LONGEST_NAME); behind > first + 1; behind -= 1) {
        const inside = kinds.slice(first, behind);
        if (!inside.includes("") && inside.includes("name")) found.push([first, behind]);
      }
    });
    return found;
  }

  function kindOf({ word, field }, isKnown) {
    if (field || isUnspaced(word)) return "";
    if (Array.from(word).length === 1 || isStop(word)) return "other";
    return isKnown(word) ? "name" : "";
  }

  /* Some words of a question, those between hyphens as one. */
  function joinedWords(words) {
    const found = [];
    for (const { word, isHyphened } of words) {
      if (isHyphened && found.length) found.push(found.pop() + word);
      else found.push(word);
    }
    return found;
  }

  archive.people = { peopleOf, find };
})(paperArchive);
