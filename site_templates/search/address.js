/* The question of the search page stands in its address, so it can be shared and gone back to. */
(function (archive) {
  "use strict";

  const { KEYS } = archive.facets;

  /** What the end of an address asks: { q, ticked: { topic: [slug], … }, sort }. */
  function read(search = location.search) {
    const asked = new URLSearchParams(search);
    const ticked = Object.fromEntries(KEYS.map((key) => [key, [...new Set(asked.getAll(key))]]));
    return { q: asked.get("q") || "", ticked, sort: asked.get("sort") === "date" ? "date" : "relevance" };
  }

  function isAsked({ q, ticked }) {
    return q.trim() !== "" || KEYS.some((key) => ticked[key].length);
  }

  /** A change of filter or order is a step back leads from; a key in the box is not. */
  function keep(question, isStep) {
    const address = write(question);
    if (address !== location.search) enter(isStep ? "pushState" : "replaceState", null, address);
  }

  function write({ q, ticked, sort }) {
    const pairs = [
      ...(q ? [["q", q]] : []),
      ...KEYS.flatMap((key) => ticked[key].map((value) => [key, value])),
      ...(sort === "date" ? [["sort", "date"]] : []),
    ];
    return pairs.length ? `?${new URLSearchParams(pairs)}` : "";
  }

  /** So many rows were shown: whoever comes back finds them again. */
  function keepRows(rows) {
    enter("replaceState", { rows }, location.search);
  }

  function keptRows() {
    return (history.state || {}).rows;
  }

  function enter(how, state, address) {
    try {
      history[how](state, "", address || location.pathname);
    } catch {
      // Browsers refuse it when there are too many, some for files; the search works without.
    }
  }

  archive.address = { read, isAsked, keep, keepRows, keptRows };
})(paperArchive);
