/* Brings what is new onto the device, says how far it is, and takes all of it away again.

   An update fetches what is new alone, an interrupted one goes on where it ended, and pages are of a new version once
   all of it has come. What a server sends is compared with its hash, so no half of two builds is ever kept. */
(function (worker) {
  "use strict";

  const { shelves } = worker;
  const { Problem, address, clientsNow, put, load, save, names, hashOf, indexOf, partOf, rememberOpen, clear } = shelves;
  const INDEX = "kept/index.json";
  const AT_ONCE = 12; // files that are fetched at a time
  const TOLD = 250;   // milliseconds between two words on how far it is
  const TRIES = 3;    // of a version, where the site is published meanwhile
  const PATIENCE = [1000, 4000]; // milliseconds before a file is asked for again
  const A_DAY = 24 * 60 * 60 * 1000;

  let work = null;      // the update that goes on
  let stop = null;      // what ends it
  let coming = "";      // the version it brings
  let problem = "";     // of the last update
  let progress = null;  // { done, total } in bytes

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
    if (shelves.state.gone) { shelves.state.gone = 0; await save(); }
    if (version === shelves.state.current) return;
    coming = version;
    if (version === shelves.state.tooLarge) throw new Problem("room"); // until the reader asks again
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
    await rememberOpen(shelves.state.current || version);
    shelves.state.current = version;
    shelves.state.versions.push(version);
    await save();
  }

  /** Let go what no open page is made of. A page that is just being opened is among the last that were remembered. */
  async function sweep() {
    const now = new Set((await clientsNow()).map(({ id }) => id));
    shelves.state.clients = shelves.state.clients.filter(([id], at, all) => now.has(id) || at >= all.length - 2);
    const used = new Set([shelves.state.current, ...shelves.state.clients.map(([, version]) => version)]);
    shelves.state.versions = shelves.state.versions.filter((version) => used.has(version));
    const wanted = new Set(["state"]);
    for (const version of shelves.state.versions) {
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
    shelves.state.gone ||= Date.now();
    await save();
    if (Date.now() - shelves.state.gone < A_DAY) return;
    const home = await fetch(address("index.html"), { cache: "no-cache" }).catch(() => null);
    if (home?.ok) await dismiss();
  }

  async function run() {
    if (!(await load())) return;
    problem = "";
    try {
      for (let left = TRIES; ; left -= 1) {
        stop = new AbortController();
        const before = shelves.state.current;
        try {
          await bring();
          if (shelves.state.current !== before || shelves.state.versions.length > 1) await sweep();
          return;
        } catch (error) {
          if (error.message !== "changed" || left <= 1) throw error;
        }
      }
    } catch (error) {
      problem = error instanceof Problem ? error.message : `${error}`;
      if (problem === "room" && shelves.state) {
        shelves.state.tooLarge = coming;
        await (shelves.state.current ? sweep() : save());
      }
    }
  }

  /** One at a time; who asks meanwhile waits for it. */
  function update() {
    work ??= run().finally(() => { work = null; stop = null; progress = null; tellAll(); })
      .then(() => (problem === "gone" && shelves.state ? leave() : null));
    return work;
  }

  async function dismiss() {
    shelves.state = null;
    stop?.abort();
    await clear();
    await worker.registration.unregister();
  }

  // -- What the page asks --------------------------------------------------------------------------------------

  async function standing() {
    await load();
    const index = shelves.state?.current ? await indexOf(shelves.state.current) : null;
    return { paKept: { isAsked: Boolean(shelves.state), files: index?.files ?? 0, bytes: index?.bytes ?? 0, progress, isBusy: Boolean(work), problem } };
  }

  async function tellAll() {
    const message = await standing();
    for (const client of await clientsNow()) client.postMessage(message);
  }

  async function keep() {
    if (!(await load())) {
      shelves.state = { current: "", versions: [], clients: [], gone: 0, tooLarge: "" };
      await save();
    }
    if (!work) shelves.state.tooLarge = "";
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

  worker.updates = { update, keep, remove, tellAll };
})(self);
