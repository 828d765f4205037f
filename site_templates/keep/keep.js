/* The button that keeps the archive on this device. The worker does it; nothing is registered before the press. */
(function (archive) {
  "use strict";

  const { element } = archive;
  const SITE = new URL("../../", document.currentScript.src).href;
  const PING = 15000; // milliseconds; a worker that nobody speaks to for longer is ended, whatever it does
  const place = document.querySelector("[data-pa-keep]");
  const workers = navigator.serviceWorker; // none where pages come without https, and in some private windows
  let isRemoving = false;
  let pinging = 0;

  function button(name, act) {
    const made = element("button", { type: "button", className: "pa-button", textContent: name });
    made.addEventListener("click", () => act().catch((error) => say(`It could not be done: ${error.message}.`)));
    return made;
  }

  const told = element("p", { id: "kept-here", tabIndex: -1 });
  const bar = element("progress", { max: 1, value: 0, hidden: true });
  const keepButton = button("Keep this archive on this device", keep);
  const removeButton = button("Remove", remove);
  told.setAttribute("role", "status");
  bar.setAttribute("aria-labelledby", told.id);

  function say(text) {
    if (told.textContent !== text) told.textContent = text;
  }

  // -- The worker ----------------------------------------------------------------------------------------------

  /** Ours: another site above this one may have one, too. */
  async function registered() {
    const found = await workers.getRegistration(SITE);
    return found?.scope === SITE ? found : null;
  }

  /** The worker of a registration, once it takes requests. */
  function ready(registration) {
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    return new Promise((resolve, reject) => {
      const look = () => {
        if (worker.state === "activated") resolve(worker);
        if (worker.state === "redundant") reject(new Error("the browser refused the worker"));
      };
      worker.addEventListener("statechange", look);
      look();
    });
  }

  async function ask(what, registration) {
    (await ready(registration)).postMessage(what);
  }

  async function keep() {
    say("Beginning …");
    navigator.storage?.persist?.().catch(() => {}); // else a browser short of room may drop it
    await ask("keep", await workers.register(`${SITE}worker.js`));
  }

  async function remove() {
    const registration = await registered();
    isRemoving = true;
    say("Removing …");
    if (registration) await ask("remove", registration);
    else show({ isAsked: false });
  }

  /** A long download goes on while this page is open. */
  function ping(isBusy) {
    clearTimeout(pinging);
    if (isBusy) pinging = setTimeout(async () => { const found = await registered(); if (found) ask("keep", found); }, PING);
  }

  // -- What it says --------------------------------------------------------------------------------------------

  function size(bytes) {
    return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toLocaleString("en", { maximumFractionDigits: bytes < 1e8 ? 1 : 0 })} MB`;
  }

  const PROBLEMS = {
    network: "There is no network, or it broke off.",
    changed: "The site sends other pages than it says. It may just be being published: try again in some minutes.",
    room: "This browser has no room for it. Free some on this device, or remove it here.",
    gone: "This site can no longer be kept. What is kept stays for a day.",
  };

  function problemOf({ problem }) {
    return PROBLEMS[problem] ?? `The browser says: ${problem}.`;
  }

  function textOf(kept) {
    if (!kept.isAsked) return isRemoving ? "It is removed: nothing is left on this device." : "Not kept on this device.";
    const has = kept.files ? `Kept on this device: ${kept.files.toLocaleString("en")} files, ${size(kept.bytes)}.` : "";
    if (kept.progress) return `${has} Loading: ${size(kept.progress.done)} of ${size(kept.progress.total)}.`.trim();
    if (kept.isBusy) return `${has} Looking for what is new …`.trim();
    if (!kept.problem) return has;
    if (kept.files) return kept.problem === "network" ? `${has} Without a network nothing newer can be loaded.` : `${has} ${problemOf(kept)}`;
    return `${problemOf(kept)} Not all is there; it goes on where it ended.`;
  }

  function show(kept) {
    say(textOf(kept));
    bar.hidden = !kept.progress;
    if (kept.progress) bar.value = kept.progress.done / (kept.progress.total || 1);
    const focused = document.activeElement;
    keepButton.textContent = kept.isAsked ? "Go on" : "Keep this archive on this device";
    keepButton.hidden = kept.isAsked && (kept.isBusy || Boolean(kept.files && !kept.problem));
    removeButton.hidden = !kept.isAsked;
    removeButton.textContent = kept.isBusy && !kept.files ? "Stop and remove" : "Remove";
    if ([keepButton, removeButton].includes(focused) && focused.hidden) told.focus(); // not on to "Remove"
    ping(kept.isBusy);
    if (!kept.isAsked) isRemoving = false;
  }

  async function start() {
    place.replaceChildren(told, bar, element("p", { className: "pa-keep" }));
    place.lastChild.append(keepButton, " ", removeButton);
    show({ isAsked: false });
    workers.addEventListener("message", ({ data }) => { if (data?.paKept) show(data.paKept); });
    workers.startMessages();
    const registration = await registered();
    if (registration) await ask("standing", registration);
  }

  if (location.protocol === "file:") place.firstElementChild.textContent = "This copy of the archive is on a disk: it needs no network as it is.";
  else if (workers) start().catch((error) => say(`It cannot be kept here: ${error.message}.`));
})(paperArchive);
