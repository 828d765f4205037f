/* Names of authors as words of the index, and as keys under which a whole name is found: the twin of
   builder/search/names.py, which says why. */
(function (archive) {
  "use strict";

  const { analysis: { casefold, tokens, parts, wordsOf, stem, isOpen, isUnspaced, crc32 }, tables } = archive;
  const { field: NAMES, sign: NAME, most: MOST_IN_NAME, longestKey: LONGEST_KEY, kinds: KINDS } = tables.names;
  const SUFFIXES = new Set(tables.names.suffixes);
  const APOSTROPHE = new RegExp(`[${tables.names.apostrophes}]`, "g");
  const HYPHEN = new RegExp(`[${tables.analysis.hyphens}]`, "g");

  /** A word of a name as a term: banks is bank's', levy levi'=levy'. */
  function nameTerm(word) {
    const base = stem(word);
    return base + NAME + (word.startsWith(base) ? word.slice(base.length) : `=${word}`) + NAME;
  }

  /** The word of a name, or the term as it is where it is none. */
  function wordOf(term) {
    if (!term.endsWith(NAME)) return term;
    const [base, rest] = [term.slice(0, term.indexOf(NAME)), term.slice(term.indexOf(NAME) + 1, -1)];
    return rest.startsWith("=") ? rest.slice(1) : base + rest;
  }

  function hyphened(name) {
    return name.replace(APOSTROPHE, "-");
  }

  function chains(name) {
    return tokens(hyphened(name));
  }

  /** What all orders of some words have in common; "" where they are no name that can be looked for. */
  function keyOfWords(words) {
    const found = words.filter((word) => !SUFFIXES.has(word)).sort();
    const key = found.join("-");
    return found.length <= MOST_IN_NAME && Array.from(key).length <= LONGEST_KEY ? key : "";
  }

  function joined(chain) {
    return chain.replace(HYPHEN, "");
  }

  function nameKey(name) {
    return keyOfWords(chains(name).map(joined));
  }

  /* The keys of shorter ways to write a name, in chains. */
  function shortKeys(given, family, own) {
    const initials = given.flatMap((chain) => chain.split(HYPHEN)).filter((part) => !isUnspaced(part)).map((part) => Array.from(part)[0]);
    if (!initials.length || !family.length) return [];
    const keys = [[joined(given[0])], initials, initials.slice(0, 1)].map((some) => keyOfWords([...some, ...family.map(joined)]));
    return [...new Set(keys)].filter((key) => key && key !== own);
  }

  /** The keys under which somebody may stand in short who is asked for by the whole name. */
  function keysInstead(text) {
    const own = nameKey(text);
    const named = (part) => chains(part).filter((chain) => !SUFFIXES.has(chain));
    const comma = text.indexOf(",");
    if (comma >= 0) {
      const first = text.slice(0, comma);
      if (first) return shortKeys(named(text.slice(comma + 1)), chains(first), own);
    }
    const found = named(text);
    const turned = [...found.slice(1), ...found.slice(0, 1)];
    return [...new Set([found, turned].flatMap((order) => shortKeys(order.slice(0, -1), order.slice(-1), own)))];
  }

  /** A hash of how a name is spelled: it tells apart those that share a key. */
  function spellingHash(name) {
    return crc32(casefold(name).normalize("NFKD").trim().split(/\s+/).join(" ")) % KINDS;
  }

  /** Whether all words that are asked for are in one name, in any order; an initial stands for a word and it for that. */
  function hasName(name, asked) {
    const found = chains(name).flatMap((chain) => [...wordsOf(chain), ...parts(chain)]);
    return asked.every((word) => found.some((one) => isMeant(word, one)));
  }

  function isMeant(asked, word) {
    if (asked === word || (isOpen(asked) && word.startsWith(asked))) return true;
    const [one, other] = [Array.from(asked), Array.from(word)];
    return [one.length, other.length].includes(1) && one[0] === other[0] && !isUnspaced(asked + word);
  }

  archive.names = { NAMES, NAME, nameTerm, wordOf, hyphened, keyOfWords, nameKey, keysInstead, spellingHash, hasName };
})(paperArchive);
