/* Filters of a list: any value of a facet, every facet; the address keeps what is ticked. */
(function () {
  "use strict";

  const form = document.querySelector("[data-pa-facets]");
  if (!form) return;
  const toggle = document.querySelector(".pa-facets__toggle");
  const done = document.querySelector(".pa-facets__done");
  const clear = document.querySelector(".pa-clear");
  const status = document.querySelector("[data-pa-count]");
  const unfiltered = [...status.childNodes];
  const isPaged = Boolean(document.querySelector(".pa-pager"));
  const rows = [...document.querySelectorAll(".pa-rows > li")];
  const boxes = [...form.querySelectorAll("input")];
  const rowsOf = new Map(boxes.map((box) => [box, new Set(box.dataset.rows.split(" ").map(Number))]));

  /** Whether a row (from 1) has a ticked value of each facet but one. */
  function passes(row, but) {
    const ticked = boxes.filter((box) => box.checked && box.name !== but);
    return [...new Set(ticked.map((box) => box.name))].every((name) => (
      ticked.some((box) => box.name === name && rowsOf.get(box).has(row))
    ));
  }

  function papers(number) {
    return number === 1 ? "paper" : "papers";
  }

  function say(shown) {
    const ticked = boxes.filter((box) => box.checked).length;
    const isFiltered = ticked > 0;
    clear.hidden = !isFiltered;
    toggle.textContent = isFiltered ? `Filter this list (${ticked})` : "Filter this list";
    done.textContent = `Show ${shown} ${papers(shown)}`;
    if (!isFiltered) return status.replaceChildren(...unfiltered);
    const count = document.createElement("b");
    count.textContent = shown;
    status.replaceChildren(count, ` of ${rows.length} ${papers(rows.length)}${isPaged ? " on this page" : ""}`);
  }

  /** What each value would show, given the other facets. */
  function recount(box) {
    const count = [...rowsOf.get(box)].filter((row) => passes(row, box.name)).length;
    const label = box.closest("label");
    label.querySelector(".pa-n").textContent = count;
    label.classList.toggle("is-none", count === 0);
  }

  function apply() {
    rows.forEach((row, at) => { row.hidden = !passes(at + 1, ""); });
    boxes.forEach(recount);
    say(rows.filter((row) => !row.hidden).length);
  }

  function keepInAddress() {
    const ticked = new URLSearchParams(boxes.filter((box) => box.checked).map((box) => [box.name, box.value]));
    try {
      history.replaceState(null, "", ticked.size ? `?${ticked}` : location.pathname);
    } catch {
      // Some browsers refuse it for files: the list is filtered all the same.
    }
  }

  function restore() {
    const asked = new URLSearchParams(location.search);
    for (const box of boxes) {
      box.checked = asked.getAll(box.name).includes(box.value);
      if (box.checked && box.closest("details")) box.closest("details").open = true;
    }
    apply();
    document.documentElement.classList.remove("is-asked");
  }

  form.addEventListener("change", () => { apply(); keepInAddress(); });
  /* On a phone the rows are far below the open form. */
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    form.classList.remove("is-open");
    toggle.setAttribute("aria-expanded", "false");
    toggle.focus();
    status.scrollIntoView({ block: "center" });
  });
  clear.addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    apply();
    keepInAddress();
    (toggle.offsetParent ? toggle : boxes[0]).focus();
  });
  toggle.addEventListener("click", () => {
    const isOpen = form.classList.toggle("is-open");
    toggle.setAttribute("aria-expanded", String(isOpen));
  });
  restore();
})();
