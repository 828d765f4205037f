/* How well the words of papers meet one that is asked for: the twin of builder/search/forms.py. */
(function (archive) {
  "use strict";

  const { analysis: { stem }, tables: { forms: { exact: EXACT, number: NUMBER, stem: STEM } } } = archive;

  /** What a word and its plural have in common. */
  function bare(word) {
    return word.replace(/(?<![suia])s$/, "").replace(/e$/, "").replace(/y$/, "i") || word;
  }

  /** How well each set of words of a term meets a word. */
  function levels(term, { words, sets }, word) {
    if (words.length === 0) return [stem(word) === term ? EXACT : STEM];
    const wanted = bare(word);
    const met = words.map((one) => (one === word ? EXACT : bare(one) === wanted ? NUMBER : STEM));
    return sets.map((chosen) => met.reduce((best, level, bit) => (Math.floor(chosen / 2 ** bit) % 2 ? Math.max(best, level) : best), STEM));
  }

  archive.forms = { bare, levels };
})(paperArchive);
