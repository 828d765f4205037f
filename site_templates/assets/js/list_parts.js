/* The papers of a list as list_filters.js shows them: the rows of this page, or those of all its pages, which come in
   small scripts of the search as they are asked for. */
(function (root) {
  "use strict";

  const FOLDER = new URL(".", document.currentScript.src).href;
  const SITE = new URL("../../", FOLDER).href;
  const SEARCH = new URL("../search/", FOLDER).href;
  const SHOWN = 30; // rows that come at a time

  const archive = root.paperArchive;
  const { element } = archive;

  /** The rows of this page. */
  class Page {
    constructor(body) {
      this.rows = [...body.querySelectorAll(".pa-rows > li")];
      this.total = this.rows.length;
      this.homes = new Map(this.rows.map((row) => [row, row.parentElement]));
      this.sorted = element("ol", { className: this.rows[0].parentElement.className, hidden: true });
      body.querySelector(":is(.pa-year, .pa-rows)").before(this.sorted);
    }

    async open(asked, listed) {
      return archive.listValues.facetsOf(this.rows, asked, listed);
    }

    byTitle() {
      return archive.listValues.byTitle(this.rows);
    }

    /** Shows the rows at these places; `isSorted` says that they are in no order of the page's own. */
    show(places, { isSorted }) {
      const shown = new Set(places);
      this.rows.forEach((row, place) => { row.hidden = !shown.has(place); });
      if (isSorted) this.sorted.append(...places.map((place) => this.rows[place]));
      else if (!this.sorted.hidden) for (const row of this.rows) this.homes.get(row).append(row);
      this.sorted.hidden = !isSorted;
    }

    taken() {
      return null; // take.js asks the rows
    }
  }

  /** All pages of a long list; `query` says which papers it has. */
  class Whole {
    constructor(body, query) {
      this.page = [...body.querySelectorAll(":scope > :is(.pa-year, .pa-rows, .pa-pager)")];
      this.query = query;
      const own = location.href.replace(/[?#].*$/, "").replace(/\/\d+\.html$/, ".html");
      const first = body.querySelector(".pa-rows");
      this.how = { root: SITE, own, query, isDated: first.classList.contains("pa-rows--dated") };
      this.near = [...new Set([...first.children].flatMap(archive.listValues.termsIn("tags")).map(([slug]) => slug))];
      this.list = element("ol", { className: first.className, hidden: true });
      this.more = element("button", { className: "pa-button", type: "button" });
      this.next = element("p", { className: "pa-more", hidden: true }, this.more);
      this.more.addEventListener("click", () => this.showMore());
      this.page[0].before(this.list, this.next);
      this.places = [];
      this.newest = 0;
    }

    async open(asked) {
      for (const script of ["search", "page"]) await archive.load(`${SEARCH}${script}.js`);
      this.search ??= archive.search.open(SEARCH);
      const { numbers, written, facets, build } = await this.search.run((shards) => archive.wholeList.read(shards, this.query, asked, this.near));
      Object.assign(this, { numbers, written, build, total: numbers.length });
      return facets;
    }

    byTitle() {
      return this.search.run((shards) => archive.wholeList.byTitle(shards, this.numbers));
    }

    /** The page as it came, or the papers at these places, some at a time. */
    async show(places, { isSorted, isFiltered }) {
      this.newest += 1;
      const isOwn = !isSorted && !isFiltered;
      this.places = isOwn ? [] : places;
      for (const part of this.page) part.hidden = isOwn ? false : true;
      this.list.hidden = isOwn;
      if (isOwn) this.offer(0);
      else this.list.replaceChildren(...await this.rows(0) ?? this.list.children);
    }

    /** The next rows; none where the reader has asked for others meanwhile. */
    async rows(from) {
      const mine = this.newest;
      const places = this.places.slice(from, from + SHOWN);
      const [numbers, written] = [this.numbers, this.written].map((all) => all && places.map((place) => all[place]));
      const rows = await this.search.run((shards) => archive.wholeList.rows(shards, numbers, { ...this.how, written }));
      if (mine !== this.newest) return null;
      this.offer(from + rows.length);
      return rows;
    }

    offer(shown) {
      const left = this.places.length - shown;
      this.next.hidden = left <= 0;
      this.more.textContent = `Show more (${left.toLocaleString("en")} left)`;
    }

    async showMore() {
      const from = this.list.children.length;
      this.more.disabled = true;
      try {
        this.list.append(...await this.rows(from) ?? []);
        this.list.children[from]?.querySelector("h3 a").focus();
      } catch {
        this.more.textContent = "More papers could not be loaded. Try again.";
      } finally {
        this.more.disabled = false;
      }
    }

    /** What take.js takes away: the numbers of all that is shown, and the build that they are of. */
    taken() {
      return this.list.hidden ? null : { papers: this.places.map((place) => this.numbers[place]), total: this.places.length, build: this.build };
    }
  }

  Object.assign(archive, { listParts: { Page, Whole } });
})(window);
