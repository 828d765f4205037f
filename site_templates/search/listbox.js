/* The list that opens below a box: what is said, and options, of which one may be active (WAI-ARIA's combobox pattern). */
(function (archive) {
  "use strict";

  const { element, linkTo, setBusy } = archive.elements;
  const QUIET = 500;  // milliseconds without news before they are spoken
  const BELOW = 8;    // pixels between the list and the end of the window
  const LOWEST = 200; // pixels that the list has in the lowest window

  function option(href, ...children) {
    const made = linkTo(children, href, "pa-option");
    made.tabIndex = -1;
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", "false");
    return made;
  }

  class Listbox {
    constructor(input) {
      this.input = input;
      this.list = element("div", "pa-options");
      this.status = element("p", "pa-found__status");
      this.spoken = element("p", "pa-sr"); // the status for who hears it, when the keys have come to rest
      this.quiet = 0;
      this.popup = element("div", "pa-found", this.status, this.list, this.spoken);
      this.popup.hidden = true;
      this.popup.tabIndex = -1; // what scrolls would be a stop of Tab
      this.giveRoles();
      this.followMouse();
      input.form.append(this.popup);
    }

    giveRoles() {
      this.list.id = this.input.getAttribute("aria-controls");
      this.list.setAttribute("role", "listbox");
      this.list.setAttribute("aria-label", "Papers");
      this.status.setAttribute("aria-hidden", "true");
      this.spoken.setAttribute("role", "status");
    }

    followMouse() {
      this.list.addEventListener("mousemove", (event) => {
        const at = this.options.indexOf(event.target.closest("[role=option]"));
        if (at >= 0 && at !== this.activePlace) this.activate(at);
      });
      this.popup.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays in the box
    }

    get isOpen() {
      return !this.popup.hidden;
    }

    get options() {
      return [...this.list.children];
    }

    get activePlace() {
      return this.options.findIndex((one) => one.getAttribute("aria-selected") === "true");
    }

    get active() {
      return this.options[this.activePlace];
    }

    holds(node) {
      return this.popup.contains(node);
    }

    /** Opens with these options, none of them active, and says a sentence. */
    show(options, text) {
      options.forEach((one, at) => { one.id = `${this.list.id}-${at}`; });
      this.list.replaceChildren(...options);
      this.tell(text);
      this.activate(-1);
      this.open();
    }

    open() {
      this.popup.hidden = false;
      const room = innerHeight - this.popup.getBoundingClientRect().top - BELOW;
      this.popup.style.maxHeight = `${Math.max(LOWEST, room)}px`;
      this.input.setAttribute("aria-expanded", String(this.list.children.length > 0));
    }

    close() {
      this.popup.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      this.activate(-1);
      setBusy(this.list, false);
    }

    tell(text) {
      this.status.textContent = text;
      clearTimeout(this.quiet);
      this.quiet = setTimeout(() => { this.spoken.textContent = text; }, QUIET);
    }

    /** Makes the option at a place the active one; there is none at -1, which is the box itself. */
    activate(at) {
      this.options.forEach((one, place) => { one.setAttribute("aria-selected", String(place === at)); });
      const { active } = this;
      if (!active) return this.input.removeAttribute("aria-activedescendant");
      this.input.setAttribute("aria-activedescendant", active.id);
      return active.scrollIntoView({ block: "nearest" });
    }

    /** So many options down or up; behind the last and before the first is the box. */
    walk(by) {
      const places = this.list.children.length + 1;
      this.activate((this.activePlace + 1 + by + places) % places - 1);
    }
  }

  archive.listbox = { Listbox, option };
})(paperArchive);
