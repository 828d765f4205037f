/* A list taken away as one file: all of it, what filters leave of it, or what a search found. Where the page has files
   of the whole list, those are offered as long as no filter is on. */
(function (root) {
  "use strict";

  const { count, element } = root.paperArchive;
  const FOLDER = new URL(".", document.currentScript.src).href;
  const SEARCH = new URL("../search/", FOLDER).href;
  const FORMS = ["BibTeX", "CSL-JSON", "RIS"];
  const MOST = 1000; // papers of an answer

  const body = document.querySelector(".pa-listing .pa-body");
  if (!body) return;
  const isSearch = Boolean(body.closest("[data-pa-search]"));
  const rows = isSearch ? [] : [...body.querySelectorAll(".pa-rows > li")];
  const whole = document.querySelector("[data-pa-all]")?.dataset.paAll.split("?")[1]; // what asks the search for all pages
  const files = body.querySelector(".pa-take");
  const name = element("span", {});
  const status = element("span", { className: "pa-note" });
  let answer = (isSearch && root.paperArchive.get("answered")) || null; // of the search, or of all pages of a long list what is shown: { papers, total, build }

  function left() {
    return rows.filter((row) => !row.hidden);
  }

  function isFiltered() {
    return answer ? true : rows.some((row) => row.hidden);
  }

  // -- What is taken ---------------------------------------------------------------------------------------

  async function program() {
    await root.paperArchive.load(`${SEARCH}search.js`);
    await root.paperArchive.load(`${SEARCH}page.js`);
    return root.paperArchive;
  }

  /** The papers of all pages of this list, newest first, and the build that says so. */
  async function wholeList() {
    const { search, wholeList: { papersOf } } = await program();
    return search.open(SEARCH).run(async (shards) => [[...await papersOf(shards, whole)], shards.build]);
  }

  function answered() {
    return [[...answer.papers].slice(0, MOST), answer.build];
  }

  async function papers() {
    const { of, numbered } = root.paperArchive.papers;
    if (answer) return numbered(...answered());
    return whole && !isFiltered() ? numbered(...await wholeList()) : of(left());
  }

  // -- The control -----------------------------------------------------------------------------------------

  /** `diffusion-models` also for its second page, where that stands for all; else `2025-09-09-2`. */
  function fileName() {
    if (isSearch) return "search";
    const path = location.pathname.replace(/\/(\d+)\.html$/, whole ? ".html" : "-$1.html");
    return `${decodeURIComponent(path.split("/").pop().replace(/\.html$/, ""))}${isFiltered() ? "-filtered" : ""}`;
  }

  async function take(form) {
    status.textContent = "Putting it together …";
    try {
      await Promise.all(["papers", "formats"].map((script) => root.paperArchive.load(`${FOLDER}${script}.js`)));
      const found = await papers();
      const { list, type, listEnding } = root.paperArchive.formats[form];
      root.paperArchive.save(`${fileName()}${listEnding}`, type, list(found));
      status.textContent = `Saved ${count(found.length)} as ${fileName()}${listEnding}`;
    } catch {
      status.textContent = "It could not be put together. Try again.";
    }
  }

  function button(form) {
    const made = element("button", { type: "button", textContent: form });
    made.addEventListener("click", () => take(form));
    return made;
  }

  /** What stands before the forms: which papers are meant. */
  function title() {
    if (answer) return answer.total > MOST ? `Take the first ${count(MOST)}` : `Take ${answer.total === 1 ? "this paper" : `these ${count(answer.total)}`}`;
    if (isFiltered()) return `Take ${left().length === 1 ? "this paper" : `these ${count(left().length)}`}`;
    return whole || !body.querySelector(".pa-pager") ? "Take the list" : "Take this page of the list";
  }

  const control = element("p", { className: "pa-take", hidden: true }, name, ...FORMS.flatMap((form, at) => [at ? ", " : " ", button(form)]), " ", status);

  function renew() {
    const isOffered = isSearch || answer ? answer?.total > 0 : isFiltered() ? left().length > 0 : rows.length > 0 && !files;
    control.hidden = !isOffered;
    if (files) files.hidden = isFiltered();
    status.textContent = "";
    if (isOffered) name.textContent = `${title()}:`;
  }

  status.setAttribute("role", "status");
  if (files) files.after(control);
  else body.append(control);
  document.addEventListener("pa-filtered", ({ detail }) => { answer = detail; renew(); });
  document.addEventListener("pa-answered", ({ detail }) => { answer = detail; renew(); });
  renew();
})(window);
