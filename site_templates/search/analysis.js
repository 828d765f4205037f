/* Texts to words: the twin of builder/search/analysis.py and builder/text/folding.py. What Python cuts for the index,
   this cuts for a query, by the same tables. */
(function (archive) {
  "use strict";

  const { latex: { plain }, tables: { analysis: tables } } = archive;
  const { undecomposed, greek, hyphens, unspaced } = tables;

  const UNDECOMPOSED = new RegExp(`[${Object.keys(undecomposed).join("")}]`, "g");
  const GREEK = new Map(Object.entries(greek));
  const HYPHEN = new RegExp(`[${hyphens}]`, "u");
  const TOKEN = patterns("\\p{L}\\p{N}").CHAIN;
  const BORDER = new RegExp(tables.border, "g");
  const STRETCH = new RegExp(`[${unspaced.join("")}]+`, "gu"); // of scripts that set no blanks between words
  const RUN = new RegExp(`${unspaced.map((script) => `[${script}]+`).join("|")}|[^${unspaced.join("")}]+`, "gu");

  /* The patterns of a word of these letters, and of words joined by hyphens (folding makes U+2011 another). */
  function patterns(letters) {
    const word = tables.word.replace("X", letters);
    return { WORD: new RegExp(word, "giu"), CHAIN: new RegExp(`(?:${word})(?:[${hyphens}\u2011](?:${word}))*`, "giu") };
  }

  /* JavaScript has no case folding. Letter by letter, down, up and down again gives the same (ẞ, ß and ss
     meet, Greek final sigma loses its place), but for Cherokee, which Unicode folds to capitals. */
  function casefold(text) {
    const lower = Array.from(text, (letter) => letter.toLowerCase().toUpperCase().toLowerCase()).join("");
    return lower.replace(/\p{Script=Cherokee}/gu, (letter) => letter.toUpperCase());
  }

  function fold(text) {
    if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
    const bare = casefold(text.normalize("NFKC")).normalize("NFKD").replace(/\p{M}/gu, "");
    return bare.replace(UNDECOMPOSED, (letter) => undecomposed[letter]).normalize("NFC");
  }

  function tokens(text) {
    return fold(plain(text)).toLowerCase().replaceAll("×", "x").match(TOKEN) || []; // "3×3" is "3x3"
  }

  function isUnspaced(text) {
    return text.search(STRETCH) >= 0;
  }

  /* What stands between the hyphens of a chain, cut where a script without blanks begins or ends. */
  function runs(token) {
    return token.split(HYPHEN).flatMap((part) => part.match(RUN)).map((run) => GREEK.get(run) || run);
  }

  function parts(token) {
    return runs(token).flatMap(pairs);
  }

  /* 神经网 is 神经, 经网, 网; any other run is as it is. */
  function pairs(run) {
    if (!isUnspaced(run)) return [run];
    const letters = Array.from(run);
    return letters.map((letter, at) => letter + (letters[at + 1] || ""));
  }

  function wordsOf(token) {
    return [...parts(token), ...joined(runs(token))];
  }

  /* What else the runs of a chain are found by: pointnet for pointnet++; timelapse; gpt4 in gpt-4-turbo. */
  function joined(found) {
    const bare = found.filter((one) => /[^+#]{2}[+#]+$/.test(one)).map((one) => one.replace(/[+#]+$/, ""));
    const whole = found.join("");
    const isWhole = !isUnspaced(whole) && /^[\p{L}\p{N}]+$/u.test(whole);
    if (found.length > 1 && isWhole && !/^\p{Nd}+$/u.test(whole)) bare.push(whole);
    if (found.length < 3 && isWhole) return bare;
    return bare.concat(found.flatMap((one, at) => (at && isBorder(found[at - 1], one) ? [found[at - 1] + one] : [])));
  }

  /* The places in a word where letters and digits meet: some write "llama3", others "Llama 3". */
  function borders(word) {
    return Array.from(word.matchAll(BORDER), ({ index }) => index);
  }

  function isBorder(one, other) {
    return borders(one.slice(-1) + other.slice(0, 1)).length > 0;
  }

  function words(text) {
    return tokens(text).flatMap(wordsOf);
  }

  /* -- What is asked for ------------------------------------------------------------------------ */

  function isEnd(before, word) {
    return isOpen(word) && before !== word && before.endsWith(word);
  }

  /* One character of a script without blanks is found by all words that begin with it. */
  function isOpen(word) {
    return isUnspaced(word) && Array.from(word).length === 1;
  }

  /* Words that are asked for, without the last characters of runs: the pairs before them hold these. */
  function withoutEnds(found) {
    return found.filter((word, at) => !isEnd(found[at - 1] || "", word));
  }

  /* Words without the end of the last run, which may go on in a text. */
  function openEnded(found) {
    return found.length > 1 && isEnd(...found.slice(-2)) ? found.slice(0, -1) : found;
  }

  /* The words of a text that stand in a paper one after the other where the text does, maybe within runs. */
  function phraseOf(text) {
    return openEnded(tokens(text).flatMap(parts));
  }

  /* What a chain asks for that must stand together: the words of each stretch of scripts without blanks. */
  function phrasesIn(token) {
    return (token.match(STRETCH) || []).map(phraseOf).filter((found) => found.length > 1);
  }

  /* Whether the words stand side by side in a text, whether or not letters touch digits there. */
  function hasPhrase(text, phrase) {
    const wanted = sideBySide(phrase);
    return sideBySide(tokens(text).flatMap(parts)).includes(isOpen(phrase.at(-1)) ? wanted.slice(0, -1) : wanted);
  }

  function sideBySide(found) {
    return ` ${found.join(" ")} `.replace(BORDER, " ");
  }

  const stems = new Map(); // lunr's stemmer takes its time, and texts repeat their words

  function stem(word) {
    if (stems.size > 50_000) stems.clear();
    if (!stems.has(word)) stems.set(word, lunr.stemmer(new lunr.Token(word)).toString());
    return stems.get(word);
  }

  function isStop(word) {
    return lunr.stopWordFilter(new lunr.Token(word)) === undefined;
  }

  /* Under which term a title is kept, to be recognised when it is asked for whole. */
  function firstTerm(title) {
    const first = tokens(title).flatMap(parts).find((word) => !isStop(word));
    return first === undefined ? "" : stem(first);
  }

  /* What two spellings of one title have in common; "+" and "#" tell C, C++ and C# apart. */
  function titleKey(title) {
    const folded = fold(plain(title));
    return /[\p{L}\p{N}]/u.test(folded) ? folded.replace(/[^\p{L}\p{N}+#]/gu, "") : title;
  }

  const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });

  /* CRC-32 of a text in UTF-8 (ISO 3309), as zlib has it. */
  function crc32(text) {
    let value = 0xffffffff;
    for (const byte of new TextEncoder().encode(text)) value = (value >>> 8) ^ CRC[(value ^ byte) & 255];
    return (value ^ 0xffffffff) >>> 0;
  }

  archive.analysis = {
    fold, casefold, tokens, parts, wordsOf, words, stem, isStop, firstTerm, titleKey, crc32,
    patterns, isUnspaced, isOpen, GREEK, borders, isBorder, withoutEnds, phraseOf, phrasesIn, hasPhrase,
  };
})(paperArchive);
