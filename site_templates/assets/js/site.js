/* The last thing of every page: what only scripts can use, then the scripts themselves, each with one job.
   What stands here stands in no page: the theme button, and what Material's script looks for. */
(function () {
  "use strict";

  const SITE = new URL("../../", document.currentScript.src).href;
  /* What a page of each kind needs, in the order in which it runs. */
  const NEEDS = {
    "404": "not_found",
    desk: "kept store rows marks papers formats desk_files desk_rows desk desk_tools",
    home: "kept store rows marks home news",
    keep: "keep",
    list: "kept store rows take marks list_values list_parts list_filters coins",
    paper: "kept store elsewhere related mend cite copy marks",
    search: "kept store rows coins take marks",
    terms: "tag_filter",
  }[document.currentScript.dataset.kind]?.split(" ") ?? [];
  const MATERIAL = "assets/javascripts/bundle.a5f9d56c.min.js";
  const LATE = ["kept", "store", "coins", "take", "marks"]; // of what the search page needs
  const PATIENCE = 5000; // milliseconds for which these wait for an answer
  const THEMES = [
    ["As the system", "(prefers-color-scheme)", "default", "Use light theme"],
    ["Light", "(prefers-color-scheme: light)", "default", "Use dark theme"],
    ["Dark", "(prefers-color-scheme: dark)", "slate", "Follow the system theme"],
  ];

  function element(name, values, attributes = {}, children = []) {
    const made = Object.assign(document.createElement(name), values);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  /** Material's script drives these inputs; the label after the chosen one is shown. */
  function themeParts([name, media, scheme, next], at) {
    const input = { type: "radio", name: "__palette", id: `__palette_${at}`, className: "md-option" };
    const label = { className: `pa-icon pa-theme-${at}`, title: next, htmlFor: `__palette_${(at + 1) % THEMES.length}`, hidden: true };
    return [
      element("input", input, { "data-md-color-media": media, "data-md-color-scheme": scheme, "aria-label": name }),
      element("label", label),
    ];
  }

  /** What the head has found out, as Material knows it. */
  function makeTheme() {
    const page = document.documentElement;
    const form = element("form", { className: "pa-theme" }, { "data-md-component": "palette", "aria-label": "Theme" }, THEMES.flatMap(themeParts));
    document.querySelector(".pa-theme").replaceWith(form);
    form.elements[window.__md_get("__palette")?.index ?? 0].checked = true;
    document.body.dataset.mdColorScheme = page.classList.contains("is-night") ? "slate" : "default";
    page.classList.remove("is-night");
  }

  /** The parts of a page by the names that Material's script has for them, and what it looks for beside them. */
  function makeMarkers() {
    for (const name of ["header", "main"]) document.querySelector(`body > ${name}`).dataset.mdComponent = name;
    const toggles = ["drawer", "search"].map((name) => (
      element("input", { type: "checkbox", className: "md-toggle", id: `__${name}`, autocomplete: "off" }, { "data-md-toggle": name })
    ));
    const places = ["skip", "announce"].map((name) => element("div", {}, { "data-md-component": name }));
    const dialog = element("div", { className: "md-dialog" }, { "data-md-component": "dialog" }, [
      element("div", { className: "md-dialog__inner md-typeset" }),
    ]);
    const config = { base: SITE, features: [], search: "", translations: {} };
    document.body.prepend(...toggles, ...places);
    document.body.append(dialog, element("script", { id: "__config", type: "application/json", text: JSON.stringify(config) }));
  }

  /** The ways to the box in the header: a key, and on narrow screens a button. */
  function makeWays() {
    const box = document.querySelector(".pa-find");
    if (!box) return;
    const name = element("span", { className: "pa-sr", textContent: "Search" });
    box.append(element("kbd", { textContent: "/" }, { "aria-hidden": "true" }));
    box.after(element("a", { className: "pa-icon pa-find-link", href: `${SITE}search.html` }, {}, [name]));
  }

  /** They run in this order, once each has come. */
  function run(path) {
    document.body.append(element("script", { src: SITE + path, async: false }));
  }

  /** What the page needs. Where its address asks the search something, what the answer does without comes after it: on a
      slow line each script that nobody waits for would delay it. Material's is the largest. */
  function runAll() {
    const isAnswering = location.search !== "" && document.querySelector("[data-pa-search]");
    const isLate = (path) => isAnswering && (path === MATERIAL || LATE.some((name) => path.endsWith(`/${name}.js`)));
    const isThere = (path) => document.querySelector(`script[src="${SITE}${path}"]`); // first.js was sooner
    const all = [...["load", ...NEEDS, "search_loader", "keys"].map((name) => `assets/js/${name}.js`), MATERIAL];
    const later = all.filter(isLate);
    const rest = () => later.splice(0).forEach(run);
    all.filter((path) => !isLate(path) && !isThere(path)).forEach(run);
    document.addEventListener("pa-shown", rest);
    setTimeout(rest, PATIENCE);
  }

  makeTheme();
  makeWays();
  makeMarkers();
  runAll();
})();
