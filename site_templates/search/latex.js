/* LaTeX in a query, as a reader may paste it: the twin of builder/text/latex, which writes its tables. */
(function (archive) {
  "use strict";

  const { marks, letters } = archive.tables.latex;
  const FORMULA = pattern("formula");
  const ACCENT = pattern("accent");
  const LETTER = pattern("letter");
  const BRACED_LETTER = /\{([\p{L}\p{Nl}\p{No}])\}/gu; // Python spells this [^\W\d_], which is another class here
  const ESCAPE = pattern("escape");
  const SWITCH = pattern("switch");
  const WRAPPER = pattern("wrapper");
  const DRESS = pattern("dress");

  function pattern(name) {
    return new RegExp(archive.tables.latex[name], "g");
  }

  /** Accents, letters, escapes and dress outside formulas as plain words; those of the papers are resolved already. */
  function resolve(text) {
    if (!text.includes("\\")) return text;
    const pieces = text.split(FORMULA); // every other one is a formula
    return pieces.map((piece, at) => (at % 2 ? piece : undress(resolveAccents(piece)))).join("");
  }

  function resolveAccents(text) {
    return text
      .replace(ACCENT, accented)
      .replace(LETTER, (_, name) => letters[name])
      .replace(BRACED_LETTER, (whole, letter) => (letter < "\x80" ? whole : letter));
  }

  /* The letter with its accent, where Unicode has it as one character; else what stood there. */
  function accented(whole, sign, braced, bare, name, named) {
    const composed = ((braced || bare || named) + marks[sign || name]).normalize("NFC");
    return composed.length === 1 ? composed : whole;
  }

  function undress(text) {
    return text.replace(ESCAPE, "$1").replace(SWITCH, "$1").replace(WRAPPER, "$1");
  }

  /** Without the commands that only dress a formula. */
  function plain(text) {
    return text.replace(DRESS, "");
  }

  archive.latex = { resolve, plain };
})(paperArchive);
