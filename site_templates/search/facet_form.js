/* The facets beside the results: values to tick, each with the number of papers that it would leave. */
(function (archive) {
  "use strict";

  const { elements: { element, button, figure }, results: { count }, facets: { KEYS } } = archive;
  const VALUES = 8; // of a facet, before the others fold away

  function valueLabel(key, { value, name, count: number, isTicked }) {
    const tick = Object.assign(element("input", ""), { type: "checkbox", name: key, value, checked: isTicked });
    return element("label", number ? "" : "is-none", tick, element("span", "", name), element("span", "pa-n", figure(number)));
  }

  function facetGroup({ key, name, values }, isOpen) {
    const labels = values.map((value) => valueLabel(key, value));
    const made = element("fieldset", "pa-facet", element("legend", "", name), ...labels.slice(0, VALUES));
    if (labels.length > VALUES) made.append(folded(key, labels.slice(VALUES), isOpen));
    return made;
  }

  function folded(key, labels, isOpen) {
    const more = element("summary", "", element("span", "", `${labels.length} more`), element("span", "", "Fewer"));
    const details = element("details", "", more, ...labels);
    details.dataset.paFacet = key;
    details.open = isOpen || labels.some((label) => label.querySelector("input").checked);
    return details;
  }

  /* `part` finds what the page has under a name. */
  class FacetForm {
    constructor(part) {
      this.form = part("narrow-by");
      this.aside = part("aside");
      this.toggle = part("toggle");
      this.clear = part("clear");
      this.status = part("status");
      this.toggle.addEventListener("click", () => this.setOpen(!this.form.classList.contains("is-open")));
    }

    get ticks() {
      return [...this.form.querySelectorAll("input")];
    }

    /** The values of all facets in their order, by the key of the facet. */
    get values() {
      return Object.fromEntries(KEYS.map((key) => [key, this.ticks.filter((tick) => tick.name === key).map((tick) => tick.value)]));
    }

    /** The values that are ticked, by the key of their facet. */
    get ticked() {
      const ticked = this.ticks.filter((tick) => tick.checked);
      return Object.fromEntries(KEYS.map((key) => [key, ticked.filter((tick) => tick.name === key).map((tick) => tick.value)]));
    }

    /** Values as an address has them; their names and figures come with the answer. */
    restore(ticked) {
      this.form.replaceChildren(...KEYS.flatMap((key) => ticked[key].map((value) => (
        valueLabel(key, { value, name: value, count: 0, isTicked: true })
      ))));
    }

    /** The facets of an answer of so many papers; folds stay open, and the focus stays on its tick. */
    show(facets, total) {
      const { name, value } = this.form.contains(document.activeElement) ? document.activeElement : {};
      const groups = facets.map((facet) => facetGroup(facet, this.isUnfolded(facet.key)));
      this.form.replaceChildren(...groups, this.doneButton(total));
      const again = name && this.ticks.find((tick) => tick.name === name && tick.value === value);
      if (again) again.focus();
      this.aside.classList.toggle("is-idle", facets.length === 0);
    }

    isUnfolded(key) {
      return Boolean(this.form.querySelector(`details[data-pa-facet=${key}][open]`));
    }

    hide() {
      this.aside.classList.add("is-idle");
    }

    empty() {
      this.form.replaceChildren();
      this.countTicks(0);
    }

    untick() {
      for (const tick of this.ticks) tick.checked = false;
    }

    countTicks(number) {
      this.toggle.textContent = number ? `Filter the papers (${number})` : "Filter the papers";
      this.clear.hidden = number === 0;
    }

    setOpen(isOpen) {
      this.form.classList.toggle("is-open", isOpen);
      this.toggle.setAttribute("aria-expanded", String(isOpen));
    }

    /* On a phone the rows are far below the open form. */
    doneButton(total) {
      return button("pa-button pa-facets__done", `Show ${count(total)}`, () => {
        this.setOpen(false);
        this.toggle.focus();
        this.status.scrollIntoView({ block: "center" });
      });
    }
  }

  archive.facetForm = { FacetForm };
})(paperArchive);
