/* A formula as one word, by which it is found as a whole: the twin of builder/search/formula_keys.py. */
(function (archive) {
  "use strict";

  const { analysis: { GREEK, borders, isUnspaced } } = archive;
  const { mostJoined: MOST_JOINED, mostKeys: MOST_KEYS, longestSign: LONGEST_SIGN } = archive.tables.formulas;
  const GREEK_NAMES = new Set(GREEK.values());
  const DIGITS = /^\p{Nd}+$/u;

  /** Some words in one, Greek letters by name. */
  function keyOf(words) {
    return Array.from(words.join(""), (one) => GREEK.get(one) || one).join("");
  }

  /** [first, behind] of the words of a question that may be one formula in a paper, the longest first. */
  function formulaSpans(words) {
    const spans = [];
    for (let size = MOST_JOINED; size > 0; size -= 1) {
      for (let first = 0; first + size <= words.length; first += 1) {
        if (mayBeFormula(words.slice(first, first + size))) spans.push([first, first + size]);
      }
    }
    return spans.slice(0, MOST_KEYS);
  }

  function mayBeFormula(words) {
    if (words.length === 1) return keyOf(words) !== words[0] && !GREEK_NAMES.has(keyOf(words));
    const isShort = words.some((one) => Array.from(one).length === 1 || GREEK_NAMES.has(one) || borders(one).length);
    return isShort && words.every(isSign) && isTelling(words);
  }

  /* Whether the key is no word of English: of two words in plain letters it may be one, "O(n)" the stem of "one". */
  function isTelling(words) {
    return words.length !== 2 || words.some((one) => DIGITS.test(one) || borders(one).length || GREEK_NAMES.has(keyOf([one])));
  }

  function isSign(word) {
    return !isUnspaced(word) && (Array.from(word).length <= LONGEST_SIGN || DIGITS.test(word) || GREEK_NAMES.has(word));
  }

  archive.formulaKeys = { keyOf, formulaSpans };
})(paperArchive);
