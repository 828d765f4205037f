/* Filters of a list: what its rows differ in, read from the rows themselves. Any value of a facet, every facet; the
   address keeps what is ticked. */
(function () {
  "use strict";

  const ROWS = ".pa-rows > li";
  const TERMS = "p a:not(.pa-out)"; // in a row: its topic and tags
  const WAYS = "p .pa-out"; // its ways out of the archive
  const DAY = ":scope > div"; // with a `time`, where its year is known
  const SITE = new URL("../../", document.currentScript.src).href;
  const OPEN = 8; // values of a facet that are seen at once
  const MOST = 30; // values of a facet; the rarest are left out
  const MOST_DAYS = 12; // days that are offered one by one; where a list has more, their months are
  const MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
  ];

  const place = document.querySelector("aside.pa-facets");
  if (!place) return;
  const rows = [...document.querySelectorAll(ROWS)];
  const status = document.querySelector("[data-pa-count]");
  const unfiltered = [...status.childNodes];
  const isPaged = Boolean(document.querySelector(".pa-pager"));

  // -- What the rows have: each value as it stands in the address, and the name that people read ----------

  /** The pages of a row's terms in a folder, but for the page that the list is of. */
  function termsIn(folder) {
    const start = `${SITE}${folder}/`;
    const own = [location.pathname, location.pathname.replace(/\/\d+\.html$/, ".html")];
    return (row) => [...row.querySelectorAll(TERMS)]
      .filter((link) => link.href.startsWith(start) && !own.includes(link.pathname))
      .map((link) => [decodeURIComponent(link.href.slice(start.length).replace(/\.html$/, "")), link.textContent]);
  }

  /** `links=other` for a link of no known kind. */
  function kindsOf(row) {
    return [...row.querySelectorAll(WAYS)].map(({ textContent: kind }) => [kind === "Link" ? "other" : kind.toLowerCase(), kind]);
  }

  function dayOf(row) {
    const shown = row.querySelector(DAY);
    const [year, month, day] = (shown.querySelector("time")?.dateTime ?? "").split("-");
    if (day) return [`${year}-${month}-${day}`, `${Number(day)} ${MONTHS[month - 1]} ${year}`];
    const [number, name] = shown.textContent.split(" ");
    const at = MONTHS.findIndex((one) => name && one.startsWith(name));
    if (at < 0) return ["undated", "Undated"];
    return [[at + 1, number].map((one) => String(one).padStart(2, "0")).join("-"), `${number} ${MONTHS[at]}`];
  }

  /** Of a day whose year is known. */
  function monthOf([slug, name]) {
    return /^\d{4}/.test(slug) ? [slug.slice(0, 7), name.replace(/^\d+ /, "")] : [slug, name];
  }

  /** Days and months from new to old, then days without a year, then no day. */
  function newestFirst({ value: a }, { value: b }) {
    const rank = (slug) => (/^\d{4}/.test(slug) ? 0 : Number(!/^\d/.test(slug)) + 1);
    return rank(a) - rank(b) || (a > b ? -1 : 1);
  }

  function mostFirst(a, b) {
    return b.rows.size - a.rows.size || (a.name < b.name ? -1 : 1);
  }

  /** The values that `read` finds in some of the rows, but not in all; a tag without a page goes by the one it leads to. */
  function valuesOf(read) {
    const found = new Map();
    for (const row of rows) {
      for (const [value, name] of read(row)) {
        const one = found.get(value) || { value, name, rows: new Set() };
        if (name.length < one.name.length) one.name = name;
        one.rows.add(row);
        found.set(value, one);
      }
    }
    return [...found.values()].filter((one) => one.rows.size < rows.length).sort(mostFirst).slice(0, MOST);
  }

  function dayFacet() {
    if (!rows[0].querySelector(DAY)) return { values: [] };
    const days = rows.map(dayOf);
    const isByMonth = new Set(days.map(([slug]) => slug)).size > MOST_DAYS;
    const values = valuesOf((row) => [isByMonth ? monthOf(dayOf(row)) : dayOf(row)]).sort(newestFirst);
    return { name: `${place.dataset.paDay || "Listed"} ${isByMonth ? "in" : "on"}`, key: "day", values };
  }

  const facets = [
    { name: "Topic", key: "topic", values: valuesOf(termsIn("topics")) },
    { name: "Tag", key: "tag", values: valuesOf(termsIn("tags")) },
    dayFacet(),
    { name: "Links", key: "links", values: valuesOf(kindsOf) },
  ].filter(({ values }) => values.length > 0);
  const choices = facets.flatMap(({ key, values }) => values.map((one) => Object.assign(one, { key })));

  // -- The form ----------------------------------------------------------------------------------------------

  function element(name, values = {}, ...children) {
    const made = Object.assign(document.createElement(name), values);
    made.append(...children);
    return made;
  }

  function drawChoice(choice) {
    choice.box = element("input", { type: "checkbox", name: choice.key, value: choice.value });
    choice.figure = element("span", { className: "pa-n" });
    choice.label = element("label", {}, choice.box, element("span", {}, choice.name), choice.figure);
    return choice.label;
  }

  function drawFacet({ name, values }) {
    const labels = values.map(drawChoice);
    const made = element("fieldset", { className: "pa-facet" }, element("legend", {}, name), ...labels.slice(0, OPEN));
    if (labels.length > OPEN) {
      const summary = element("summary", {}, element("span", {}, `${labels.length - OPEN} more`), element("span", {}, "Fewer"));
      made.append(element("details", {}, summary, ...labels.slice(OPEN)));
    }
    return made;
  }

  /** Of a long list: what the filters look through, and where all of it is filtered. */
  function drawNote() {
    const note = element("p", { className: "pa-note" }, "Filters look through this page of the list.");
    if (place.dataset.paAll) note.append(" ", element("a", { href: place.dataset.paAll }, "Filter all of it"));
    return note;
  }

  const skip = element("a", { className: "pa-skip", href: "#papers" }, "Skip the filters");
  const toggle = element("button", { className: "pa-button pa-facets__toggle", type: "button" });
  const done = element("button", { className: "pa-button pa-facets__done", type: "submit" });
  const clear = element("button", { className: "pa-clear", type: "button", hidden: true }, "Clear filters");
  const form = element("form", { id: "facets", autocomplete: "off" }, ...(isPaged ? [drawNote()] : []), ...facets.map(drawFacet), done);

  // -- At work -------------------------------------------------------------------------------------------------

  /** Whether a row has a ticked value of each facet but one. */
  function passes(row, but) {
    return facets.every(({ key, values }) => {
      const ticked = values.filter((one) => one.box.checked);
      return key === but || ticked.length === 0 || ticked.some((one) => one.rows.has(row));
    });
  }

  function papers(number) {
    return number === 1 ? "paper" : "papers";
  }

  function say(shown) {
    const ticked = choices.filter(({ box }) => box.checked).length;
    const isFiltered = ticked > 0;
    clear.hidden = !isFiltered;
    toggle.textContent = isFiltered ? `Filter this list (${ticked})` : "Filter this list";
    done.textContent = `Show ${shown} ${papers(shown)}`;
    if (!isFiltered) return status.replaceChildren(...unfiltered);
    status.replaceChildren(element("b", {}, shown), ` of ${rows.length} ${papers(rows.length)}${isPaged ? " on this page" : ""}`);
  }

  /** What a value would show, given the other facets. */
  function recount(choice) {
    const count = [...choice.rows].filter((row) => passes(row, choice.key)).length;
    choice.figure.textContent = count;
    choice.label.classList.toggle("is-none", count === 0);
  }

  function apply() {
    for (const row of rows) row.hidden = !passes(row, "");
    choices.forEach(recount);
    say(rows.filter((row) => !row.hidden).length);
    document.dispatchEvent(new Event("pa-filtered"));
  }

  function keepInAddress() {
    const ticked = new URLSearchParams(choices.filter(({ box }) => box.checked).map(({ key, value }) => [key, value]));
    try {
      history.replaceState(null, "", ticked.size ? `?${ticked}` : location.pathname);
    } catch {
      // Some browsers refuse it for files: the list is filtered all the same.
    }
  }

  function restore() {
    const asked = new URLSearchParams(location.search);
    for (const { box, key, value } of choices) {
      box.checked = asked.getAll(key).includes(value);
      if (box.checked && box.closest("details")) box.closest("details").open = true;
    }
    apply();
  }

  function open(isOpen) {
    form.classList.toggle("is-open", isOpen);
    toggle.setAttribute("aria-expanded", String(isOpen));
  }

  function listen() {
    form.addEventListener("change", () => { apply(); keepInAddress(); });
    /* On a phone the rows are far below the open form. */
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      open(false);
      toggle.focus();
      status.scrollIntoView({ block: "center" });
    });
    clear.addEventListener("click", () => {
      for (const { box } of choices) box.checked = false;
      apply();
      keepInAddress();
      (toggle.offsetParent ? toggle : choices[0].box).focus();
    });
    toggle.addEventListener("click", () => open(!form.classList.contains("is-open")));
  }

  if (facets.length > 0) {
    toggle.setAttribute("aria-controls", form.id);
    open(false);
    listen();
    restore();
    status.after(clear);
    place.append(skip, toggle, form);
  } else {
    place.replaceWith(element("div", { className: "pa-facets" })); // nothing to choose: its place stays
  }
  document.documentElement.classList.remove("is-asked");
})();
