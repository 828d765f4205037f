/* Before the first paint: the reader's theme and rows, so that nothing moves or flashes, whether this is a new visit,
   and what Material's script asks for. Storage may be closed to us, and what it keeps may be anything: then the reader's system decides. */
(function (root) {
  "use strict";

  const page = document.documentElement;
  const SITE = new URL("../..", document.currentScript.src);
  const THEMES = [0, 1, 2]; // as the system, light, dark
  const DENSITIES = ["comfortable", "dense", "one-line"];

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
      const density = localStorage.getItem("paper-archive.density");
      return DENSITIES.includes(density) ? density : DENSITIES[0];
    } catch {
      return DENSITIES[0];
    }
  }

  /* A visit goes on for as long as the reader comes back to any page of the site within half an hour. */
  const PAUSE = 30 * 60 * 1000;
  const MINUTE = 60 * 1000;
  let touched = -MINUTE;

  /** Keeps when this visit began and that it goes on now; `front` is the visit that saw the front page first. */
  function touch() {
    const at = Date.now();
    if (Math.abs(at - touched) < MINUTE) return;
    touched = at;
    const last = kept("visit") ?? {};
    const goesOn = Number.isFinite(last.began) && Math.abs(at - last.at) <= PAUSE;
    const visit = { began: goesOn ? last.began : at, at, front: Number.isFinite(last.front) ? last.front : null };
    keep("visit", visit);
    return visit;
  }

  const visit = touch();
  for (const event of ["pointerdown", "keydown", "scroll"]) addEventListener(event, touch, { passive: true, capture: true });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) touch(); });

  function keptOrder() {
    try {
      return localStorage.getItem("paper-archive.newest") === "topic" ? "topic" : "listed";
    } catch {
      return "listed";
    }
  }

  /** Whether the reader wants papers that they have read to be hidden: store.js keeps it. */
  function areHiding() {
    try {
      return localStorage.getItem(keyOf("desk.1", SITE)).includes('"marks":"hide"');
    } catch {
      return false;
    }
  }

  const theme = kept("__palette")?.index;
  const isNight = theme ? theme === 2 : matchMedia("(prefers-color-scheme: dark)").matches;
  page.className = "js";
  page.dataset.paDensity = keptDensity();
  page.dataset.paNewest = keptOrder();
  /* On the front page, what stands below what is new waits for it. */
  page.classList.toggle("is-back", visit.front !== null);
  page.classList.toggle("is-night", isNight);
  /* Where the address asks for some of a list, no rows are seen that will be taken away. */
  page.classList.toggle("is-asked", location.search !== "");
  page.classList.toggle("is-hiding", areHiding());

  function add(name, values) {
    document.head.append(Object.assign(document.createElement(name), values));
  }

  /* The parser may pause anywhere: nothing is painted before the header is whole. A list says itself what it waits for. */
  if (!document.querySelector("link[rel=expect]")) add("link", { rel: "expect", href: "#content", blocking: "render" });

  /* A search that the address asks for is shown as soon as its scripts are there: they need not wait for one another,
     nor what the question needs of the index for the program that reads it. */
  function fetchSearch() {
    const fileOf = (path) => new URL(`assets/${path}.js`, SITE).href;
    const own = ["js/load", "search/manifest", "js/asked"];
    for (const path of ["search/search", ...own, "js/search_loader", "js/rows", "search/page"]) {
      add("link", { rel: "preload", as: "script", href: fileOf(path) });
    }
    for (const path of own) add("script", { src: fileOf(path), async: false });
  }

  if (/\/search\.html$/.test(location.pathname) && location.search && location.protocol !== "file:") fetchSearch();

  /* No browser may read one from a disk, and Chromium would complain. */
  if (location.protocol === "file:") document.querySelector("link[rel=manifest]")?.remove();

  root.__md_scope = SITE;
  root.__md_get = kept;
  root.__md_set = keep;
})(window);
