/* An index of tags or authors narrows to those that hold what the reader types; Enter opens the first. Where it is cut
   into pages, all of them are looked through: their names come with the first key. */
(function (root) {
  "use strict";

  const SEARCH = new URL("../search/", document.currentScript.src).href;
  const SITE = new URL("../../", document.currentScript.src).href;
  const MOST = 300; // names that are shown

  const field = document.querySelector("[data-pa-narrow]");
  if (!field) return;
  const folder = field.dataset.paNarrow; // of all terms, where the page has not all
  const status = document.querySelector("[data-pa-narrowed]");
  const letters = [...document.querySelectorAll(".pa-letter:not([data-pa-others])")];
  const others = document.querySelector("[data-pa-others]");
  const nothing = document.querySelector("[data-pa-nothing]");
  const jumps = [...document.querySelectorAll(".pa-az a[href^='#']")].map((jump) => [jump, jump.getAttribute("href")]);
  const terms = letters.flatMap((letter) => [...letter.querySelectorAll("li")]);

  function folded(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
  }

  const texts = new Map(terms.map((term) => [term, folded(term.querySelector("a").textContent)]));

  /** What stands in this page. */
  function narrowPage(wanted) {
    for (const term of terms) term.hidden = !texts.get(term).includes(wanted);
    for (const letter of letters) letter.hidden = !letter.querySelector("li:not([hidden])");
    for (const [jump, to] of jumps) {
      if (document.getElementById(to.slice(1)).closest(".pa-letter").hidden) jump.removeAttribute("href");
      else jump.setAttribute("href", to);
    }
    return [terms.filter((term) => !term.hidden).length, terms.length];
  }

  // -- All of a long index ---------------------------------------------------------------------------------

  let all = null; // [{ name, slug, count, text }]

  function slugOf(name) {
    return name.toLowerCase().replaceAll(" ", "-");
  }

  async function read() {
    await root.paperArchive.load(`${SEARCH}${folder}.js`);
    const [, names, slugs, counts] = root.paperArchive.get(folder).map((column) => column.split("\n"));
    const figures = counts[0].split(" ");
    all ??= names.map((name, at) => ({ name, slug: slugs[at] || slugOf(name), count: Number(figures[at]), text: folded(name) }));
  }

  function draw({ name, slug, count }) {
    const link = Object.assign(document.createElement("a"), { href: `${SITE}${folder}/${slug}.html`, textContent: name });
    const figure = Object.assign(document.createElement("span"), { className: "pa-n", textContent: count.toLocaleString("en") });
    const item = document.createElement("li");
    item.append(link, " ", figure);
    return item;
  }

  /** Those that begin so stand first. */
  function narrowAll(wanted) {
    const found = all.filter(({ text }) => text.includes(wanted));
    const first = found.filter(({ text }) => text.startsWith(wanted));
    const sorted = [...first, ...found.filter((one) => !first.includes(one))];
    others.querySelector("ul").replaceChildren(...sorted.slice(0, MOST).map(draw));
    others.querySelector("p").textContent = sorted.length > MOST ? `and ${(sorted.length - MOST).toLocaleString("en")} more` : "";
    others.hidden = !sorted.length;
    for (const letter of letters) letter.hidden = true;
    return [sorted.length, all.length];
  }

  // -- At work ---------------------------------------------------------------------------------------------

  function say(wanted, left, among) {
    nothing.hidden = left > 0;
    nothing.querySelector("a").search = new URLSearchParams({ q: field.value });
    status.textContent = wanted ? `${left.toLocaleString("en")} of ${among.toLocaleString("en")}` : "";
  }

  async function narrow() {
    const wanted = folded(field.value);
    if (wanted && folder && !all) {
      status.textContent = "Loading …";
      try {
        await read();
      } catch {
        status.textContent = "The others could not be loaded. Type again to retry.";
        return;
      }
      if (wanted !== folded(field.value)) return;
    }
    others.hidden = true;
    say(wanted, ...(wanted && folder ? narrowAll(wanted) : narrowPage(wanted)));
  }

  async function openFirst(event) {
    event.preventDefault();
    if (!field.value.trim()) return;
    await narrow();
    const first = [...document.querySelectorAll(".pa-letter:not([hidden]) li:not([hidden]) a")][0];
    if (first) first.click();
  }

  field.addEventListener("input", narrow);
  field.form.addEventListener("submit", openFirst);
  narrow(); // a browser may restore the field when the reader comes back
})(window);
