/* The front page at work: the order of the newest day, a random paper, and what was listed on this day of other years,
   which stands last, so that it moves nothing when it comes. */
(function (root) {
  "use strict";

  const archive = root.paperArchive;
  const { element } = archive;
  const SCRIPTS = new URL(".", document.currentScript.src).href;
  const SITE = new URL("../../", SCRIPTS).href;
  const ORDER = "paper-archive.newest";
  const ORDERS = [["As listed", "listed"], ["By topic", "topic"]];
  const YEARS = 3; // of this day
  const MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
  ];

  // -- The order of the newest day -------------------------------------------------------------------------

  function keep(order) {
    try {
      localStorage.setItem(ORDER, order);
    } catch {
      // Storage is closed to us: the choice lasts as long as the page.
    }
  }

  /** first.js has set the kept order before the first paint. */
  function choiceOf([words, order]) {
    const page = document.documentElement.dataset;
    const choice = element("input", { type: "radio", name: "newest", value: order, checked: page.paNewest === order });
    choice.addEventListener("change", () => { page.paNewest = order; keep(order); });
    const shown = element("span", {}, words);
    shown.dataset.text = words;
    return element("label", {}, choice, shown);
  }

  const order = document.querySelector("fieldset[data-pa-newest]");
  order?.append(element("legend", { className: "pa-sr" }, "Order of the newest day"), ...ORDERS.map(choiceOf));

  // -- A random paper --------------------------------------------------------------------------------------

  document.querySelector("[data-pa-random]")?.addEventListener("click", async ({ target }) => {
    try {
      await archive.load(`${SCRIPTS}random.js`);
      await archive.goAnywhere();
    } catch {
      target.textContent = "It could not be loaded. Try again";
    }
  });

  // -- On this day -----------------------------------------------------------------------------------------

  const twoDigits = (number) => String(number).padStart(2, "0");

  function drawYear([year, count, papers], name, monthAndDay) {
    const address = `${SITE}dates/${year}-${monthAndDay}.html`;
    const rows = papers.map(([slug, title]) => element("li", {}, element("a", { href: `${SITE}papers/${slug}.html`, dir: "auto" }, title)));
    const figure = element("span", { className: "pa-n" }, count.toLocaleString("en"));
    const link = element("a", { href: address }, `${name} ${year}`);
    return [
      element("ul", { className: "pa-plain pa-lines" }, element("li", {}, link, " ", figure)),
      element("ul", { className: "pa-plain pa-brief" }, ...rows),
    ];
  }

  async function onThisDay(place) {
    const now = new Date();
    const months = place.dataset.paDays.split(" ");
    if (!((parseInt(months[now.getMonth()], 16) >>> now.getDate()) & 1)) return;
    const monthAndDay = `${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
    await archive.load(`${SITE}assets/papers/days/${monthAndDay}.js`);
    const years = archive.get(`papers/days/${monthAndDay}`).filter(([year]) => year < now.getFullYear());
    if (years.length === 0) return;
    const name = `${now.getDate()} ${MONTHS[now.getMonth()]}`;
    place.append(element("h2", { className: "pa-label" }, "On this day"));
    for (const year of years.slice(0, YEARS)) place.append(...drawYear(year, name, monthAndDay));
    place.hidden = false;
  }

  const place = document.querySelector("[data-pa-days]");
  if (place) onThisDay(place).catch(() => {}); // the page has all that is promised
})(window);
