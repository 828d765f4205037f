/* Loads the search when a reader goes to it: until then a page has nothing of it but these lines. */
(function (archive) {
  "use strict";

  const ROOT = new URL("../../", document.currentScript.src).href;
  const FOLDER = `${ROOT}assets/search/`;
  const asked = new URLSearchParams(location.search).get("q");
  let search = null;

  /** The program of the search; after a failure the next call tries again. */
  async function program() {
    await archive.load(`${FOLDER}search.js`);
    search ??= archive.search.open(FOLDER);
    return search;
  }

  /* Does its work at the first event; where that fails, says so below the box, and the next event tries again. */
  function once(input, event, work) {
    let isDone = false;
    input.addEventListener(event, async () => {
      if (isDone) return;
      isDone = true;
      try {
        await work();
        say(input, "");
      } catch {
        isDone = false;
        say(input, "The search could not be loaded. Type again to retry.");
      }
    });
  }

  function say(input, text) {
    let status = input.form.querySelector(".pa-unloaded");
    if (!status && !text) return;
    if (!status) {
      status = document.createElement("p");
      status.className = "pa-found pa-found__status pa-unloaded";
      status.setAttribute("role", "status");
      input.form.append(status);
    }
    status.textContent = text;
    status.hidden = !text;
  }

  /* A box tells what it is at once, and learns to answer when it has the focus. */
  function prepare(input) {
    const attributes = {
      role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": "found",
      autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search",
    };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
    let isAttached = false;
    async function attach() {
      const opened = await program();
      if (isAttached) return;
      isAttached = true;
      archive.searchBox.attach(input, opened, ROOT);
      opened.opened().catch(() => {}); // the next key tries again
    }
    once(input, "focus", attach);
    once(input, "input", attach);
    if (document.activeElement === input) attach().catch(() => {});
  }

  /* On narrow screens the box lies behind a button in the header. */
  function prepareButton(link) {
    const header = link.closest(".md-header");
    const input = header.querySelector(".pa-find input");
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      openBox(header, input);
    });
    input.form.addEventListener("focusout", (event) => {
      if (!input.form.contains(event.relatedTarget)) header.classList.remove("is-finding");
    });
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented || !header.classList.contains("is-finding")) return;
      event.preventDefault(); // or the browser empties the box
      header.classList.remove("is-finding");
      link.focus();
    });
  }

  function openBox(header, input) {
    const own = document.querySelector("[data-pa-search] input[name=q]");
    if (own) return own.focus(); // the search page has a larger one
    header.classList.add("is-finding");
    return input.focus();
  }

  /* The search page answers what its address asks for; without a question it waits for one. */
  function preparePage(box) {
    const input = box.querySelector("input[name=q]");
    let page = null;
    async function start() {
      const opened = await program();
      await archive.load(`${FOLDER}page.js`);
      page ??= archive.searchPage.start(box, opened, ROOT);
      return page;
    }
    once(input, "focus", async () => {
      const isNew = !page;
      await start();
      if (isNew && input.value.trim()) page.run(false);
    });
    once(input, "input", async () => { await start(); page.run(false); });
    if (location.search) answerAddress(box, input, start);
  }

  async function answerAddress(box, input, start) {
    const status = box.querySelector("[data-pa-status]");
    input.value ||= asked || "";
    status.textContent = "Searching …";
    try {
      await (await start()).restore(true);
    } catch {
      document.documentElement.classList.remove("is-asked");
      status.textContent = "The search could not be loaded. Type again to retry; below are the newest papers.";
    }
    document.dispatchEvent(new Event("pa-shown")); // also where nothing was asked or found
  }

  /* The words that led here, on the paper's page. */
  async function markPaper(paper) {
    await program();
    for (const part of paper.querySelectorAll("h1, .pa-abstract")) archive.marks.mark(part, asked);
  }

  const isPaper = Boolean(document.querySelector(".pa-paper"));
  for (const input of document.querySelectorAll(".pa-find input, [data-pa-find]")) {
    if (isPaper && asked) input.value ||= asked; // back to the question from one of its answers
    prepare(input);
  }
  for (const link of document.querySelectorAll(".pa-find-link")) prepareButton(link);
  for (const box of document.querySelectorAll("[data-pa-search]")) preparePage(box);
  if (asked) for (const paper of document.querySelectorAll(".pa-paper")) markPaper(paper).catch(() => {});
})(window.paperArchive);
