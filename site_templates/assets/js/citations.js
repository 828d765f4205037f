/* What papers are cited by, out of the small scripts that builder/export/citation_files.py writes, by their numbers. */
(function (root) {
  "use strict";

  const FOLDER = new URL("../cite/", document.currentScript.src).href;
  const SIZE = 240; // papers of a script
  const BESIDE = 3; // papers that a row's shard may mean

  /* A name; "family TAB given"; or all that is known of it, with how BibTeX and a text have it. */
  function authorOf(said) {
    if (Array.isArray(said)) {
      const [whole, family, given, suffix, written, shown] = said;
      return { whole, family, given, suffix, written, shown };
    }
    const [family, given] = said.split("\t");
    return given === undefined ? { whole: said, shown: said } : { whole: "", family, given, suffix: "", shown: `${given} ${family}` };
  }

  /** A paper as formats.js writes it. */
  function read(address, row) {
    const [slug, key, title, latex = "", names = [], published = "", listed = "", arxiv = "", category = "", doi = "", venue = ""] = row;
    const hasMore = names.at(-1) === 1; // behind the authors
    return {
      key, title, latex, hasMore, published, listed, arxiv, category, doi, venue,
      authors: (hasMore ? names.slice(0, -1) : names).map(authorOf),
      url: arxiv ? `https://arxiv.org/abs/${arxiv}` : doi ? `https://doi.org/${doi.split("/").map(encodeURIComponent).join("/")}` : address && `${address}/papers/${slug}.html`,
    };
  }

  async function shard(at, how) {
    await root.paperArchive.load(`${FOLDER}${at}.js${how}`);
    return root.paperArchive.get(`c/${at}`);
  }

  function place(number) {
    return Math.floor(number / SIZE);
  }

  /** The row of a paper; undefined where a script of another build was kept, which has another there or none. */
  function rowOf([, rows], { number, slug, among = 1 }) {
    const from = number % SIZE;
    return rows.slice(from, from + among).find(([name]) => slug === undefined || name === slug);
  }

  /** Papers, each { number, slug }, or { number, slug, among } where it is among so many from a number on; in this
      order. `build` tells builds apart where slugs cannot. Rejects where one cannot be read. */
  async function cited(papers, build = "") {
    const places = [...new Set(papers.map(({ number }) => place(number)))];
    const how = build && `?v=${build}`;
    const shards = new Map(await Promise.all(places.map(async (at) => [at, await shard(at, how)])));
    const old = [...new Set(papers.filter((paper) => !rowOf(shards.get(place(paper.number)), paper)).map(({ number }) => place(number)))];
    for (const at of old) shards.set(at, await shard(at, `?again=${Date.now()}`));
    return papers.map((paper) => {
      const found = shards.get(place(paper.number));
      return read(found[0], rowOf(found, paper));
    });
  }

  /** The last part of an address, as shards have it. */
  function slugOf(path) {
    return decodeURIComponent(path.split("/").pop().replace(/\.html$/, ""));
  }

  /** The paper of a row in a list. */
  function paperOf(row) {
    const { paShard, paPart } = row.dataset;
    return { number: BESIDE * Number(paShard ?? paPart), among: BESIDE, slug: slugOf(row.querySelector("h3 a").pathname) };
  }

  /** Hands a text to the reader as a file of this name. */
  function save(name, type, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  Object.assign(root.paperArchive, { cited, paperOf, slugOf, save });
})(window);
