/* Tags in a query, as a reader may paste them: the twin of builder/text/markup.py, which writes its tables. */
(function (archive) {
  "use strict";

  const { tag, deepest: DEEPEST, scripts: SCRIPTS } = archive.tables.markup;
  const TAG = new RegExp(tag, "gi");

  /** The text without tags in pairs: figures below and above the line, words behind "_" or "^". */
  function resolve(text) {
    if (!text.includes("</")) return text;
    const found = [];
    let opened = [];
    text.split(TAG).forEach((piece, at) => { // every other one is a tag or a formula
      const name = at % 2 && piece[0] === "<" ? piece.replace(/[</>]/g, "").toLowerCase() : "";
      if (name && piece[1] !== "/") opened = [...opened, { name: name, start: found.length }].slice(-DEEPEST);
      else if (name && opened.at(-1)?.name === name) {
        const inside = found.splice(opened.pop().start);
        piece = dressed(name, inside.slice(1).join(""));
      } else if (name) opened = [];
      found.push(piece);
    });
    return found.join("");
  }

  function dressed(name, words) {
    const core = words.trim();
    if (!SCRIPTS[name] || !core) return words;
    const { sign, letters } = SCRIPTS[name];
    const raised = Array.from(core, (one) => letters[one] ?? "");
    const plain = /^[\p{L}\p{N}]+$/u.test(core) ? sign + core : `${sign}(${core})`;
    return words.replace(core, () => (raised.includes("") ? plain : raised.join("")));
  }

  archive.markup = { resolve };
})(paperArchive);
