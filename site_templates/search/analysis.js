/* Texts to words: the twin of builder/search/analysis.py and builder/text/folding.py. What Python cuts for the index,
   this cuts for a query, by the same tables. */
(function (archive) {
  "use strict";

  const { latex: { plain }, tables: { analysis: { undecomposed, greek, hyphens } } } = archive;

  const UNDECOMPOSED = new RegExp(`[${Object.keys(undecomposed).join("")}]`, "g");
  const GREEK = new Map(Object.entries(greek));
  const HYPHEN = new RegExp(`[${hyphens}]`, "u");
  const TOKEN = new RegExp(`[\\p{L}\\p{N}]+(?:[${hyphens}][\\p{L}\\p{N}]+)*`, "gu");

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
    return fold(plain(text)).toLowerCase().match(TOKEN) || [];
  }

  function parts(token) {
    return token.split(HYPHEN).map((part) => GREEK.get(part) || part);
  }

  function wordsOf(token) {
    const found = parts(token);
    const joined = found.join("");
    return found.length < 2 || /^\p{Nd}+$/u.test(joined) ? found : [...found, joined];
  }

  function words(text) {
    return tokens(text).flatMap(wordsOf);
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

  archive.analysis = { fold, tokens, parts, words, stem, isStop, firstTerm, titleKey, crc32 };
})(paperArchive);
