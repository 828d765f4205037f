/* The related papers of a paper in another order: by likeness, as they stand there, or the newest first. */
(function () {
  "use strict";

  const heading = document.getElementById("related");
  if (!heading) return;
  const list = heading.nextElementSibling;
  const rows = [...list.children];
  const days = new Map(rows.map((row) => [row, dayOf(row)]));
  const ORDERS = [
    ["Closest", () => 0],
    ["Newest", (one, other) => days.get(other) - days.get(one)], // of one day: as before
  ];

  /** The day behind the title in milliseconds; before all others where there is none, or none with a year. */
  function dayOf(row) {
    const [, said] = row.firstChild.nextSibling?.data?.match(/^(\d+ \w+ \d{4})/) ?? [];
    return said ? Date.parse(said) : 0;
  }

  function choice([name, compare], at) {
    const input = Object.assign(document.createElement("input"), { type: "radio", name: "related", checked: at === 0 });
    const shown = Object.assign(document.createElement("span"), { textContent: name });
    shown.dataset.text = name;
    input.addEventListener("change", () => list.append(...[...rows].sort(compare)));
    const label = document.createElement("label");
    label.append(input, shown);
    return label;
  }

  if (new Set(days.values()).size < 2) return; // there is but one order
  const choices = document.createElement("span");
  choices.className = "pa-switch";
  choices.setAttribute("role", "radiogroup");
  choices.setAttribute("aria-label", "Order of related papers");
  choices.append(...ORDERS.map(choice));
  list.before(choices);
})();
