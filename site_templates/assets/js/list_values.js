/* What the rows of a page differ in, read from the rows themselves: each value as it stands in the address, the name
   that people read, and the places of its rows. */
(function (root) {
  "use strict";

  const TERMS = "p a:not(.pa-out)"; // in a row: its topic and tags
  const WAYS = "p .pa-out"; // its ways out of the archive
  const DAY = ":scope > div"; // with a `time`, where its year is known
  const SITE = new URL("../../", document.currentScript.src).href;
  const MOST = 30; // values of a facet; the rarest are left out
  const MOST_DAYS = 12; // days that are offered one by one; where a list has more, their months are
  const MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
  ];

  /** The last parts of the addresses of a row's terms in a folder, with their names; but for the page that the list is of. */
  function termsIn(folder) {
    const start = `${SITE}${folder}/`;
    const own = [location.pathname, location.pathname.replace(/\/\d+\.html$/, ".html")];
    return (row) => [...row.querySelectorAll(TERMS)]
      .filter((link) => link.href.startsWith(start) && !own.includes(link.pathname))
      .map((link) => [decodeURIComponent(link.href.slice(start.length).replace(/\.html$/, "")), link.textContent]);
  }

  /** `links=other` for a link of no known kind. */
  function kindsOf(row) {
    return [...row.querySelectorAll(WAYS)].map(({ textContent: kind }) => [kind === "Link" ? "other" : kind.toLowerCase(), kind]);
  }

  function dayOf(row) {
    const shown = row.querySelector(DAY);
    const [year, month, day] = (shown.querySelector("time")?.dateTime ?? "").split("-");
    if (day) return [`${year}-${month}-${day}`, `${Number(day)} ${MONTHS[month - 1]} ${year}`];
    const [number, name] = shown.textContent.split(" ");
    const at = MONTHS.findIndex((one) => name && one.startsWith(name));
    if (at < 0) return ["undated", "Undated"];
    return [[at + 1, number].map((one) => String(one).padStart(2, "0")).join("-"), `${number} ${MONTHS[at]}`];
  }

  /** Of a day whose year is known. */
  function monthOf([slug, name]) {
    return /^\d{4}/.test(slug) ? [slug.slice(0, 7), name.replace(/^\d+ /, "")] : [slug, name];
  }

  /** Days and months from new to old, then days without a year, then no day. */
  function newestFirst({ value: a }, { value: b }) {
    const rank = (slug) => (/^\d{4}/.test(slug) ? 0 : Number(!/^\d/.test(slug)) + 1);
    return rank(a) - rank(b) || (a > b ? -1 : 1);
  }

  function mostFirst(a, b) {
    return b.rows.length - a.rows.length || (a.name < b.name ? -1 : 1);
  }

  /** The values that `read` finds in some of the rows, but not in all, and those that are `asked` for; a tag without a
      page goes by the one it leads to. */
  function valuesOf(rows, read, asked) {
    const found = new Map();
    rows.forEach((row, place) => {
      for (const [value, name] of read(row)) {
        const one = found.get(value) || { value, name, rows: [] };
        if (name.length < one.name.length) one.name = name;
        if (one.rows.at(-1) !== place) one.rows.push(place);
        found.set(value, one);
      }
    });
    const sorted = [...found.values()].filter((one) => one.rows.length < rows.length).sort(mostFirst);
    return sorted.filter(({ value }, at) => at < MOST || asked.includes(value));
  }

  function dayFacet(rows, asked, name) {
    if (!rows[0].querySelector(DAY)) return { values: [] };
    const days = rows.map(dayOf);
    const isByMonth = new Set(days.map(([slug]) => slug)).size > MOST_DAYS;
    const read = (row) => [isByMonth ? monthOf(dayOf(row)) : dayOf(row)];
    const values = valuesOf(rows, read, asked.day).sort(newestFirst);
    return { name: `${name} ${isByMonth ? "in" : "on"}`, key: "day", values };
  }

  /** The facets of rows; `asked` are values by the key of their facet, `listed` is what a day says of a paper. */
  function facetsOf(rows, asked, listed) {
    return [
      { name: "Topic", key: "topic", values: valuesOf(rows, termsIn("topics"), asked.topic) },
      { name: "Tag", key: "tag", values: valuesOf(rows, termsIn("tags"), asked.tag) },
      dayFacet(rows, asked, listed),
      { name: "Links", key: "links", values: valuesOf(rows, kindsOf, asked.links) },
    ];
  }

  /** The places of rows from A to Z. */
  function byTitle(rows) {
    const { compare } = new Intl.Collator("en", { ignorePunctuation: true });
    const titles = rows.map((row) => row.querySelector("h3").textContent);
    return titles.map((_, place) => place).sort((a, b) => compare(titles[a], titles[b]) || a - b);
  }

  Object.assign(root.paperArchive, { listValues: { facetsOf, byTitle, termsIn } });
})(window);
