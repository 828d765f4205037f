/* Buttons that copy what stands beside them. */
(function () {
  "use strict";

  const ANSWER = 1600; // milliseconds

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

  /** The button says what happened, keeps its width, and is itself again after a while. */
  async function answer(event) {
    const button = event.currentTarget;
    const word = await copy(document.getElementById(button.dataset.paCopy));
    button.dataset.paLabel ??= button.textContent;
    button.style.minWidth = `${button.offsetWidth}px`;
    button.textContent = word;
    clearTimeout(button.paTimer);
    button.paTimer = setTimeout(() => { button.textContent = button.dataset.paLabel; }, ANSWER);
  }

  for (const button of document.querySelectorAll("[data-pa-copy]")) button.addEventListener("click", answer);
})();
