/* Elements of a page, of text alone (what stands in a seed is never markup), and their keys. */
(function (archive) {
  "use strict";

  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  function linkTo(text, href, className = "") {
    const link = element("a", className, ...[text].flat());
    link.href = href;
    return link;
  }

  function button(className, label, whenClicked) {
    const made = element("button", className, label);
    made.type = "button";
    made.addEventListener("click", whenClicked);
    return made;
  }

  /** A text out of a seed: its own letters say which way it runs. */
  function fromSeed(name, className, ...children) {
    const made = element(name, className, ...children);
    made.dir = "auto";
    return made;
  }

  /** A count as people write it; the first number that a browser asks its own tables for would take it longer than ten rows. */
  function figure(number) {
    return String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");
  }

  /** Whether what an element shows is of another question than the newest. */
  function setBusy(shown, isBusy) {
    if (isBusy) shown.setAttribute("aria-busy", "true");
    else shown.removeAttribute("aria-busy");
  }

  /** Whether a key comes alone, and is not one of those that write a letter together. */
  function isPlainKey(event) {
    return !(event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey);
  }

  archive.elements = { element, figure, linkTo, button, fromSeed, setBusy, isPlainKey };
})(paperArchive);
