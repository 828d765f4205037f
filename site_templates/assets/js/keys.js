/* Single keys: through the page without a mouse.  "?" lists them, and there a reader may switch them off. */
(function (root) {
  "use strict";

  const { element } = root.paperArchive;
  const RANDOM = new URL("random.js", document.currentScript.src).href;
  const SWITCH = "paper-archive.keys";
  const KEYS = [
    ["/ or s", "Search"],
    ["j", "Next paper in a list"],
    ["k", "Previous paper in a list"],
    ["o", "Open the paper"],
    ["x", "Show or hide its abstract"],
    ["m", "Save the paper to your reading list, or remove it"],
    ["r", "Open a random paper"],
    ["←", "On a paper: the previous one in its listing"],
    ["→", "On a paper: the next one in its listing"],
    ["?", "These keys"],
  ];

  function areOn() {
    try {
      return localStorage.getItem(SWITCH) !== "off";
    } catch {
      return true;
    }
  }

  function isWriting(target) {
    return target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio])");
  }

  function isSeen(element) {
    return element.getClientRects().length > 0;
  }

  function focusSearch() {
    const fields = ["[data-pa-slash]", ".pa-find input"].flatMap((one) => [...document.querySelectorAll(one)]);
    const field = fields.find(isSeen); // a page's own one before that of the header
    if (!field) return press(".pa-find-link");
    field.focus();
    field.select();
    return true;
  }

  function currentRow() {
    return document.activeElement.closest(".pa-rows > li");
  }

  /** The row that many rows on from the current one; without a current one the first below the header. */
  function walk(by) {
    const rows = [...document.querySelectorAll(".pa-rows > li:has(h3 a, button)")].filter(isSeen); // a paper that is gone may have neither
    const here = rows.indexOf(currentRow());
    const header = document.querySelector(".md-header").getBoundingClientRect().bottom;
    const at = here < 0 ? rows.findIndex((row) => row.getBoundingClientRect().top >= header) : here + by;
    if (!rows[at]) return false;
    rows[at].querySelector("h3 a, button").focus();
    return true;
  }

  function press(selector) {
    const control = document.querySelector(selector);
    if (control) control.click();
    return Boolean(control);
  }

  function pressInRow(selector) {
    const control = currentRow() && currentRow().querySelector(selector);
    if (control) control.click();
    return Boolean(control);
  }

  function goAnywhere() {
    root.paperArchive.load(RANDOM).then(() => root.paperArchive.goAnywhere()).catch(() => {}); // the next press tries again
    return true;
  }

  function makeHelp() {
    const rows = KEYS.flatMap(([key, meaning]) => [
      element("dt", {}, ...key.split(" or ").flatMap((one, at) => [at ? " or " : "", element("kbd", {}, one)])), element("dd", {}, meaning),
    ]);
    const off = element("input", { type: "checkbox", checked: areOn() });
    off.addEventListener("change", () => {
      try {
        localStorage.setItem(SWITCH, off.checked ? "on" : "off");
      } catch {
        off.checked = true;
      }
    });
    const help = element(
      "dialog", { className: "pa-keys md-typeset" },
      element("h2", { id: "keys-title" }, "Keys"),
      element("dl", {}, ...rows),
      element("label", {}, off, " Keyboard shortcuts (“?” always works)"),
      element("form", { method: "dialog" }, element("button", { className: "pa-button" }, "Close")),
    );
    help.setAttribute("aria-labelledby", "keys-title");
    document.body.append(help);
    return help;
  }

  function showHelp() {
    (document.querySelector(".pa-keys") || makeHelp()).showModal();
    return true;
  }

  const ACTIONS = {
    "/": focusSearch,
    s: focusSearch,
    j: () => walk(1),
    k: () => walk(-1),
    o: () => pressInRow("h3 a"),
    x: () => pressInRow(".pa-unfold"),
    m: () => pressInRow(".pa-save, [data-pa-remove]") || press(".pa-save-page"),
    r: goAnywhere,
    ArrowLeft: () => press(".pa-turn a[rel=prev]"),
    ArrowRight: () => press(".pa-turn a[rel=next]"),
    "?": showHelp,
  };

  document.addEventListener("keydown", (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey || event.isComposing || isWriting(event.target)) return;
    if (document.querySelector("dialog[open]") || (event.key !== "?" && !areOn())) return;
    if (event.key.startsWith("Arrow") && (event.shiftKey || event.target.matches("input"))) return; // theirs
    if (Object.hasOwn(ACTIONS, event.key) && ACTIONS[event.key]()) event.preventDefault();
  });
})(window);
