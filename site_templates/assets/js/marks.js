/* A button in each row and on each paper's page that saves the paper to the reading list; papers that the reader has read
   are dimmed or hidden. Rows may come and go: others draw them, too. */
(function (root) {
  "use strict";

  const DESK = new URL("../../reading-list.html", document.currentScript.src).href;
  const ROWS = ".pa-rows > li[data-pa-id]:not([data-pa-own])";
  const CHOICES = [["Dimmed", "dim"], ["Hidden", "hide"], ["Shown", "show"]];
  const WHY = { // nothing is kept
    closed: "This browser keeps nothing for this site",
    full: "This browser’s storage for this site is full",
  };

  const { store, count, element } = root.paperArchive;
  const page = document.documentElement;
  const heard = element("p", { className: "pa-sr" });
  const body = document.querySelector(".pa-listing > .pa-body");
  const reads = element("div", { className: "pa-reads", hidden: true });
  const buttons = new Map(); // of each id
  let made = 0;

  // -- Saved or not ----------------------------------------------------------------------------------------

  /** Says behind a button that a mark goes with the page, and gives the address that keeps it. */
  function warn(button) {
    const ids = store.now().papers.map(({ id }) => id).join("");
    const link = element("a", { href: `${DESK}#papers=${ids}`, textContent: "A link with all that is marked" });
    document.querySelector(".pa-said")?.remove();
    const said = element("section", { className: "pa-said" }, `${WHY[store.problem]}, so that the mark goes with this page. `, link, " keeps it.");
    said.setAttribute("role", "alert");
    button.after(said);
  }

  function say(isSaved) {
    const all = count(store.now().papers.length);
    heard.textContent = isSaved ? `Saved: ${all} in your reading list` : `Removed: ${all} in your reading list`;
  }

  function toggle(button, id, title) {
    const isSaved = !store.has(id);
    const isKept = isSaved ? store.save(id, title()) : store.remove(id);
    if (isKept) say(isSaved);
    else warn(button);
  }

  function show(button, id) {
    const isSaved = store.has(id);
    button.setAttribute("aria-pressed", String(isSaved));
    button.firstChild.textContent = isSaved ? "Saved" : "Save";
  }

  /** A button for a paper; `title` is what it is called, should it ever be gone. */
  function saver(id, title, className) {
    const button = element("button", { type: "button", className }, element("span", {}));
    button.addEventListener("click", () => toggle(button, id, title));
    show(button, id);
    buttons.set(id, [...(buttons.get(id) ?? []).filter((one) => one.isConnected), button]);
    return button;
  }

  function textOf(node) {
    return node.textContent.trim().replace(/\s+/g, " ");
  }

  function mark(row) {
    if (row.querySelector(":scope > .pa-save")) return;
    const { paId: id } = row.dataset;
    const link = row.querySelector("h3 a");
    if (!link) return;
    link.id ||= `p-${++made}`;
    const button = saver(id, () => textOf(link), "pa-save");
    button.setAttribute("aria-describedby", link.id); // whose button it is
    link.closest("h3").after(button);
    row.classList.toggle("is-read", store.isRead(id));
  }

  function showRead(button, id) {
    const isRead = store.isRead(id);
    button.setAttribute("aria-pressed", String(isRead));
    button.firstChild.textContent = isRead ? "Read" : "Mark as read";
    button.firstChild.dataset.text = "Mark as read"; // as wide as the longer one
  }

  /** What a paper's own page has below its title. */
  function markPage(paper) {
    const { paId: id } = paper.dataset;
    const place = paper.querySelector("[data-pa-actions]");
    if (!place) return;
    const read = element("button", { type: "button", className: "pa-button pa-toggle" }, element("span", {}));
    const renew = () => showRead(read, id);
    read.addEventListener("click", () => { if (!store.setRead(id, !store.isRead(id))) warn(read); });
    store.onChange(renew);
    renew();
    place.append(" ", saver(id, () => textOf(paper.querySelector("h1")), "pa-button pa-toggle pa-save-page"));
    paper.querySelector(".pa-text").append(element("p", { className: "pa-read-it" }, read)); // one has just read it
  }

  // -- Read or not -----------------------------------------------------------------------------------------

  /** What becomes of read papers, as a choice for this place; `name` is that of its group. */
  function choiceOf(name) {
    const choices = CHOICES.map(([shown, value]) => {
      const input = element("input", { type: "radio", name, value, checked: store.now().marks === value });
      input.addEventListener("change", () => store.change((draft) => { draft.marks = value; }));
      const label = element("span", { textContent: shown });
      label.dataset.text = shown;
      return element("label", {}, input, label);
    });
    const made = element("fieldset", { className: "pa-switch" }, element("legend", { className: "pa-sr", textContent: "Read papers" }), ...choices);
    store.onChange(() => { made.querySelector(`[value=${store.now().marks}]`).checked = true; });
    return made;
  }

  function renewReads() {
    page.dataset.paRead = store.now().marks;
    if (!body) return;
    const read = body.querySelectorAll(`${ROWS}.is-read`).length;
    if (read && !reads.children.length) reads.append(element("span", { className: "pa-note" }), choiceOf("read-in-list"));
    reads.hidden = !read;
    const said = `${count(read)} of these you have read:`;
    if (read && reads.firstChild.textContent !== said) reads.firstChild.textContent = said; // a change would call us again
  }

  function renew() {
    for (const [id, all] of buttons) for (const button of all) show(button, id);
    const { read } = store.now(); // looked for once: whatever is kept is read anew each time
    for (const row of document.querySelectorAll(ROWS)) row.classList.toggle("is-read", read.has(row.dataset.paId));
    renewReads();
  }

  /** Rows that were drawn since. */
  function watch(place) {
    new MutationObserver(() => {
      for (const row of place.querySelectorAll(ROWS)) mark(row);
      renewReads();
    }).observe(place, { childList: true, subtree: true });
  }

  heard.setAttribute("role", "status");
  document.body.append(heard);
  if (body) body.append(reads);
  for (const row of document.querySelectorAll(ROWS)) mark(row);
  for (const paper of document.querySelectorAll(".pa-paper[data-pa-id]")) markPage(paper);
  renewReads();
  page.classList.remove("is-hiding");
  store.onChange(renew);
  for (const place of document.querySelectorAll(".pa-body")) watch(place);
  root.paperArchive.marks = { choiceOf };
})(window);
