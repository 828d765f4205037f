/* Numbers of arXiv and DOIs in a question: the twin of builder/text/identifiers.py and builder/search/known_ids.py. */
(function (archive) {
  "use strict";

  const { ids: tables } = archive.tables;
  const [BEFORE, NUMBER] = [tables.before, tables.number].map((pattern) => new RegExp(pattern, "iy"));
  const [BEHIND, DOI] = [tables.behind, tables.doi].map((pattern) => new RegExp(`^(?:${pattern})$`, "i"));
  const [WEB, ADDRESS] = [tables.web, tables.address].map((pattern) => new RegExp(`^${pattern}`, "i"));
  const ARCHIVES = new Set(tables.archives.split(" "));
  const { longest: LONGEST, labels: LABELS } = tables;
  const AROUND = new Set(tables.around);

  /** { kind, value } of the id that a text is, in any form, with the signs that a paste leaves around it; or null. */
  function readId(text) {
    for (const bare of [text.trim(), without(text.trim())]) {
      const number = arxivId(bare);
      if (number) return { kind: "arxiv", value: number };
      const value = doi(bare) || doiWithin(bare);
      if (value) return { kind: "doi", value };
    }
    return null;
  }

  function without(text) {
    const letters = Array.from(text);
    while (letters.length && AROUND.has(letters.at(-1))) letters.pop();
    return letters.slice(Math.max(0, letters.findIndex((letter) => !AROUND.has(letter)))).join("");
  }

  function arxivId(given) {
    if (Array.from(given).length > LONGEST) return "";
    const text = given.trim();
    BEFORE.lastIndex = 0;
    NUMBER.lastIndex = BEFORE.test(text) ? BEFORE.lastIndex : 0;
    const found = NUMBER.exec(text);
    if (!found || !BEHIND.test(text.slice(NUMBER.lastIndex))) return "";
    const { archive: part, month, rest } = found.groups;
    return normal(part && part.toLowerCase(), month, rest);
  }

  function normal(part, month, rest) {
    if (month.slice(2) < "01" || month.slice(2) > "12") return "";
    if (part) return ARCHIVES.has(part) && rest[0] !== "." && (month >= "9107" || month <= "0703") ? `${part}/${month}${rest}` : "";
    const digits = month >= "0704" && month < "1501" ? 4 : 5;
    return month >= "0704" && month < "9107" && rest.length === digits + 1 && rest[0] === "." ? month + rest : "";
  }

  function doi(text) {
    if (Array.from(text).length > LONGEST) return "";
    const found = DOI.exec(text.trim().replace(/%([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(parseInt(code, 16))));
    return found && !arxivId(found[1]) ? found[1].replace(/[.,;]+$/, "").toLowerCase() : "";
  }

  function doiWithin(address) {
    const at = address.indexOf("/10.");
    return at > 0 && WEB.test(address) ? doi(address.slice(at + 1).split("?")[0].split("#")[0]) : "";
  }

  /** Whether an id that stands among words was pasted as an address. */
  function isAddress(text) {
    const first = Array.from(text).findIndex((letter) => !AROUND.has(letter));
    return ADDRESS.test(text.slice(Math.max(0, first)));
  }

  /** As people read it: arXiv 2509.01234. */
  function nameOf({ kind, value }) {
    return `${LABELS[kind]} ${value}`;
  }

  /** Its page elsewhere. */
  function addressOf({ kind, value }) {
    const path = value.split("/").map(encodeURIComponent).join("/");
    return `https://${kind === "arxiv" ? "arxiv.org/abs" : "doi.org"}/${path}`;
  }

  function hostOf(id) {
    return new URL(addressOf(id)).host;
  }

  archive.knownIds = { readId, isAddress, nameOf, addressOf, hostOf, LABELS };
})(paperArchive);
