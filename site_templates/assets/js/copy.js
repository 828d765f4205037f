/* Buttons that copy what stands beside them. */
(function (root) {
  "use strict";

  const ANSWER = 1600; // milliseconds

  /** A part of a page as text, its formulas as TeX, as the builder has told them. */
  function texOf(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.data.replaceAll("$", "\\$");
    const { paTex } = node.dataset || {};
    return paTex === undefined ? [...node.childNodes].map(texOf).join("") : `$${paTex}$`;
  }

  /** The abstract without TeX stands in the head already, for programs. */
  function plainText() {
    return document.querySelector("meta[name=citation_abstract]").content;
  }

  /** Pages opened from disk may have no clipboard: select the text and copy it, or leave it selected. */
  function copyBySelecting(source, text) {
    const place = text === source.textContent ? source : source.appendChild(document.createElement("div"));
    if (place !== source) place.textContent = text;
    getSelection().selectAllChildren(place);
    const isCopied = document.execCommand("copy");
    if (place !== source && isCopied) place.remove();
    return isCopied ? "Copied" : "Selected";
  }

  /** The address of this page: on the web, where it has one there. */
  function link() {
    return document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#", 1)[0];
  }

  const TEXTS = { tex: texOf, plain: plainText, link };

  async function copy(source, form) {
    const text = TEXTS[form]?.(source) ?? source.textContent;
    try {
      await navigator.clipboard.writeText(text);
      return "Copied";
    } catch {
      return copyBySelecting(source, text);
    }
  }

  async function answer(event) {
    const button = event.currentTarget;
    tell(button, await copy(document.getElementById(button.dataset.paCopy), button.dataset.paAs));
  }

  /** The button says what happened, keeps its width, and is itself again after a while. */
  function tell(button, word) {
    button.dataset.paLabel ??= button.textContent;
    button.style.minWidth = `${button.offsetWidth}px`;
    button.textContent = word;
    clearTimeout(button.paTimer);
    button.paTimer = setTimeout(() => { button.textContent = button.dataset.paLabel; }, ANSWER);
  }

  const COPIES = {
    text: [["Copy as TeX", "tex"], ["Copy as plain text", "plain"]],
    actions: [["Copy link", "link"]],
  };

  function buttonFor(source, [name, form]) {
    const made = document.createElement("button");
    Object.assign(made, { type: "button", className: "pa-button", textContent: name });
    made.setAttribute("aria-live", "polite");
    made.dataset.paCopy = source;
    made.dataset.paAs = form;
    return made;
  }

  root.paperArchive.tell = tell;
  for (const place of document.querySelectorAll("[data-pa-copies]")) {
    const source = place.dataset.paCopies;
    place.append(...COPIES[source].flatMap((one) => [" ", buttonFor(source, one)]));
  }
  for (const button of document.querySelectorAll("[data-pa-copy]")) button.addEventListener("click", answer);
})(window);
