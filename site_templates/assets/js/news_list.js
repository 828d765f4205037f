/* The papers that are new since the reader's last visit, by topic: of the scripts that hold the order of all papers
   those are loaded whose stamp has changed.

   What is offered in a visit is new until the next one begins (first.js says when), or until the reader marks it as
   seen: in every tab, also when a page is loaded again. What was new in the visit before stays at hand. */
(function (root) {
  "use strict";

  const archive = root.paperArchive;
  const { element } = archive;
  const { news } = archive;
  const SITE = new URL("../../", document.currentScript.src).href;
  const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"; // of builder/export/short_ids.py
  const TOPICS = 5; // that name papers at once
  const EACH = 2; // papers of one
  const STEP = 20; // papers that one asks for

  const place = document.querySelector("[data-pa-news]");

  // -- Ids, as builder/export/short_ids.py writes them -----------------------------------------------------

  const numberOf = (id, bits) => Math.floor(parseInt(id, 16) / 2 ** (40 - bits));

  function numbersOf({ low, known }) {
    const bits = Array.from(known, (letter) => LETTERS.indexOf(letter).toString(2).padStart(6, "0")).join("");
    const numbers = [];
    let last = -1;
    for (let at = 0, end = bits.indexOf("0"); end >= 0; at = end + 1 + low, end = bits.indexOf("0", at)) {
      last += (end - at) * 2 ** low + parseInt(bits.slice(end + 1, end + 1 + low) || "0", 2) + 1;
      numbers.push(last);
    }
    return numbers;
  }

  function stepsOf(numbers, bits) {
    const sorted = [...new Set(numbers)].sort((a, b) => a - b);
    const low = Math.max(0, Math.floor(Math.log2(.69 * 2 ** bits / sorted.length)));
    const told = sorted.map((number, at) => {
      const step = number - (at ? sorted[at - 1] : -1) - 1;
      return `${"1".repeat(Math.floor(step / 2 ** low))}0${low ? (step % 2 ** low).toString(2).padStart(low, "0") : ""}`;
    }).join("");
    const letters = `${told}11111`.match(/[01]{6}/g) ?? []; // no step has but ones
    return { low, known: letters.map((six) => LETTERS[parseInt(six, 2)]).join("") };
  }

  const idsIn = (text) => text.match(/.{10}/g) ?? [];

  // -- What was offered, and what is new --------------------------------------------------------------------

  /** What was offered is known from now on. */
  function seen(state) {
    const offered = Object.values(state.offered).flatMap(idsIn).map((id) => numberOf(id, state.bits));
    const known = offered.length ? stepsOf([...numbersOf(state), ...offered], state.bits) : {};
    return { ...state, ...known, stamps: state.upTo, offered: {} };
  }

  function inVisit(state, began) {
    if (state.visit === began) return state;
    const before = Object.keys(state.offered).length ? { since: state.since, offered: state.offered } : state.before;
    return { ...seen(state), visit: began, isFirst: false, since: state.at, before };
  }

  /** Adds what is new now: by topic, the newest first. A paper that was known by another id is not new. */
  async function compared(state) {
    const { chunks } = await archive.papers.order(state.stamps);
    const known = new Set(numbersOf(state));
    const isKnown = (id) => known.has(numberOf(id, state.bits));
    const offered = {};
    for (const { ids, topics, former } of chunks.filter((chunk) => chunk.ids).reverse()) {
      for (let at = ids.length - 1; at >= 0; at -= 1) {
        if ([ids[at], ...(former.get(at) ?? [])].some(isKnown)) continue;
        offered[topics[at]] = (offered[topics[at]] ?? "") + ids[at];
      }
    }
    return { ...state, upTo: chunks.map(({ stamp }) => stamp), offered };
  }

  // -- What is shown ---------------------------------------------------------------------------------------

  function button(words, press) {
    const made = element("button", { type: "button" }, words);
    made.addEventListener("click", () => press(made));
    return made;
  }

  const papersOf = (count) => `${count.toLocaleString("en")} ${count === 1 ? "paper" : "papers"}`;
  const countIn = (offered) => Object.values(offered).reduce((sum, ids) => sum + ids.length / 10, 0);

  /** `Friday 24 October 2025`, of today also the time. */
  function dayOf(time) {
    const [then, now] = [new Date(time), new Date()];
    if (then.toDateString() === now.toDateString()) {
      return `today at ${then.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`;
    }
    return then.toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric" }).replace(",", "");
  }

  /** `2025-09-09` as rows have it; a listing may name no year, or no day. */
  function listedOn(listed) {
    const [year, month, day] = listed.replace(/^--/, "-").split("-");
    if (!day) return "In an undated list";
    const name = new Date(2000, month - 1, 1).toLocaleDateString("en-GB", { month: "short" }).slice(0, 3);
    return `Listed ${Number(day)} ${name}${year ? ` ${year}` : ""}`;
  }

  function rowOf({ id, slug, title, listed }) {
    const link = element("a", { href: `${SITE}papers/${slug}.html` }, title);
    const row = element("li", {}, element("h3", {}, link), element("p", {}, listedOn(listed)));
    row.dataset.paId = id;
    archive.unfoldable(row);
    return row;
  }

  async function rowsOf(ids) {
    const found = await archive.papers.find(ids);
    return ids.flatMap((id) => (found.get(id) ?? []).slice(0, 1)).map(rowOf);
  }

  /** A topic and its papers, the first of them; a button brings more, and leads the keyboard there. */
  async function groupOf({ slug, name, ids }, wanted = EACH) {
    const many = ids.length === wanted + 1 ? wanted + 1 : wanted; // a row is no longer than a button for it
    const head = element("h3", { className: "pa-label" }, element("a", { href: `${SITE}topics/${slug}.html` }, name), " ", element("span", { className: "pa-n" }, ids.length.toLocaleString("en")));
    const list = element("ol", { className: "pa-plain pa-rows pa-dense" }, ...await rowsOf(ids.slice(0, many)));
    const more = element("p", { className: "pa-more" });
    let shown = many;
    function renew() {
      const left = ids.length - shown;
      more.hidden = left <= 0;
      const whose = element("span", { className: "pa-sr" }, ` new papers of ${name}`);
      more.replaceChildren(button(left <= STEP ? `All ${ids.length}` : `${STEP} more of ${ids.length.toLocaleString("en")}`, grow));
      more.firstChild.append(whose);
    }
    async function grow() {
      const rows = await rowsOf(ids.slice(shown, shown + STEP));
      shown += STEP;
      list.append(...rows);
      renew();
      rows[0]?.querySelector("a").focus();
    }
    renew();
    return element("div", {}, head, list, more);
  }

  /** The topics that have most of these papers with some of them; each of the others by a press. */
  async function groupsOf(offered) {
    const names = [...await archive.papers.topics()];
    const groups = names.filter(([slug]) => Object.hasOwn(offered, slug))
      .map(([slug, name]) => ({ slug, name, ids: idsIn(offered[slug]) }))
      .sort((a, b) => b.ids.length - a.ids.length);
    const drawn = element("div", {}, ...await Promise.all(groups.slice(0, TOPICS).map((group) => groupOf(group))));
    const others = groups.slice(TOPICS).map((group) => {
      const open = button(group.name, async () => {
        const made = await groupOf(group, STEP);
        one.remove();
        rest.hidden = line.childElementCount === 0;
        drawn.append(made);
        made.querySelector("h3 a").focus();
      });
      const one = element("span", {}, open, " ", element("span", { className: "pa-n" }, group.ids.length.toLocaleString("en")));
      return one;
    });
    const line = element("p", { className: "pa-others" }, ...others);
    const rest = element("div", { hidden: others.length === 0 }, element("h3", { className: "pa-label" }, "Other topics"), line);
    return element("div", { className: "pa-by" }, drawn, rest);
  }

  function bar(words = "", ...actions) {
    const title = element("h2", { className: "pa-h2", id: "news" }, "New since your last visit");
    return element("div", { className: "pa-bar" }, title, ...words ? [element("p", { className: "pa-note" }, words)] : [], ...actions);
  }

  function say(words, ...actions) {
    place.replaceChildren(bar(), element("p", { className: "pa-nothing" }, words, " ", ...actions));
  }

  async function drawNew(state) {
    const mark = button("Mark all as seen", () => markSeen(state));
    place.replaceChildren(bar(`${papersOf(countIn(state.offered))} since ${dayOf(state.since)}`, mark), await groupsOf(state.offered));
  }

  async function drawBefore({ since, offered }) {
    place.replaceChildren(bar(`${papersOf(countIn(offered))} that came after ${dayOf(since)}`), await groupsOf(offered));
  }

  function drawNothing({ since, before }) {
    const words = `Nothing new since ${dayOf(since)}.`;
    if (!before) return say(words);
    return say(words, button(`Show the ${papersOf(countIn(before.offered))} that were new then`, async (pressed) => {
      pressed.disabled = true;
      await drawBefore(before);
      place.querySelector("a").focus();
    }));
  }

  function markSeen(state) {
    const next = seen(state);
    news.write(next);
    const undo = button("Undo", async () => {
      news.write(state);
      await drawNew(state);
      place.querySelector("a").focus();
    });
    say(`${papersOf(countIn(state.offered))} marked as seen.`, undo);
    place.querySelector(".pa-nothing").setAttribute("role", "status");
    undo.focus();
  }

  // -- At work ---------------------------------------------------------------------------------------------

  /** In a first visit there may be news, too, but it says nothing where there is none. */
  async function show(state) {
    const count = countIn(state.offered);
    if (count) await drawNew(state);
    else if (!state.isFirst) drawNothing(state);
    place.hidden = !count && state.isFirst;
  }

  archive.showNews = async (visit) => {
    const state = await compared(inVisit(news.read(), visit.began));
    news.write({ ...state, at: visit.at });
    await show(state);
    /* Another tab has marked them as seen, or taken that back. */
    news.onChange(() => {
      const other = news.read();
      if (other?.visit !== state.visit || countIn(other.offered) === countIn(state.offered)) return;
      show(Object.assign(state, other)).catch(() => {});
    });
  };
})(window);
