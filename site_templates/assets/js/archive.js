/* What the pages do beyond Material: "/" finds, a button copies, a lost address becomes words. */
(function () {
  "use strict";

  /** The first search field that the reader can see. */
  function searchField() {
    return [...document.querySelectorAll("[data-pa-slash]")].find((field) => field.offsetParent);
  }

  function isWriting(target) {
    return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  }

  function focusSearch(event) {
    if (event.key !== "/" || event.metaKey || event.ctrlKey || event.altKey || isWriting(event.target)) return;
    const field = searchField();
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  }

  /** Pages opened from disk may have no clipboard: select the text and copy it, or leave it selected. */
  function copyBySelecting(source) {
    getSelection().selectAllChildren(source);
    return document.execCommand("copy") ? "Copied" : "Selected";
  }

  async function copy(source) {
    try {
      await navigator.clipboard.writeText(source.textContent);
      return "Copied";
    } catch {
      return copyBySelecting(source);
    }
  }

  /** The button says what happened, keeps its width, and is itself again after 1.6 s. */
  async function answerCopy(event) {
    const button = event.currentTarget;
    const word = await copy(document.getElementById(button.dataset.paCopy));
    button.dataset.paLabel ??= button.textContent;
    button.style.minWidth = `${button.offsetWidth}px`;
    button.textContent = word;
    clearTimeout(button.paTimer);
    button.paTimer = setTimeout(() => (button.textContent = button.dataset.paLabel), 1600);
  }

  /** One run of %xx; what is no UTF-8 (a link cut inside a letter) becomes a blank. */
  function decoded(run) {
    try {
      return decodeURIComponent(run);
    } catch {
      return " ";
    }
  }

  /** The words of an address: "/papers/lattice-mod.html" gives "lattice mod". */
  function wordsOf(path) {
    const last = path.split("/").filter(Boolean).pop() || "";
    return last.replace(/(%[0-9a-f]{2})+/gi, decoded).replace(/\.html?$/i, "").replace(/[-_+%\s]+/g, " ").trim();
  }

  document.addEventListener("keydown", focusSearch);
  for (const button of document.querySelectorAll("[data-pa-copy]")) button.addEventListener("click", answerCopy);
  for (const field of document.querySelectorAll("[data-pa-from-address]")) field.value = wordsOf(location.pathname);
})();
