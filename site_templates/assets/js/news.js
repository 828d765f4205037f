/* What is new since the reader's last visit: the papers that this browser has not been offered before, whatever day
   they are of. It keeps the first bits of the ids it has been offered, and the stamps of the scripts that hold the
   order of all papers. A browser that was never here learns all ids; what it needs later news_list.js knows. */
(function (root) {
  "use strict";

  const archive = root.paperArchive;
  const SCRIPTS = new URL(".", document.currentScript.src).href;
  const KNOWN = new URL("../papers/known.js", SCRIPTS).href;
  const LIST = new URL("news_list.js", SCRIPTS).href;

  const visit = archive.kept("visit"); // as first.js keeps it
  const news = archive.kept("news");

  const isWhole = (value, least, most) => Number.isInteger(value) && value >= least && value <= most;
  const areTexts = (value) => Array.isArray(value) && value.every((one) => typeof one === "string");
  const isOffer = (value) => value !== null && typeof value === "object"
    && Object.values(value).every((ids) => typeof ids === "string" && /^([0-9a-f]{10})*$/.test(ids));

  /** What stands there, where all of it can be read: then each part is of its kind. */
  function read() {
    const state = news.read();
    const isSound = state?.form === 1
      && [state.visit, state.at, state.since].every(Number.isFinite) && typeof state.isFirst === "boolean"
      && isWhole(state.bits, 1, 40) && isWhole(state.low, 0, 40)
      && typeof state.known === "string" && /^[\w-]*$/.test(state.known)
      && areTexts(state.stamps) && areTexts(state.upTo) && isOffer(state.offered)
      && (state.before === null || (isOffer(state.before?.offered) && Number.isFinite(state.before.since)));
    return isSound ? state : null;
  }

  /** Everything is known to a browser that was never here: what comes later is new. */
  async function firstState(began, at) {
    await archive.load(KNOWN);
    const [bits, low, known, stamps] = archive.take("papers/known");
    return { form: 1, visit: began, at, isFirst: true, since: at, bits, low, known, stamps, upTo: stamps, offered: {}, before: null };
  }

  async function open() {
    const now = visit.read();
    if (!Number.isFinite(now?.began)) return; // nothing can be kept here
    const state = read();
    if (!state) {
      news.write(await firstState(now.began, now.at));
      visit.write({ ...visit.read(), front: now.began });
    } else {
      await Promise.all([LIST, `${SCRIPTS}papers.js`].map(archive.load));
      await archive.showNews(now);
    }
  }

  archive.news = { read, write: (state) => news.write(state), onChange: (listener) => news.onChange(listener) };
  open().catch(() => {}).finally(() => document.documentElement.classList.remove("is-back"));
})(window);
