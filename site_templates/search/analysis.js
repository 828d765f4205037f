/* Texts to words: the twin of builder/search/analysis.py and of text.fold. What Python cuts for the index, this cuts for a query. */
(function (archive) {
  "use strict";

  const UNDECOMPOSED = new Map(Object.entries({
    "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ħ": "h", "ı": "i", "ŋ": "n",
  }));
  const GREEK = new Map(("α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu "
    + "ν nu ξ xi ο omicron π pi ρ rho σ sigma τ tau υ upsilon φ phi χ chi ψ psi ω omega")
    .split(" ").map((word, at, all) => [word, all[at + 1]]).filter((_, at) => at % 2 === 0));
  const HYPHENS = "\\-\u2010\u2012\u2013\u2212";
  const TOKEN = new RegExp(`[\\p{L}\\p{N}]+(?:[${HYPHENS}][\\p{L}\\p{N}]+)*`, "gu");
  const HYPHEN = new RegExp(`[${HYPHENS}]`, "u");
  const DRESS = new RegExp("\\\\(?:emph|em|it|bf|rm|sc|sf|tt|operatorname|text(?:bf|it|rm|sc|sf|tt|normal)?"
    + "|math(?:bb|bf|cal|frak|it|rm|scr|sf|tt))(?![A-Za-z])", "g");

  /* JavaScript has no case folding. Letter by letter, down, up and down again gives the same (ẞ, ß and ss
     meet, Greek final sigma loses its place), but for Cherokee, which Unicode folds to capitals. */
  function casefold(text) {
    const lower = Array.from(text, (letter) => letter.toLowerCase().toUpperCase().toLowerCase()).join("");
    return lower.replace(/\p{Script=Cherokee}/gu, (letter) => letter.toUpperCase());
  }

  function fold(text) {
    if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
    const bare = casefold(text.normalize("NFKC")).normalize("NFKD").replace(/\p{M}/gu, "");
    return bare.replace(/[æœøđðłþħıŋ]/g, (letter) => UNDECOMPOSED.get(letter)).normalize("NFC");
  }

  /* Without the LaTeX commands that only dress a formula. */
  function plain(text) {
    return text.replace(DRESS, "");
  }

  const ACCENT = /(?<!\\)\\(?:["'`^~=.]\s*(?:\{\\?([A-Za-z])\}|\\?([A-Za-z]))|[uvHcdbkr]\{\\?([A-Za-z])\})/g;
  const LETTER = /(?<!\\)\\(ss|o|O|l|L|ae|AE|oe|OE|aa|AA)(?:\{\}|(?![A-Za-z])\s?)/g;
  const LETTERS = { ss: "ß", o: "ø", O: "ø", l: "ł", L: "ł", ae: "æ", AE: "æ", oe: "œ", OE: "œ", aa: "å", AA: "å" };

  /* LaTeX's accents and letters, as a reader may paste them; builder/repair.py has resolved those of the papers.
     Folding takes accents off, so any will do. */
  function unlatex(text) {
    if (!text.includes("\\")) return text;
    return text
      .replace(ACCENT, (_, ...letters) => `${letters.slice(0, 3).join("")}\u0301`)
      .replace(/\{\\(?:em|it|bf|rm|sc|sf|sl|tt|itshape|bfseries)(?:\s+|\{\})([^{}\\$]*)\}/g, "$1")
      .replace(/\\(?:emph|text(?:bf|it|rm|sc|sf|sl|tt|normal)?|underline|mbox)\{([^{}\\$]*)\}/g, "$1")
      .replace(LETTER, (_, name) => LETTERS[name])
      .replace(/\{([A-Za-z]\u0301|[ßøłæœå])\}/g, "$1")
      .replace(/\\([%&#])/g, "$1");
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

  archive.analysis = { fold, unlatex, tokens, parts, words, stem, isStop, firstTerm, titleKey, crc32 };
})(paperArchive);
