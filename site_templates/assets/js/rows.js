/* Rows of a list: each abstract unfolds in place, and the reader chooses how dense they are. */
(function (root) {
  "use strict";

  const PAPERS = new URL("papers.js", document.currentScript.src).href;
  const DENSITY = "paper-archive.density";

  /** The whole abstract of a row's paper; rejects where it cannot be read. */
  async function abstractOf(row) {
    await root.paperArchive.load(PAPERS);
    const { of, abstract } = root.paperArchive.papers;
    const [paper] = await of([row]);
    return abstract(paper);
  }

  /** Two lines become the whole text, once; `draw` makes its nodes. */
  async function fill(row, place, read, draw) {
    if (row.dataset.paWhole) return;
    row.dataset.paWhole = "true";
    try {
      place.replaceChildren(...draw(await read(row)));
    } catch {
      place.append(` (${place.textContent ? "The rest" : "It"} could not be loaded; the paper’s own page has it.)`);
    }
  }

  /** Where the abstract of a row unfolds; most rows show no beginning of it. */
  function placeOf(row) {
    const there = row.querySelector(".pa-excerpt");
    if (there) return there;
    const made = document.createElement("p");
    made.className = "pa-excerpt";
    made.dir = "auto";
    return row.appendChild(made);
  }

  /** Gives a row the button that unfolds its abstract: what `read` finds, as `draw` makes it. */
  function unfoldable(row, read = abstractOf, draw = (text) => [text]) {
    const title = row.querySelector("h3");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "pa-unfold";
    button.setAttribute("aria-label", `Abstract of ${title.textContent}`);
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => {
      const isOpen = row.classList.toggle("is-open");
      button.setAttribute("aria-expanded", String(isOpen));
      if (isOpen) fill(row, placeOf(row), read, draw);
    });
    title.after(button);
  }

  function keep(density) {
    try {
      localStorage.setItem(DENSITY, density);
    } catch {
      // Storage is closed to us: the choice lasts as long as the page.
    }
  }

  /** first.js has set the kept density before the first paint; here the switch learns of it. */
  function choiceOf(name) {
    const page = document.documentElement.dataset;
    const [label, choice, shown] = ["label", "input", "span"].map((tag) => document.createElement(tag));
    Object.assign(choice, { type: "radio", name: "density", value: name.toLowerCase().replace(" ", "-") });
    choice.checked = choice.value === page.paDensity;
    choice.addEventListener("change", () => {
      page.paDensity = choice.value;
      keep(choice.value);
    });
    shown.textContent = shown.dataset.text = name;
    label.append(choice, shown);
    return label;
  }

  function makeSwitch(fieldset) {
    const legend = document.createElement("legend");
    legend.className = "pa-sr";
    legend.textContent = "Rows";
    fieldset.append(legend, ...["Comfortable", "Dense", "One line"].map(choiceOf));
  }

  /** A title that one line cuts off is told whole to whoever points at it; screen readers have it all the same. */
  function nameWhole({ target }) {
    const title = target.closest?.(".pa-rows h3 a");
    if (title) title.title = title.scrollWidth > title.clientWidth ? title.textContent : "";
  }

  root.paperArchive.unfoldable = unfoldable;
  for (const row of document.querySelectorAll("li[data-pa-id]:not([data-pa-bare])")) unfoldable(row);
  for (const fieldset of document.querySelectorAll("[data-pa-switch]")) makeSwitch(fieldset);
  document.addEventListener("pointerover", nameWhole);
})(window);
