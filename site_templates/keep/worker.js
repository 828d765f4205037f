/* Answers the pages of a reader who asked to keep the archive on this device, without a network as with one. The
   builder joins shelves.js, updates.js and this to one script. */
(function (worker) {
  "use strict";

  const { shelves, updates: { update, keep, remove, tellAll } } = worker;
  const { SCOPE, address, load, find, remember } = shelves;
  const MISSING = "kept/missing.html";

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

  function versionOf(event) {
    if (event.request.mode !== "navigate") {
      const known = shelves.state.clients.find(([id]) => id === event.clientId)?.[1];
      return known === "" || shelves.state.versions.includes(known) ? known : shelves.state.current;
    }
    remember(event.resultingClientId, shelves.state.current);
    return shelves.state.current;
  }

  /** Where a page is that was asked for as servers let one ask: without ".html", a folder without "/". */
  async function elsewhere(url, path) {
    for (const [file, end] of [[`${path}/index.html`, "/"], [`${path}.html`, ".html"]]) {
      if (await find(shelves.state.current, file)) return url.href.replace(/(?=[?#]|$)/, end);
    }
    return address(MISSING);
  }

  async function fromNetwork(event, url, path) {
    try {
      return await fetch(event.request);
    } catch {
      const kept = await find(shelves.state.current, path);
      if (kept || event.request.mode !== "navigate") return kept ?? Response.error();
      return Response.redirect(await elsewhere(url, path));
    }
  }

  async function answer(event, url) {
    await load();
    if (!shelves.state?.current) return fetch(event.request);
    const path = pathOf(url);
    if (shelves.state.gone && event.request.mode === "navigate") {
      const response = await fromNetwork(event, url, path);
      remember(event.resultingClientId, response.url ? "" : shelves.state.current);
      return response;
    }
    const version = versionOf(event);
    return (version && await find(version, path)) || fromNetwork(event, url, path);
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
