/* Formulas. In a question, as a reader may paste them: their words. In titles: built element by element, of names on a
   list, as builder/search/documents.py writes them. */
(function (archive) {
  "use strict";

  const MATHML = "http://www.w3.org/1998/Math/MathML";
  const WIDE = 20; // characters of its plain text
  const ELEMENTS = new Set(archive.tables.formulas.elements);
  const ATTRIBUTES = new Set(archive.tables.formulas.attributes);

  const COMMAND = new RegExp(archive.tables.formulas.command, "g");
  const SILENT = new Set(archive.tables.formulas.silent.split(" "));
  const SPOKEN = new Map(Object.entries(archive.tables.formulas.spoken));

  /** The text of a question with each command of TeX as its word, or as a blank: the twin of builder/text/math/spoken.py. */
  function speak(text) {
    return text.replace(COMMAND, (_, name) => (!name || SILENT.has(name) ? " " : ` ${SPOKEN.get(name) ?? name} `));
  }

  /* An element of MathML: its name and attributes in one text, then what is in it. */
  function build(node) {
    if (typeof node === "string") return document.createTextNode(node);
    const [name, ...attributes] = node[0].split(" ");
    if (!ELEMENTS.has(name)) return document.createTextNode("");
    const made = document.createElementNS(MATHML, name);
    for (const [key, value] of attributes.map((one) => one.split("="))) if (ATTRIBUTES.has(key)) made.setAttribute(key, value);
    made.append(...node.slice(1).map(build));
    return made;
  }

  /** A formula, [plain text, element]; a wide one in a part that scrolls. */
  function formula([text, node]) {
    if (text.length <= WIDE) return build(node);
    const wide = document.createElement("span");
    wide.className = "pa-wide";
    wide.append(build(node));
    return wide;
  }

  /** A title without formulas is a text; else it is pieces, texts and [plain text, element]. */
  function plain(title) {
    return typeof title === "string" ? title : title.map(plainOf).join("");
  }

  function plainOf(piece) {
    return typeof piece === "string" ? piece : piece[0];
  }

  archive.formulas = { speak, formula, plain, plainOf };
})(paperArchive);
