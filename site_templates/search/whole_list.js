/* All pages of a long list: its papers in their order, what they differ in, and each as a row like those of the page. */
(function (archive) {
  "use strict";

  const { elements: { element, linkTo, fromSeed }, results: { term, paperAddress, tagAddress }, marks: { markedPieces } } = archive;
  const { listings, facets, tables: { facets: FACETS, results: { kinds: KINDS, folders: FOLDERS } } } = archive;

  const MOST = 30;      // values of a facet; the rarest are left out
  const MOST_DAYS = 12; // days that are offered one by one; where a list has more, their months are
  const TAGS = 4;       // of a paper in a row
  const MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
  ];

  const FACET = Object.fromEntries(FACETS.map((facet) => [facet.key, facet]));

  /* -- The papers of the list ------------------------------------------------------------------- */

  /* The list whose order does not follow from its papers, as listings.js knows it. */
  function nameOf(query) {
    const asked = new URLSearchParams(query);
    return asked.get("listing") ?? (asked.has("author") ? `author/${asked.get("author")}` : "");
  }

  /** Their numbers in the order of the list; `query` is how a page names it: `topic=a&topic=b`, `listing=2025-09-09`,
      `author=wei-zhang`. */
  async function papersOf(shards, query) {
    const own = await listings.listing(shards, nameOf(query));
    if (own) return own;
    const asked = new URLSearchParams(query);
    const ticked = Object.fromEntries(facets.KEYS.map((key) => [key, asked.getAll(key)]));
    const found = [...(await facets.lists(shards, ticked)).values()].flat();
    return Int32Array.from(new Set(found.flatMap((papers) => [...papers]))).sort().reverse();
  }

  /* -- What they differ in ---------------------------------------------------------------------- */

  /* Values whose `papers` are some of the list, with the places of these in it; those that are asked for are always
     there. */
  function valuesOf(terms, places, total, asked) {
    const found = terms.map(({ slug, name, papers }) => ({ value: slug, name, rows: among(papers, places) }));
    const isChoice = ({ rows }) => rows.length > 0 && rows.length < total;
    const often = found.filter(isChoice).sort(mostFirst).slice(0, MOST);
    return [...often, ...found.filter((one) => asked.includes(one.value) && !often.includes(one))];
  }

  function among(papers, places) {
    return [...papers].map((paper) => places[paper]).filter((place) => place >= 0);
  }

  function mostFirst(a, b) {
    return b.rows.length - a.rows.length || (a.name < b.name ? -1 : 1);
  }

  /* In a very large archive those of the tags that are asked for, or stand `near`. */
  async function tags(shards, asked, near) {
    const all = await shards.terms(FACET.tag, facets.MOST_SHARDS);
    return all || (await Promise.all([...new Set([...asked, ...near])].map((slug) => shards.term(FACET.tag, slug)))).filter(Boolean);
  }

  /* Days, or where there are many of them their months, or years. */
  async function days(shards, places, asked, dates) {
    const all = dates ?? (await listings.days(shards)).map((day) => ({ slug: day.slug, papers: span(day) }));
    const had = all.filter(({ papers }) => among(papers, places).length);
    const levels = [10, 7, 4].map((letters) => gathered(had, letters));
    const isFew = (level, at) => level.length <= (at ? MOST : MOST_DAYS);
    const at = levels.findIndex(isFew);
    const shown = levels[at < 0 ? 2 : at];
    const others = asked.filter((slug) => !shown.some((one) => one.slug === slug));
    const terms = [...shown, ...others.map((slug) => gathered(all.filter((day) => isWithin(day.slug, slug)), slug.length)[0]).filter(Boolean)];
    return { isByDay: at === 0, terms: terms.map((one) => ({ ...one, name: dayName(one.slug) })) };
  }

  /* The papers of each day on which some were written. */
  function datesOf(numbers, written) {
    const found = new Map();
    for (const [place, day] of written.entries()) {
      const slug = day || "undated";
      if (!found.has(slug)) found.set(slug, []);
      found.get(slug).push(numbers[place]);
    }
    return [...found].map(([slug, papers]) => ({ slug, papers }));
  }

  function span({ first, behind }) {
    return Int32Array.from({ length: behind - first }, (_, at) => first + at);
  }

  function isWithin(day, slug) {
    return day === slug || /^\d{4}/.test(slug) && day.startsWith(`${slug}-`);
  }

  /* Days that begin alike as one; a day without a year stays a day. */
  function gathered(all, letters) {
    const found = new Map();
    for (const { slug, papers } of all) {
      const start = /^\d{4}/.test(slug) ? slug.slice(0, letters) : slug;
      found.set(start, [...(found.get(start) || []), ...papers]);
    }
    return [...found].map(([slug, papers]) => ({ slug, papers }));
  }

  function dayName(slug) {
    const [year, month, day] = /^\d{4}/.test(slug) ? slug.split("-") : ["", ...slug.split("-")];
    return month === undefined && year === "" || slug === "undated" ? "Undated" : [day && Number(day), MONTHS[month - 1], year].filter(Boolean).join(" ");
  }

  /* From new to old, then those without a year, then no day. */
  function newestFirst({ value: a }, { value: b }) {
    const rank = (slug) => (/^\d{4}/.test(slug) ? 0 : Number(!/^\d/.test(slug)) + 1);
    return rank(a) - rank(b) || (a > b ? -1 : 1);
  }

  async function links(shards) {
    const found = await shards.links();
    return Object.entries(KINDS).map(([slug, name]) => ({ slug, name, papers: found[slug] }));
  }

  /** The list as list_filters.js narrows it: how many papers, when each was written where they stand in the order of
      that, and its facets; `asked` are values by the key of their facet, `near` slugs of tags. */
  async function read(shards, query, asked, near) {
    const [numbers, written] = await Promise.all([papersOf(shards, query), listings.written(shards, nameOf(query))]);
    const dates = written && datesOf(numbers, written);
    const places = new Int32Array(shards.papers).fill(-1);
    numbers.forEach((paper, place) => { places[paper] = place; });
    const values = (key, terms) => valuesOf(terms, places, numbers.length, asked[key]);
    const [topics, tagged, { isByDay, terms: listed }, linked] = await Promise.all([
      shards.terms(FACET.topic), tags(shards, asked.tag, near), days(shards, places, asked.day, dates), links(shards),
    ]);
    return {
      numbers,
      written,
      build: shards.build,
      facets: [
        { name: "Topic", key: "topic", values: values("topic", topics) },
        { name: "Tag", key: "tag", values: values("tag", tagged) },
        { name: `${written ? "Written" : "Listed"} ${isByDay ? "on" : "in"}`, key: "day", values: values("day", listed).sort(newestFirst) },
        { name: "Links", key: "links", values: values("links", linked) },
      ],
    };
  }

  /** The places of the papers of a list from A to Z. */
  async function byTitle(shards, numbers) {
    const places = new Map([...numbers].map((paper, place) => [paper, place]));
    return [...await listings.titles(shards)].filter((paper) => places.has(paper)).map((paper) => places.get(paper));
  }

  /* -- Rows --------------------------------------------------------------------------------------- */

  /** Papers as rows of a list at the address `own`; `query` names its papers, `isDated` says whether it has days, and
      `written` which they are where these are not the days of listings. */
  async function rows(shards, papers, { root, own, query, isDated, written }) {
    const isOfTopic = new URLSearchParams(query).getAll("topic").length === 1;
    const found = await shards.documents(papers);
    return found.map((paper, at) => row(paper, root, isOfTopic ? own : "", isDated && dayOf(paper, written?.[at])));
  }

  function dayOf(paper, written) {
    if (!written) return paper.day || "undated";
    const [year, month, day] = written.split("-");
    const name = [day && Number(day), month && MONTHS[month - 1].slice(0, 3), year].filter(Boolean).join(" ");
    const made = element("time", "", name);
    made.dateTime = written;
    return made;
  }

  function row(paper, root, own, day) {
    const title = fromSeed("h3", "", linkTo(markedPieces(paper.pieces, []), paperAddress(root, paper, "")));
    const made = element("li", "", ...(day ? [element("div", "", day)] : []), title, about(paper, root, own));
    made.dataset.paId = paper.id;
    archive.unfoldable(made, () => paper.abstract);
    return made;
  }

  /* In the list of a topic, at `own`, it is said of each paper of which it is the second. */
  function about(paper, root, own) {
    const topic = term(paper.topic);
    const address = `${root}${FOLDERS.topic}/${topic.slug}.html`;
    const link = linkTo(topic.name, address);
    const named = own ? element("span", "pa-second", "Second topic, mainly ", link) : element("b", "", link);
    const made = element("p", "", ...(address === own ? [] : [named]));
    for (const tag of paper.tags.map(term).slice(0, TAGS)) made.append(linkTo(tag.name, tagAddress(root, tag)));
    if (/^https?:\/\//.test(paper.link || "")) made.append(linkTo(KINDS[paper.kind] || "Link", paper.link, "pa-out"));
    return made;
  }

  archive.wholeList = { papersOf, read, byTitle, rows };
})(paperArchive);
