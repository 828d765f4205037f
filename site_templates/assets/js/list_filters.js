/* Filters and order of a list: any value of a facet, every facet. A long list is filtered as a whole, whatever page of
   it is open; the address keeps what is ticked, and how the list is sorted. */
(function (root) {
  "use strict";

  const OPEN = 8; // values of a facet that are seen at once
  const LATE = 180; // milliseconds from which on it is said that papers are on their way

  const place = document.querySelector("aside.pa-facets");
  if (!place) return;
  const { listParts: { Page, Whole }, element, count } = root.paperArchive;
  const body = document.querySelector(".pa-body");
  const status = document.querySelector("[data-pa-count]");
  const unfiltered = [...status.childNodes];
  const isPaged = Boolean(document.querySelector(".pa-pager"));
  const query = isPaged && (place.dataset.paAll || "").split("?")[1];
  const list = query ? new Whole(body, query) : new Page(body);
  const listed = place.dataset.paDay || "Listed";

  let facets = null; // once they are read; [{ key, name, values: [{ value, name, rows: [place] }] }]
  let choices = [];
  let newest = 0; // of what was asked for
  let reading = null; // the promise of facets

  function asked() {
    const address = new URLSearchParams(location.search);
    return Object.fromEntries(["topic", "tag", "day", "links"].map((key) => [key, address.getAll(key)]));
  }

  // -- The form ----------------------------------------------------------------------------------------------

  const skip = element("a", { className: "pa-skip", href: "#papers" }, "Skip the filters");
  const toggle = element("button", { className: "pa-button pa-facets__toggle", type: "button" });
  const done = element("button", { className: "pa-button pa-facets__done", type: "submit" });
  const clear = element("button", { className: "pa-clear", type: "button", hidden: true }, "Clear filters");
  const said = element("p", { className: "pa-note" });
  const form = element("form", { id: "facets", autocomplete: "off" }, said);
  const order = document.querySelector("[data-pa-order]");

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

  function drawForm() {
    choices = facets.flatMap(({ key, values }) => values.map((one) => Object.assign(one, { key })));
    said.textContent = isPaged && !query ? "Filters look through this page of the list." : "";
    form.replaceChildren(said, ...facets.map(drawFacet), done);
  }

  function drawOrder() {
    const own = body.querySelector(".pa-rows--dated") ? "By day" : "As listed";
    const choice = ([value, name]) => {
      const box = element("input", { type: "radio", name: "sort", value, checked: value === "" });
      const shown = element("span", {}, name);
      shown.dataset.text = name;
      return element("label", {}, box, shown);
    };
    order.append(element("legend", { className: "pa-sr" }, "Order"), ...[["", own], ["title", "By title"]].map(choice));
  }

  function isByTitle() {
    return order.querySelector("[value=title]").checked;
  }

  // -- At work -------------------------------------------------------------------------------------------------

  function ticked(values) {
    return values.filter(({ box }) => box.checked);
  }

  /** A 1 for each paper that has a ticked value of each facet but one. */
  function left(but) {
    const flags = new Uint8Array(list.total).fill(1);
    for (const { key, values } of facets) {
      const wanted = key === but ? [] : ticked(values);
      if (!wanted.length) continue;
      const having = new Uint8Array(list.total);
      for (const { rows } of wanted) for (const row of rows) having[row] = 1;
      for (let at = 0; at < flags.length; at += 1) flags[at] &= having[at];
    }
    return flags;
  }

  function say(shown) {
    const many = ticked(choices).length;
    clear.hidden = many === 0;
    toggle.textContent = many ? `Filter this list (${many})` : "Filter this list";
    done.textContent = `Show ${count(shown)}`;
    const [number, ...noun] = count(list.total).split(" ");
    const sorted = isByTitle() ? [" ", element("span", { className: "pa-note" }, "by title")] : [];
    if (many) status.replaceChildren(element("b", {}, shown.toLocaleString("en")), ` of ${number} ${noun}${isPaged && !query ? " on this page" : ""}`, ...sorted);
    else if (sorted.length) status.replaceChildren(element("b", {}, number), ` ${noun}`, ...sorted);
    else status.replaceChildren(...unfiltered);
  }

  /** What each value would show, given the other facets. */
  function recount() {
    for (const { key, values } of facets) {
      const flags = left(key);
      for (const { rows, figure, label } of values) {
        const many = rows.reduce((sum, row) => sum + flags[row], 0);
        figure.textContent = many.toLocaleString("en");
        label.classList.toggle("is-none", many === 0);
      }
    }
  }

  async function apply() {
    newest += 1;
    const mine = newest;
    const flags = left("");
    recount();
    const shown = flags.reduce((sum, is) => sum + is, 0);
    const isSorted = isByTitle();
    const late = setTimeout(() => { if (mine === newest) status.textContent = "Loading …"; }, LATE);
    try {
      const places = (isSorted ? await list.byTitle() : [...flags.keys()]).filter((one) => flags[one]);
      if (mine !== newest) return;
      await list.show(places, { isSorted, isFiltered: ticked(choices).length > 0 });
      if (mine === newest) say(shown);
    } catch {
      if (mine === newest) status.textContent = "The papers could not be loaded. Choose again to retry.";
    }
    clearTimeout(late);
    if (mine === newest) document.dispatchEvent(new CustomEvent("pa-filtered", { detail: list.taken() }));
  }

  function keepInAddress() {
    const kept = new URLSearchParams(ticked(choices).map(({ key, value }) => [key, value]));
    if (isByTitle()) kept.set("sort", "title");
    try {
      history.replaceState(null, "", kept.size ? `?${kept}` : location.pathname);
    } catch {
      // Some browsers refuse it for files: the list is filtered all the same.
    }
  }

  function tickAsked(wanted) {
    for (const { box, key, value } of choices) {
      box.checked = wanted[key].includes(value);
      if (box.checked && box.closest("details")) box.closest("details").open = true;
    }
  }

  async function read() {
    const wanted = asked();
    facets = (await list.open(wanted, listed)).filter(({ values }) => values.length > 0);
    drawForm();
    tickAsked(wanted);
  }

  /** Reads what there is to choose and draws it; after a failure the next call tries again. */
  function ready() {
    reading ??= read().catch((error) => { reading = null; throw error; });
    return reading;
  }

  async function work() {
    try {
      await ready();
    } catch {
      said.textContent = "The filters could not be loaded. ";
      const again = element("button", { className: "pa-clear", type: "button" }, "Try again");
      again.addEventListener("click", work);
      said.append(again);
      finish();
      return;
    }
    if (facets.length === 0) return withoutFacets();
    await apply();
    finish();
  }

  function finish() {
    document.documentElement.classList.remove("is-asked");
    place.classList.remove("is-coming");
  }

  /** Nothing to choose: the place of the filters stays, and the list is sorted all the same. */
  async function withoutFacets() {
    place.replaceWith(element("div", { className: "pa-facets" }));
    await apply();
    finish();
  }

  function open(isOpen) {
    form.classList.toggle("is-open", isOpen);
    toggle.setAttribute("aria-expanded", String(isOpen));
  }

  async function change() {
    await ready().then(apply, work);
    keepInAddress();
  }

  function listen() {
    form.addEventListener("change", change);
    order.addEventListener("change", change);
    /* On a phone the rows are far below the open form. */
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      open(false);
      toggle.focus();
      status.scrollIntoView({ block: "center" });
    });
    clear.addEventListener("click", () => {
      for (const { box } of choices) box.checked = false;
      (toggle.offsetParent ? toggle : choices[0].box).focus();
      change();
    });
    toggle.addEventListener("click", () => {
      open(!form.classList.contains("is-open"));
      if (!facets) work();
    });
  }

  /** A long list is read once somebody sees what to choose, or asks for some of it. */
  function start() {
    drawOrder();
    order.querySelector("[value=title]").checked = new URLSearchParams(location.search).get("sort") === "title";
    const isAsked = isByTitle() || Object.values(asked()).some((values) => values.length);
    toggle.textContent = "Filter this list";
    toggle.setAttribute("aria-controls", form.id);
    open(false);
    listen();
    status.after(clear);
    place.classList.toggle("is-coming", Boolean(query));
    place.append(skip, toggle, form);
    said.textContent = "Loading …";
    if (!query || isAsked || !toggle.offsetParent) work();
    else finish();
  }

  start();
})(window);
