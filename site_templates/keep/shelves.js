/* What is kept of the archive on a reader's device, and which version of it each open page is of.

   Files are kept by what is in them, a version is the hash of the list of its files. All that is kept, and what is
   known of it, stands in caches of this site's name: where these are gone, nothing is left. */
(function (worker) {
  "use strict";

  const SCOPE = new URL("./", worker.location.href);
  const NAME = `paper-archive ${SCOPE.pathname}`; // sites of one address share their caches
  const SHELVES = [NAME, ...[..."0123456789abcdef"].map((digit) => `${NAME} ${digit}`)]; // Chromium lists 20,000 of one at most
  const CLIENTS = 64; // pages of which is known which version they are of

  /** Why it did not go on: "network", "changed", "room", "gone", "removed". */
  class Problem extends Error {}

  const indexes = new Map(); // version -> what its index says
  const parts = new Map();   // hash -> path -> { name, bytes }

  const address = (path) => new URL(path, SCOPE).href;
  const keyOf = (name) => address(`kept/at/${name}`);

  const clientsNow = () => worker.clients.matchAll({ includeUncontrolled: true });

  const shelfOf = (name) => (name === "state" ? NAME : `${NAME} ${name[0]}`);

  async function get(name) {
    return worker.caches.match(keyOf(name), { cacheName: shelfOf(name) });
  }

  async function put(name, content, kind = "application/json") {
    if (!shelves.state) throw new Problem("removed");
    try {
      const shelf = await worker.caches.open(shelfOf(name));
      await shelf.put(keyOf(name), new Response(content, { headers: { "Content-Type": kind } }));
    } catch (error) {
      throw error.name === "QuotaExceededError" ? new Problem("room") : error;
    }
  }

  async function load() {
    if (shelves.state) return shelves.state;
    const found = await get("state");
    shelves.state ??= found ? await found.json() : null;
    return shelves.state;
  }

  async function save() {
    if (shelves.state) await put("state", JSON.stringify(shelves.state));
  }

  /** All that is kept, shelf by shelf. */
  async function* names() {
    for (const name of SHELVES) {
      if (!(await worker.caches.has(name))) continue;
      const shelf = await worker.caches.open(name);
      for (const request of await shelf.keys()) yield [request.url.slice(keyOf("").length), () => shelf.delete(request)];
    }
  }

  async function hashOf(content) {
    const bytes = new Uint8Array(await worker.crypto.subtle.digest("SHA-256", content)).subarray(0, 16);
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  /** What a part says: `hash bytes path` a line. A name has the kind of file, too: two kinds may have equal bytes. */
  function read(text) {
    return new Map(text.split("\n").filter(Boolean).map((line) => {
      const [hash, bytes, path] = line.split(" ");
      return [path, { name: hash + (/\.\w+$/.exec(path)?.[0] ?? ""), bytes: Number(bytes) }];
    }));
  }

  async function indexOf(version) {
    if (!indexes.has(version)) {
      const found = await get(version);
      if (found) indexes.set(version, await found.json());
    }
    return indexes.get(version);
  }

  async function partOf(hash) {
    if (!parts.has(hash)) {
      const found = await get(hash);
      if (found) parts.set(hash, read(await found.text()));
    }
    return parts.get(hash);
  }

  /** What a version has at a path; one part is read, however many there are. */
  async function find(version, path) {
    const index = await indexOf(version);
    const [, hash] = (index?.parts ?? []).filter(([start]) => path.startsWith(start))
      .reduce((longest, part) => (part[0].length >= longest[0].length ? part : longest), [""]);
    const file = hash && (await partOf(hash))?.get(path);
    return file && get(file.name);
  }

  /** Let go of everything. */
  async function clear() {
    for (const name of SHELVES) await worker.caches.delete(name);
    indexes.clear();
    parts.clear();
  }

  // -- Which version a page is of --------------------------------------------------------------------------------

  /** A page and all that it asks for are of one version, also while another comes. "" is the network. */
  function remember(client, version) {
    if (!client) return;
    shelves.state.clients = [...shelves.state.clients.filter(([id]) => id !== client), [client, version]].slice(-CLIENTS);
    save().catch(() => {});
  }

  /** Pages that came before the worker ruled them are of what was there then. */
  async function rememberOpen(version) {
    const known = new Set(shelves.state.clients.map(([id]) => id));
    for (const { id } of await clientsNow()) if (!known.has(id)) remember(id, version);
  }

  /* state: { current, versions: [..], clients: [[id, version], ..], gone: since when, tooLarge: version }; null where
     nothing is kept */
  const shelves = {
    SCOPE, Problem, state: null, address, clientsNow, get, put, load, save, names, hashOf, indexOf, partOf, find,
    remember, rememberOpen, clear,
  };
  worker.shelves = shelves;
})(self);
