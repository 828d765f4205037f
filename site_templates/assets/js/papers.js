/* Papers that this page does not hold, by their short ids, out of the small scripts that
   builder/export/paper_scripts.py writes: what they are called, cited by, and like which papers. */
(function (root) {
  "use strict";

  const archive = root.paperArchive;
  const FOLDER = new URL("../papers/", document.currentScript.src).href;
  const SHARDS = new URL("../search/d/", document.currentScript.src).href;
  const ID = /.{10}/g; // ids one after the other

  // -- The scripts -----------------------------------------------------------------------------------------

  /** What a script hands over; `how` is behind its address, so that caches mix no builds. */
  async function fetched(name, how) {
    await archive.load(`${FOLDER}${name}.js${how}`);
    return archive.get(`papers/${name}`);
  }

  /** What all scripts have in common. `build` tells the builds of a search apart. */
  async function open(how = "") {
    const manifest = await fetched("manifest", how);
    const width = manifest.stamps.length / 16 ** manifest.digits;
    const stampIn = (stamps, at) => stamps.slice(at * width, (at + 1) * width);
    return {
      manifest,
      stamps: manifest.order.match(new RegExp(`.{${width}}`, "g")) ?? [],
      /** Rows and ids of before; none where no paper has such digits. */
      async shard(prefix) {
        const stamp = stampIn(manifest.stamps, parseInt(prefix, 16));
        return /^-+$/.test(stamp) ? [[], {}] : fetched(prefix, `?v=${stamp}`);
      },
      async chunk(at) {
        const [ids, topics, former] = await fetched(`order/${at}`, `?v=${this.stamps[at]}`);
        return {
          ids: ids.match(ID),
          topics: topics.map((topic) => manifest.topics[topic][0]),
          former: new Map(Object.entries(former).map(([place, before]) => [Number(place), before.match(ID) ?? []])),
        };
      },
    };
  }

  // -- Their rows ------------------------------------------------------------------------------------------

  /* A name; "family TAB given"; or all that is known of it, with how BibTeX and a text have it. */
  function authorOf(said) {
    if (Array.isArray(said)) {
      const [whole, family, given, suffix, written, shown] = said;
      return { whole, family, given, suffix, written, shown };
    }
    const [family, given] = said.split("\t");
    return given === undefined ? { whole: said, shown: said } : { whole: "", family, given, suffix: "", shown: `${given} ${family}` };
  }

  function addressOf(arxiv, doi, page) {
    if (arxiv) return `https://arxiv.org/abs/${arxiv}`;
    return doi ? `https://doi.org/${doi.split("/").map(encodeURIComponent).join("/")}` : page;
  }

  /** A paper as formats.js writes it, with what leads to others. */
  function read({ address, topics }, row) {
    const [id, slug, number, topic, related, key, title, latex = "", names = [], ...said] = row;
    const [published = "", listed = "", arxiv = "", category = "", doi = "", venue = ""] = said;
    const hasMore = names.at(-1) === 1; // behind the authors
    return {
      id, slug, number, topic: topics[topic][0], related: related.match(ID) ?? [],
      key, title, latex, hasMore, published, listed, arxiv, category, doi, venue,
      authors: (hasMore ? names.slice(0, -1) : names).map(authorOf),
      url: addressOf(arxiv, doi, address && `${address}/papers/${slug}.html`),
    };
  }

  async function rowsOf(scripts, id, isFormer = false) {
    const [rows, former] = await scripts.shard(id.slice(0, scripts.manifest.digits));
    const found = rows.filter(([own]) => own === id);
    const others = isFormer ? [] : await Promise.all((former[id] ?? []).map((now) => rowsOf(scripts, now, true)));
    return [...found, ...others.flat()];
  }

  async function findIn(scripts, ids) {
    const wanted = [...new Set(ids)].filter((id) => /^[0-9a-f]{10}$/.test(id));
    const rows = await Promise.all(wanted.map((id) => rowsOf(scripts, id)));
    const papers = new Map(wanted.map((id, at) => [id, [...new Set(rows[at])].map((row) => read(scripts.manifest, row))]));
    return new Map(ids.map((id) => [id, papers.get(id) ?? []]));
  }

  // -- What others ask -------------------------------------------------------------------------------------

  /** Papers by short ids, also by those of before: none where a paper is gone, several where they share the id. A
      script of another build may be kept, which lacks some: then it is asked for anew. */
  async function find(ids, how = "") {
    const found = await findIn(await open(how), ids);
    const lacks = [...found.values()].some((papers) => !papers.length);
    return lacks ? findIn(await open(`?again=${Date.now()}`), ids) : found;
  }

  /** The papers whose rows or page these nodes are, in this order; what is gone is left out. */
  async function of(nodes) {
    const found = await find(nodes.map(({ dataset }) => dataset.paId));
    return nodes.flatMap((node) => {
      const path = node.querySelector("h3 a")?.pathname ?? location.pathname;
      const papers = found.get(node.dataset.paId);
      return papers.find(({ slug }) => path.endsWith(`/${slug}.html`)) ?? papers.slice(0, 1);
    });
  }

  /** Papers by the numbers that a search of this `build` has for them, in this order. */
  async function numbered(numbers, build) {
    const how = `?v=${build}`;
    const scripts = await open(how);
    const size = scripts.manifest.chunk;
    const parts = [...new Set(numbers.map((number) => Math.floor(number / size)))];
    const chunks = new Map(await Promise.all(parts.map(async (at) => [at, await scripts.chunk(at)])));
    const ids = numbers.map((number) => chunks.get(Math.floor(number / size)).ids[number % size]);
    const found = await find(ids, how);
    return ids.map((id, at) => found.get(id).find(({ number }) => number === numbers[at]) ?? found.get(id)[0]);
  }

  /** All papers, the oldest first, in chunks, with the ids that some had before, by their places. A chunk whose stamp
      is known is not loaded: it has no ids. */
  async function order(known = {}) {
    const scripts = await open();
    const chunks = scripts.stamps.map(async (stamp, at) => ({
      at, stamp, ids: null, topics: null, former: null, ...(known[at] === stamp ? {} : await scripts.chunk(at)),
    }));
    return { chunks: await Promise.all(chunks) };
  }

  /** Any paper, each as likely as the others; nothing where there is none. */
  async function any() {
    const scripts = await open();
    const { papers, chunk: size } = scripts.manifest;
    const number = Math.floor(Math.random() * papers);
    if (!papers) return undefined;
    const { ids } = await scripts.chunk(Math.floor(number / size));
    const found = await find([ids[number % size]]);
    return [...found.values()][0][0];
  }

  /** The names of topics by the last part of their addresses. */
  async function topics() {
    return new Map((await open()).manifest.topics);
  }

  /** The whole abstract of a paper. */
  async function abstract({ number, slug }) {
    const { manifest: { beside } } = await open();
    const name = Math.floor(number / beside);
    await archive.load(`${SHARDS}${name}.js`);
    const [, papers] = archive.get(`d/${name}`);
    const [, , , , , , text] = papers.find(([, other]) => other === slug);
    return text;
  }

  archive.papers = { find, of, numbered, order, any, topics, abstract };
})(window);
