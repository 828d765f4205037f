/* An address without a page: its words go into the search field. */
(function () {
  "use strict";

  /** One run of %xx; what is no UTF-8 (a link cut inside a letter) becomes a blank. */
  function decoded(run) {
    try {
      return decodeURIComponent(run);
    } catch {
      return " ";
    }
  }

  /** "/papers/lattice-mod.html" gives "lattice mod". */
  function wordsOf(path) {
    const last = path.split("/").filter(Boolean).pop() || "";
    if (last === "404.html") return "";
    return last.replace(/(%[0-9a-f]{2})+/gi, decoded).replace(/\.html?$/i, "").replace(/[-_+%\s]+/g, " ").trim();
  }

  for (const field of document.querySelectorAll("[data-pa-from-address]")) field.value = wordsOf(location.pathname);
})();
