/* Shards of the index: which holds a term, and what it says. builder/search/term_shards.py and
   facets.py write them. */
(function (archive) {
  "use strict";

  const { plain } = archive.formulas;
  const { unpackTerm, unpackForms, unpackSubject, unpackPeople, unpackTitles, unpackList, unpackDigit } = archive.unpacking;
  const { tables, tables: { facets: FACETS }, names: { NAMES, wordOf } } = archive;

  const KEYS = new RegExp(`.{${tables.subjects.keyWidth}}`, "g");

  /* The place of the first of sorted texts that is not below one. */
  function firstFrom(sorted, text) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < text) low = middle + 1; else high = middle;
    }
    return low;
  }

  /* The shard that holds a text if any does, by their keys. */
  function shardOf(keys, text) {
    return Math.max(0, (keys[firstFrom(keys, text)] === text ? 1 : 0) + firstFrom(keys, text) - 1);
  }

  /* Above every text that begins with this one. */
  function above(prefix) {
    return prefix + "\uffff";
  }

  function span(keys, prefix) {
    const first = shardOf(keys, prefix);
    const last = shardOf(keys, above(prefix));
    return Array.from({ length: last - first + 1 }, (_, at) => first + at);
  }

  function termsOf(facet, column) {
    if (facet.store === "flag") return [{ name: facet.label, slug: "1", papers: unpackList(column) }];
    return column.map(([name, slug, list]) => ({ name, slug, papers: unpackList(list) }));
  }

  const STAMP = tables.shards.stampWidth;

  class Mixed extends Error {}

  /* All shards of one build. `load` runs the script of a path and resolves when it has run; a shard of another build
     (a cache may mix two) throws Mixed. */
  class Shards {
    constructor(manifest, load, again = 0) {
      this.manifest = manifest;
      this.past = again ? `.${again}` : ""; // past a cache that was wrong
      this.papers = manifest.papers;
      this.fields = manifest.fields;
      this.keys = { t: manifest.terms.split(" "), n: manifest.names.split(" "), m: manifest.subjects.split(" "), y: manifest.listings.split(" ") };
      for (const { shards, folder } of FACETS) if (shards && folder in manifest) this.keys[shards] = manifest[folder].split(" ");
      for (const known of ["people", "ids"]) if (known in manifest) this.keys[known[0]] = manifest[known].split(" "); // not every archive knows these
      this.load = load;
      this.asked = new Map(); // promises of all that was asked for
      this.kept = new Map();  // what has come
      this.postings = new Map();
      this.whole = null;
    }

    get(name) {
      if (!this.asked.has(name)) {
        this.asked.set(name, this.fetch(name).catch((error) => { this.asked.delete(name); throw error; }));
      }
      return this.asked.get(name);
    }

    async fetch(name) {
      const stamp = this.stampOf(name);
      const isThere = archive.get(name)?.[0] === stamp; // asked.js has fetched it, or papers.js
      if (!isThere) await this.load(`${name}.js?v=${stamp}${this.past}`);
      const value = name.startsWith("d/") ? archive.get(name) : archive.take(name); // papers.js reads them, too
      if (!value || value[0] !== stamp) throw new Mixed(name);
      const read = this.read(name, value.slice(1));
      this.kept.set(name, read);
      return read;
    }

    /* Each shard is stamped by its own content, so that what a new build leaves alone stays in the reader's cache. */
    stampOf(name) {
      const [folder, at] = [...name.split("/"), 0];
      const from = STAMP * Number(at);
      return this.manifest.stamps[folder].slice(from, from + STAMP);
    }

    read(name, columns) {
      if (!(name.split("/")[0] in this.keys)) return columns;
      const [names, ...others] = columns.map((column) => column.split(" "));
      return { names, columns: others };
    }

    /* The shards of terms that hold these, loaded. */
    hold(terms) {
      return Promise.all([...new Set(terms.map((term) => shardOf(this.keys.t, term)))].map((n) => this.get(`t/${n}`)));
    }

    /* How many shards the words with a beginning lie in. */
    breadth(prefix) {
      return span(this.keys.t, prefix).length;
    }

    /* What a column of a loaded shard says of a term; undefined where there is no such term. */
    row(kind, term, column) {
      const shard = this.kept.get(`${kind}/${shardOf(this.keys[kind], term)}`);
      if (!shard) return undefined;
      const at = firstFrom(shard.names, term);
      return shard.names[at] === term ? shard.columns[column][at] : undefined;
    }

    has(term) {
      return term !== "" && this.row("t", term, 0) !== undefined;
    }

    posting(term) {
      if (!this.postings.has(term)) this.postings.set(term, unpackTerm(this.row("t", term, 0), this.fields));
      return this.postings.get(term);
    }

    /* The words of a term, and which of them the titles and abstracts of its posting have. */
    forms(term) {
      const posting = this.posting(term);
      const counts = ["title", "abstract"].map((field) => posting.fields[this.fields.indexOf(field)].papers.length);
      posting.forms ??= unpackForms(term, this.row("t", term, 3), this.row("t", term, 4), counts);
      return posting.forms;
    }

    /* What each of some names may mean: [[{ tagged, mentioned }]]. */
    async subjects(names) {
      if (this.manifest.names === "") return names.map(() => []);
      await Promise.all([...new Set(names.map((name) => shardOf(this.keys.n, name)))].map((at) => this.get(`n/${at}`)));
      const keys = names.map((name) => (this.row("n", name, 0) || "").match(KEYS) || []);
      await Promise.all([...new Set(keys.flat().map((key) => shardOf(this.keys.m, key)))].map((at) => this.get(`m/${at}`)));
      return keys.map((found) => found.map((key) => unpackSubject(this.row("m", key, 0))));
    }

    /* Tells apart builds that number papers otherwise. */
    get build() {
      return `${this.papers}${(this.manifest.stamps.d || "").slice(-STAMP)}`;
    }

    get hasNames() {
      return this.fields.includes(NAMES);
    }

    /* Who stands under the key of a name; undefined where nobody does. */
    async people(key) {
      const row = await this.only("p", key);
      return row === undefined ? undefined : unpackPeople(row);
    }

    /* The papers that bear an id. */
    async withId(value) {
      const row = await this.only("i", value);
      return row === undefined ? new Int32Array(0) : unpackList(row);
    }

    /* What the only column of some shards says of a term; undefined where there is no such term, or no such shards. */
    async only(kind, term) {
      if (!this.keys[kind] || term === "") return undefined;
      await this.get(`${kind}/${shardOf(this.keys[kind], term)}`);
      return this.row(kind, term, 0);
    }

    /* Papers whose whole title has this hash. */
    titled(firstTerm, hash) {
      return unpackTitles(this.row("t", firstTerm, 1)).filter((title) => title.hash === hash).map((title) => title.paper);
    }

    /* The words that some papers write apart and others as one: of data, those of "data set". */
    compounds(term) {
      return (this.row("t", term, 2) || "").split("+").filter(Boolean);
    }

    /* All terms of loaded shards that begin so. */
    beginning(prefix) {
      return span(this.keys.t, prefix).flatMap((number) => {
        const shard = this.kept.get(`t/${number}`);
        if (!shard) return [];
        return shard.names.slice(firstFrom(shard.names, prefix), firstFrom(shard.names, above(prefix))).filter(Boolean);
      });
    }

    holdBeginning(prefix) {
      return Promise.all(span(this.keys.t, prefix).map((number) => this.get(`t/${number}`)));
    }

    /* Words of the vocabulary, "v" as they are and "r" backwards, that begin so: [{ name, power, word }]. */
    async vocabulary(kind, prefix, most = Infinity) {
      await this.openVocabulary();
      const numbers = span(this.keys[kind], prefix);
      if (numbers.length > most) return null;
      const shards = await Promise.all(numbers.map((number) => this.get(`${kind}/${number}`)));
      return shards.flatMap((shard) => {
        const from = firstFrom(shard.names, prefix);
        const to = firstFrom(shard.names, above(prefix));
        return shard.names.slice(from, to).map((name, at) => this.entry(kind, shard, name, from + at)).filter(({ name }) => name);
      });
    }

    async openVocabulary() {
      if (this.keys.v) return;
      const [forwards, backwards] = await this.get("vocabulary");
      this.keys.v = forwards.split(" ");
      this.keys.r = backwards.split(" ");
    }

    /* Whether there is such a term: a shard of the vocabulary is a third of one of terms. */
    async knows(term) {
      await this.openVocabulary();
      await this.get(`v/${shardOf(this.keys.v, term)}`);
      return term !== "" && this.row("v", term, 0) !== undefined;
    }

    entry(kind, shard, name, at) {
      const [power, ...rest] = shard.columns[0][at];
      const ending = rest.join("");
      const word = ending.startsWith("=") ? ending.slice(1) : name + ending;
      return { name, power: unpackDigit(power), word: kind === "v" ? wordOf(word) : "" };
    }

    /* The papers with a link of each kind. */
    async links() {
      const lists = await this.get("links");
      return Object.fromEntries(Object.keys(tables.results.kinds).map((kind, at) => [kind, unpackList(lists[at])]));
    }

    /* A paper as results show it. */
    async document(paper) {
      const size = this.manifest.size;
      const [documents] = await this.get(`d/${Math.floor(paper / size)}`);
      const [title, slug, id, day, topic, tags, abstract, link, kind, authors = []] = documents[paper % size];
      const beside = authors.filter(Number.isInteger)[0] || 0; // authors that are not kept with the others
      const named = authors.slice(0, authors.length - (beside ? 1 : 0)).map((one) => (Array.isArray(one) ? one : [one, ""]));
      return { paper, title: plain(title), pieces: [title].flat(), slug, id, day, topic, tags, abstract, link, kind, authors: named, beside };
    }

    documents(papers) {
      return Promise.all(papers.map((paper) => this.document(paper)));
    }

    /* -- Facets: terms as { name, slug, papers } ------------------------------------------------ */

    /* Every term of a facet, or null where they fill more than so many shards. */
    async terms(facet, most) {
      if (facet.store === "years") return [this.undated, ...this.years.map(([year]) => this.year(String(year)))];
      if (facet.store !== "shards") return (await this.wholeFacets()).get(facet.key);
      const keys = this.keys[facet.shards] || [];
      if (keys.length > most) return null;
      const shards = await Promise.all(keys.map((_, number) => this.get(`${facet.shards}/${number}`)));
      return Promise.all(shards.flatMap((shard) => shard.names).filter(Boolean).map((slug) => this.term(facet, slug)));
    }

    /* A term of a facet by the last part of its address; undefined where there is none. A flag has but one. */
    async term(facet, slug) {
      if (facet.store === "years") return this.year(slug);
      if (facet.store === "shards") return this.cutTerm(facet.shards, slug);
      const terms = (await this.wholeFacets()).get(facet.key);
      return facet.store === "flag" ? terms[0] : terms.find((term) => term.slug === slug);
    }

    /* The terms of each facet that is kept in one script, by its key. */
    async wholeFacets() {
      const columns = await this.get("facets");
      const kept = FACETS.filter(({ store }) => store === "whole" || store === "flag");
      this.whole ??= new Map(kept.map((facet, at) => [facet.key, termsOf(facet, columns[at])]));
      return this.whole;
    }

    async cutTerm(kind, slug) {
      if (!this.keys[kind]) return undefined;
      await this.get(`${kind}/${shardOf(this.keys[kind], slug)}`);
      const row = this.row(kind, slug, 0);
      if (row === undefined) return undefined;
      return { slug, papers: unpackList(row), name: this.row(kind, slug, 1).replaceAll("\u00a0", " ") };
    }

    /* [[year, its first paper, the paper behind its last]], the oldest first. */
    get years() {
      return this.manifest.years;
    }

    /* What is first listed in no year stands before all others. */
    get undated() {
      const behind = this.years.length ? this.years[0][1] : this.papers;
      return { slug: "undated", name: "Undated", papers: Int32Array.from({ length: behind }, (_, at) => at) };
    }

    year(wanted) {
      if (wanted === "undated") return this.undated;
      const [, first, behind] = this.years.find(([year]) => String(year) === wanted) || [0, 0, 0];
      return { slug: wanted, name: wanted, papers: Int32Array.from({ length: behind - first }, (_, at) => first + at) };
    }
  }

  archive.shards = { Shards, Mixed };
})(paperArchive);
