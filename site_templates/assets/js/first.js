/* Before the first paint: the reader's theme and rows, so that nothing moves or flashes, and what Material's script
   asks for. Storage may be closed to us, and what it keeps may be anything: then the reader's system decides. */
(function (root) {
  "use strict";

  const page = document.documentElement;
  const SITE = new URL("../..", document.currentScript.src);
  const THEMES = [0, 1, 2]; // as the system, light, dark

  function keyOf(name, site) {
    return `${site.pathname}.${name}`;
  }

  function kept(name, storage, site = SITE) {
    try {
      const value = JSON.parse((storage || localStorage).getItem(keyOf(name, site)));
      return name !== "__palette" || THEMES.includes(value.index) ? value : null;
    } catch {
      return null;
    }
  }

  function keep(name, value, storage, site = SITE) {
    try {
      (storage || localStorage).setItem(keyOf(name, site), JSON.stringify(value));
    } catch {
      // The choice lasts as long as the page.
    }
  }

  function keptDensity() {
    try {
      return localStorage.getItem("paper-archive.density") === "dense" ? "dense" : "comfortable";
    } catch {
      return "comfortable";
    }
  }

  const theme = kept("__palette")?.index;
  const isNight = theme ? theme === 2 : matchMedia("(prefers-color-scheme: dark)").matches;
  page.className = "js";
  page.dataset.paDensity = keptDensity();
  page.classList.toggle("is-night", isNight);
  /* Where the address asks for some of a list, no rows are seen that will be taken away. */
  page.classList.toggle("is-asked", location.search !== "");

  /* No browser may read one from a disk, and Chromium would complain. */
  if (location.protocol === "file:") document.querySelector("link[rel=manifest]")?.remove();

  root.__md_scope = SITE;
  root.__md_get = kept;
  root.__md_set = keep;
})(window);
