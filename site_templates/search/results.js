/* What a reader sees of an answer: each paper as a row, and what is said of all of them. */
(function (archive) {
  "use strict";

  const { elements: { element, linkTo, fromSeed, figure }, marks: { hits, marked, markedPieces, passage } } = archive;

  const { knownIds: { nameOf }, names: { NAMES, hasName, hyphened }, needs: { ofNames }, analysis: { phraseOf } } = archive;
  const MOST_AUTHORS = 3; // of a paper that are shown, and as many more that were asked for

  const { labels: LABELS, folders: FOLDERS, kinds: KINDS } = archive.tables.results;

  /* A term of a document: a name, or a name with the last part of its address, which is "" where it has no page. */
  function term(named) {
    const [name, slug = name.toLowerCase().replaceAll(" ", "-")] = [named].flat();
    return { name, slug };
  }

  /* The page of a tag, or where it has none the search for it. */
  function tagAddress(root, { name, slug }) {
    return slug ? `${root}${FOLDERS.tag}/${slug}.html` : askedAddress(root, "", name);
  }

  function authorAddress(root, { name, slug }) {
    return slug ? `${root}${FOLDERS.author}/${slug}.html` : askedAddress(root, "author:", name);
  }

  function askedAddress(root, operator, name) {
    return `${root}search.html?${new URLSearchParams({ q: `${operator}"${name.replaceAll('"', " ")}"` })}`;
  }

  function paperAddress(root, paper, text) {
    return `${root}${FOLDERS.paper}/${paper.slug}.html${text ? `?${new URLSearchParams({ q: text })}` : ""}`;
  }

  function isWebAddress(url) {
    return /^https?:\/\//.test(url || "");
  }

  /* Four tags: first those that were asked for. */
  function tagsShown(paper, needs) {
    const tags = paper.tags.map(term);
    const asked = tags.filter((tag) => hits(tag.name, needs).length);
    return [...new Set([...asked, ...tags])].slice(0, 4);
  }

  function meta(paper, needs, root) {
    const topic = term(paper.topic);
    const made = element("p", "", element("b", "", linkTo(marked(topic.name, needs), `${root}${FOLDERS.topic}/${topic.slug}.html`)));
    for (const tag of tagsShown(paper, needs)) made.append(linkTo(marked(tag.name, needs), tagAddress(root, tag)));
    if (isWebAddress(paper.link)) made.append(outwards(paper));
    return made;
  }

  /** The authors of a paper who were asked for, and what marks a name. */
  function askedAuthors(paper, { needs, query: { by } }) {
    const wanted = ofNames(needs);
    const isAsked = (name) => hits(name, wanted).length || by.some((text) => hasName(name, phraseOf(hyphened(text))));
    return { wanted, asked: paper.authors.map(term).filter(({ name }) => isAsked(name)) };
  }

  /* The first authors, those who were asked for, and how many there are beside them. */
  function authors(paper, answer, root) {
    const named = paper.authors.map(term);
    const { wanted, asked } = askedAuthors(paper, answer);
    const isFirst = ({ name }, at) => at < MOST_AUTHORS || asked.slice(0, MOST_AUTHORS).some((one) => one.name === name);
    const shown = named.filter(isFirst);
    const beside = named.length + paper.beside - shown.length;
    const links = shown.map((author) => fromSeed("bdi", "", linkTo(marked(author.name, wanted), authorAddress(root, author))));
    const list = links.flatMap((link, at) => (at ? [", ", link] : [link]));
    return element("p", "pa-by", element("span", "", ...list, beside ? ` and ${figure(beside)} more` : ""));
  }

  function outwards(paper) {
    const link = linkTo(KINDS[paper.kind] || "Link", paper.link, "pa-out");
    return link;
  }

  /** A paper as a row of the search page, like those of every other list. */
  function row(paper, answer, root) {
    const { needs, query: { text } } = answer;
    const title = fromSeed("h3", "", linkTo(markedPieces(paper.pieces, needs), paperAddress(root, paper, text)));
    const made = element("li", "", element("div", "", paper.day || "undated"), title);
    made.dataset.paId = paper.id;
    if (paper.authors.length) made.append(authors(paper, answer, root));
    made.append(meta(paper, needs, root));
    if (paper.abstract) {
      made.append(fromSeed("p", "pa-excerpt", ...passage(paper.abstract, needs)));
      archive.unfoldable(made, () => paper.abstract, (abstract) => marked(abstract, needs));
    }
    return made;
  }

  /* -- What is said ----------------------------------------------------------------------------- */

  function count(number) {
    return `${figure(number)} ${number === 1 ? "paper" : "papers"}`;
  }

  /** The answer in a sentence. */
  function summary(answer) {
    const all = count(answer.total);
    switch (answer.kind) {
      case "blank": return answer.query.text.trim() ? "Type a word to search for" : "";
      case "common": return "Nearly every paper has these words; add a more specific one";
      case "none": return nothing(answer);
      case "some": return `No paper has all of this; the ${answer.papers.length} closest`;
      default: return answer.left ? `${all} so far; ${figure(answer.left)} more have these words, but were not looked through` : all;
    }
  }

  function nothing(answer) {
    if (answer.missing.length) return notHere(answer.missing);
    const unfiltered = answer.meets.reduce((sum, is) => sum + is, 0);
    return unfiltered ? `${count(unfiltered)} with this, none with these filters` : "No paper has this";
  }

  /** That no paper bears some ids. */
  function notHere(ids) {
    return `${ids.map(nameOf).join(" and ")} ${ids.length === 1 ? "is" : "are"} not in this archive`;
  }

  /** What a reader should know of how the text was read. */
  function remarks(answer) {
    const { query, needs } = answer;
    const read = answer.ways.parts.length ? [] : [
      ...query.by.map((text) => `by ${text}`),
      ...query.phrases.map(({ text, field }) => (field === NAMES ? `by an author called “${text}”` : `with exactly “${text}”${place(field)}`)),
      ...query.needs.filter(({ field }) => field).map(({ word, field }) => `with “${word}”${place(field)}`),
      ...query.without.map(({ text, field }) => `without “${text}”${place(field)}`),
      ...query.kinds.map((kind) => `with a link to ${KINDS[kind].toLowerCase()}`),
      ...query.years.map(({ from, to }) => (from === to ? `from ${from}` : `from ${from} to ${to}`)),
    ];
    const short = needs.filter((need) => need.isShort).map(({ word }) => `Add a letter to find words that begin with “${word}”.`);
    return [...(read.length ? [`Only papers ${read.join(", ")}.`] : []), ...short];
  }

  function place(field) {
    return field ? ` in ${LABELS[field]}` : "";
  }

  archive.results = { term, paperAddress, tagAddress, askedAuthors, row, summary, notHere, remarks, count };
})(paperArchive);
