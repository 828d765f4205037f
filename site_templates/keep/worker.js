/* Keeps the archive on the device of a reader who asked for it, to be read without a network.

   Files are kept by what is in them, a version is the hash of the list of its files: an update fetches what is new
   alone, an interrupted one goes on where it ended, and pages are of a new version once all of it has come. What a
   server sends is compared with its hash, so no half of two builds is ever kept. All that is kept, and what is known
   of it, stands in caches of this site's name: where these are gone, nothing is left. */
(function (worker) {
  "use strict";

  const SCOPE = new URL("./", worker.location.href);
  const NAME = `paper-archive ${SCOPE.pathname}`; // sites of one address share their caches
  const SHELVES = [NAME, ...[..."0123456789abcdef"].map((digit) => `${NAME} ${digit}`)]; // Chromium lists 20,000 of one at most
  const INDEX = "kept/index.json";
  const MISSING = "kept/missing.html";
  const AT_ONCE = 12; // files that are fetched at a time
  const TOLD = 250;   // milliseconds between two words on how far it is
  const CLIENTS = 64; // pages of which is known which version they are of
  const TRIES = 3;    // of a version, where the site is published meanwhile
  const PATIENCE = [1000, 4000]; // milliseconds before a file is asked for again
  const A_DAY = 24 * 60 * 60 * 1000;

  /** Why it did not go on: "network", "changed", "room", "gone", "removed". */
  class Problem extends Error {}

  /* { current, versions: [..], clients: [[id, version], ..], gone: since when, tooLarge: version }; null where nothing is kept */
  let state = null;
  let work = null;      // the update that goes on
  let stop = null;      // what ends it
  let coming = "";      // the version it brings
  let problem = "";     // of the last update
  let progress = null;  // { done, total } in bytes
  const indexes = new Map(); // version -> what its index says
  const parts = new Map();   // hash -> path -> { name, bytes }

  // -- What is kept --------------------------------------------------------------------------------------------

  const address = (path) => new URL(path, SCOPE).href;
  const keyOf = (name) => address(`kept/at/${name}`);

  const clientsNow = () => worker.clients.matchAll({ includeUncontrolled: true });

  const shelfOf = (name) => (name === "state" ? NAME : `${NAME} ${name[0]}`);

  async function get(name) {
    return worker.caches.match(keyOf(name), { cacheName: shelfOf(name) });
  }

  async function put(name, content, kind = "application/json") {
    if (!state) throw new Problem("removed");
    try {
      const shelf = await worker.caches.open(shelfOf(name));
      await shelf.put(keyOf(name), new Response(content, { headers: { "Content-Type": kind } }));
    } catch (error) {
      throw error.name === "QuotaExceededError" ? new Problem("room") : error;
    }
  }

  async function load() {
    if (state) return state;
    const found = await get("state");
    state ??= found ? await found.json() : null;
    return state;
  }

  async function save() {
    if (state) await put("state", JSON.stringify(state));
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

  // -- Answers -------------------------------------------------------------------------------------------------

  /** A path below the site as its files are called; what a link asks behind "?" makes no other page. */
  function pathOf(url) {
    let path = url.pathname.slice(SCOPE.pathname.length);
    try {
      path = decodeURIComponent(path);
    } catch {
      // no file is called so
    }
    return path === "" || path.endsWith("/") ? `${path}index.html` : path;
  }

  /** A page and all that it asks for are of one version, also while another comes. "" is the network. */
  function remember(client, version) {
    if (!client) return;
    state.clients = [...state.clients.filter(([id]) => id !== client), [client, version]].slice(-CLIENTS);
    save().catch(() => {});
  }

  /** Pages that came before the worker ruled them are of what was there then. */
  async function rememberOpen(version) {
    const known = new Set(state.clients.map(([id]) => id));
    for (const { id } of await clientsNow()) if (!known.has(id)) remember(id, version);
  }

  function versionOf(event) {
    if (event.request.mode !== "navigate") {
      const known = state.clients.find(([id]) => id === event.clientId)?.[1];
      return known === "" || state.versions.includes(known) ? known : state.current;
    }
    remember(event.resultingClientId, state.current);
    return state.current;
  }

  /** Where a page is that was asked for as servers let one ask: without ".html", a folder without "/". */
  async function elsewhere(url, path) {
    for (const [file, end] of [[`${path}/index.html`, "/"], [`${path}.html`, ".html"]]) {
      if (await find(state.current, file)) return url.href.replace(/(?=[?#]|$)/, end);
    }
    return address(MISSING);
  }

  async function fromNetwork(event, url, path) {
    try {
      return await fetch(event.request);
    } catch {
      const kept = await find(state.current, path);
      if (kept || event.request.mode !== "navigate") return kept ?? Response.error();
      return Response.redirect(await elsewhere(url, path));
    }
  }

  async function answer(event, url) {
    await load();
    if (!state?.current) return fetch(event.request);
    const path = pathOf(url);
    if (state.gone && event.request.mode === "navigate") {
      const response = await fromNetwork(event, url, path);
      remember(event.resultingClientId, response.url ? "" : state.current);
      return response;
    }
    const version = versionOf(event);
    return (version && await find(version, path)) || fromNetwork(event, url, path);
  }

  // -- Updates -------------------------------------------------------------------------------------------------

  /** What the server has at a path now, or why that is of no use. */
  async function attempt(path, hash, cache) {
    try {
      const response = await fetch(address(path), { cache, signal: stop.signal });
      if ([404, 410].includes(response.status)) return hash ? "changed" : "gone";
      if (!response.ok) return "network";
      const content = await response.arrayBuffer();
      if (hash && await hashOf(content) !== hash) return "changed";
      return { content, kind: response.headers.get("Content-Type") ?? "" };
    } catch {
      return "network";
    }
  }

  /** The same, past what caches keep of another day: the second time nothing between us may answer. Of many files one
      may well fail, so these are asked for with patience. */
  async function take(path, hash = "") {
    let found = "";
    for (const wait of [0, ...PATIENCE]) {
      if (wait && hash && found === "network") await new Promise((resolve) => { setTimeout(resolve, wait); });
      found = stop.signal.aborted ? "network" : await attempt(path, hash, wait ? "reload" : "no-cache");
      if (found.content) return found;
    }
    throw new Problem(found);
  }

  /** The newest list of files; a page of somebody's network that stands in its place is none. */
  async function takeIndex() {
    const { content } = await take(INDEX);
    try {
      const index = JSON.parse(new TextDecoder().decode(content));
      if (Array.isArray(index.parts)) return { index, content, version: await hashOf(content) };
    } catch {
      // said below
    }
    throw new Problem("network");
  }

  /** All files of a version by name; its parts are kept, too. */
  async function filesOf(index, have) {
    const files = new Map();
    for (const [, hash] of index.parts) {
      if (!have.has(hash)) {
        const { content, kind } = await take(`kept/${hash}.txt`, hash);
        await put(hash, content, kind);
      }
      for (const [path, { name, bytes }] of await partOf(hash)) files.set(name, { path, bytes });
    }
    return files;
  }

  async function checkRoom(bytes) {
    const { quota, usage } = (await worker.navigator.storage?.estimate?.()) ?? {};
    if (quota - usage < bytes) throw new Problem("room");
  }

  /** Several at a time; the first that fails ends all. */
  async function takeAll(missing) {
    const waiting = missing.values();
    let told = 0;
    const end = stop;
    const one = async () => {
      for (const [name, { path, bytes }] of waiting) {
        if (end.signal.aborted) return;
        const { content, kind } = await take(path, name.split(".")[0]);
        await put(name, content, kind);
        progress.done += bytes;
        if (Date.now() - told > TOLD) {
          told = Date.now();
          tellAll();
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, () => one().catch((error) => { end.abort(); throw error; })));
  }

  /** From here on pages are of the version; those that are open stay what they are. */
  async function bring() {
    const { index, content, version } = await takeIndex();
    if (state.gone) { state.gone = 0; await save(); }
    if (version === state.current) return;
    coming = version;
    if (version === state.tooLarge) throw new Problem("room"); // until the reader asks again
    const have = new Set();
    for await (const [name] of names()) have.add(name);
    const files = await filesOf(index, have);
    const missing = [...files].filter(([name]) => !have.has(name));
    const sum = (list) => list.reduce((total, [, { bytes }]) => total + bytes, 0);
    const toCome = sum(missing);
    const total = sum([...files]);
    progress = { done: total - toCome, total };
    tellAll();
    await checkRoom(toCome);
    await takeAll(missing);
    await put(version, content);
    await rememberOpen(state.current || version);
    state.current = version;
    state.versions.push(version);
    await save();
  }

  /** Let go what no open page is made of. A page that is just being opened is among the last that were remembered. */
  async function sweep() {
    const now = new Set((await clientsNow()).map(({ id }) => id));
    state.clients = state.clients.filter(([id], at, all) => now.has(id) || at >= all.length - 2);
    const used = new Set([state.current, ...state.clients.map(([, version]) => version)]);
    state.versions = state.versions.filter((version) => used.has(version));
    const wanted = new Set(["state"]);
    for (const version of state.versions) {
      wanted.add(version);
      for (const [, hash] of (await indexOf(version)).parts) {
        wanted.add(hash);
        for (const { name } of (await partOf(hash)).values()) wanted.add(name);
      }
    }
    await save();
    for await (const [name, drop] of names()) if (!wanted.has(name)) await drop();
  }

  /** The keeper has switched it off, it seems. Pages come from the network again; where that lasts for a day, and the
      site still answers, what is kept goes: nobody would update it. */
  async function leave() {
    state.gone ||= Date.now();
    await save();
    if (Date.now() - state.gone < A_DAY) return;
    const home = await fetch(address("index.html"), { cache: "no-cache" }).catch(() => null);
    if (home?.ok) await dismiss();
  }

  async function run() {
    if (!(await load())) return;
    problem = "";
    try {
      for (let left = TRIES; ; left -= 1) {
        stop = new AbortController();
        const before = state.current;
        try {
          await bring();
          if (state.current !== before || state.versions.length > 1) await sweep();
          return;
        } catch (error) {
          if (error.message !== "changed" || left <= 1) throw error;
        }
      }
    } catch (error) {
      problem = error instanceof Problem ? error.message : `${error}`;
      if (problem === "room" && state) {
        state.tooLarge = coming;
        await (state.current ? sweep() : save());
      }
    }
  }

  /** One at a time; who asks meanwhile waits for it. */
  function update() {
    work ??= run().finally(() => { work = null; stop = null; progress = null; tellAll(); })
      .then(() => (problem === "gone" && state ? leave() : null));
    return work;
  }

  async function clear() {
    for (const name of SHELVES) await worker.caches.delete(name);
  }

  async function dismiss() {
    state = null;
    stop?.abort();
    await clear();
    await worker.registration.unregister();
    indexes.clear();
    parts.clear();
  }

  // -- What the page asks --------------------------------------------------------------------------------------

  async function standing() {
    await load();
    const index = state?.current ? await indexOf(state.current) : null;
    return { paKept: { isAsked: Boolean(state), files: index?.files ?? 0, bytes: index?.bytes ?? 0, progress, isBusy: Boolean(work), problem } };
  }

  async function tellAll() {
    const message = await standing();
    for (const client of await clientsNow()) client.postMessage(message);
  }

  async function keep() {
    if (!(await load())) {
      state = { current: "", versions: [], clients: [], gone: 0, tooLarge: "" };
      await save();
    }
    if (!work) state.tooLarge = "";
    const done = update();
    await tellAll();
    return done;
  }

  async function remove() {
    const ended = work;
    await dismiss();
    await ended;
    await clear(); // what came in between
    problem = "";
    await tellAll();
  }

  const ASKED = { keep, remove, standing: tellAll };

  worker.addEventListener("install", () => worker.skipWaiting());
  worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
  worker.addEventListener("message", (event) => event.waitUntil(ASKED[event.data]?.() ?? Promise.resolve()));
  worker.addEventListener("fetch", (event) => {
    const url = new URL(event.request.url);
    if (event.request.method !== "GET" || url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return;
    const answered = answer(event, url);
    event.respondWith(answered);
    if (event.request.mode === "navigate") event.waitUntil(answered.then(update, update));
  });
})(self);
