/* What Zotero saves of a list: each row as a ContextObject in a Span (COinS), but where the page came with them. */
(function () {
  "use strict";

  const LIST = document.querySelector(".pa-listing .pa-body");
  const ROWS = ".pa-rows > li";
  const DAY = ":scope > div time"; // where rows are in the order of publication, the day of that
  const WRITTEN = document.querySelector("aside.pa-facets")?.dataset.paDay === "Written";

  /** Names where the row has all of them. */
  function authorsOf(row) {
    const names = row.querySelector(".pa-by");
    return names && !/ more$/.test(names.textContent) ? [...names.querySelectorAll("bdi")].map((name) => name.textContent) : [];
  }

  function describe(row) {
    const link = row.querySelector("h3 a");
    const day = WRITTEN && row.querySelector(DAY);
    const pairs = new URLSearchParams([
      ["ctx_ver", "Z39.88-2004"],
      ["rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"],
      ["rft.type", "document"],
      ["rft.title", link.textContent],
      ...authorsOf(row).map((name) => ["rft.au", name]),
      ...(day ? [["rft.date", day.dateTime]] : []),
      ...(link.protocol.startsWith("http") ? [["rft.identifier", link.href.split(/[?#]/)[0]]] : []), // a folder is nobody else's
    ]);
    const made = document.createElement("span");
    made.className = "Z3988";
    made.hidden = true;
    made.title = String(pairs).replaceAll("+", "%20"); // Zotero keeps a plus as it is
    return made;
  }

  function mark() {
    const rows = [...LIST.querySelectorAll(ROWS)].filter((row) => row.querySelector("h3 a") && !row.querySelector(".Z3988"));
    for (const row of rows) row.append(describe(row));
    if (rows.length) document.dispatchEvent(new Event("ZoteroItemUpdated", { bubbles: true, cancelable: true }));
  }

  if (!LIST) return;
  mark();
  for (const list of LIST.querySelectorAll(".pa-rows")) new MutationObserver(mark).observe(list, { childList: true });
})();
