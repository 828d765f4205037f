/* Elements of a page, of text alone: what stands in a seed is never markup. */
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

  archive.elements = { element, linkTo, button, fromSeed };
})(paperArchive);
