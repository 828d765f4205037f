/* What a reader sees of an answer: marked words, the passage around them, a paper as a row or an option. */
(function (archive) {
  "use strict";

  const { analysis, needs: { isHit } } = archive;

  const KINDS = { code: "Code", project: "Project", data: "Data", model: "Model", demo: "Demo" };
  const PASSAGE = 240; // characters of an abstract
  const LEAD = 60;     // of them before the first marked word
  const CHAIN = /[\p{L}\p{N}\p{M}]+(?:[-\u2010-\u2013\u2212][\p{L}\p{N}\p{M}]+)*/gu;
  const WORD = /[\p{L}\p{N}\p{M}]+/gu;

  /* [from, to] of each hit. A compound that was asked for as one word is marked whole, else its words one by one. */
  function hits(text, needs) {
    return Array.from(text.matchAll(CHAIN)).flatMap((chain) => {
      const joined = analysis.tokens(chain[0]).flatMap(analysis.parts).join("");
      const inside = Array.from(chain[0].matchAll(WORD));
      if (inside.length > 1 && isHit(needs, joined)) return [[chain.index, chain.index + chain[0].length]];
      return inside
        .filter((word) => analysis.words(word[0]).some((folded) => isHit(needs, folded)))
        .map((word) => [chain.index + word.index, chain.index + word.index + word[0].length]);
    });
  }

  function cut(text, spans) {
    const found = [];
    let end = 0;
    for (const [from, to] of spans) {
      found.push({ text: text.slice(end, from), isHit: false }, { text: text.slice(from, to), isHit: true });
      end = to;
    }
    found.push({ text: text.slice(end), isHit: false });
    return found.filter((piece) => piece.text);
  }

  /** The text as [{ text, isHit }], to be shown one after the other. */
  function pieces(text, needs) {
    return cut(text, hits(text, needs));
  }

  /** The passage of an abstract with most different words that were asked for, as pieces. */
  function snippet(text, needs) {
    const spans = hits(text, needs);
    const from = start(text, bestStart(text, spans));
    const to = end(text, from + PASSAGE);
    const inside = spans.filter(([first, behind]) => first >= from && behind <= to).map((span) => span.map((at) => at - from));
    const shown = cut(text.slice(from, to), inside);
    if (from > 0) shown.unshift({ text: "… ", isHit: false });
    if (to < text.length) shown.push({ text: " …", isHit: false });
    return shown;
  }

  /* Where the passage begins: at the beginning, unless another hit has more different words behind it. */
  function bestStart(text, spans) {
    const stems = spans.map(([from, to]) => analysis.stem(analysis.words(text.slice(from, to)).join("")));
    let best = { at: 0, worth: distinct(spans, stems, 0) };
    spans.forEach(([from]) => {
      const worth = distinct(spans, stems, Math.max(0, from - LEAD));
      if (worth > best.worth) best = { at: Math.max(0, from - LEAD), worth: worth };
    });
    return best.at;
  }

  function distinct(spans, stems, from) {
    return new Set(stems.filter((_, at) => spans[at][0] >= from && spans[at][1] <= from + PASSAGE)).size;
  }

  function start(text, at) {
    return at === 0 ? 0 : text.indexOf(" ", at - 1) + 1;
  }

  function end(text, at) {
    if (at >= text.length) return text.length;
    const blank = text.lastIndexOf(" ", at);
    return blank > at - PASSAGE / 2 ? blank : at;
  }

  /* -- Elements --------------------------------------------------------------------------------- */

  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  function marked(found) {
    return found.map((piece) => (piece.isHit ? element("mark", "", piece.text) : piece.text));
  }

  function linkTo(text, href, className = "") {
    const link = element("a", className, ...[text].flat());
    link.href = href;
    return link;
  }

  /* A term of a document: a name, or a name with the last part of its address. */
  function term(named) {
    const [name, slug] = [named].flat();
    return { name: name, slug: slug || name.toLowerCase().replaceAll(" ", "-") };
  }

  function paperAddress(root, paper, text) {
    return `${root}papers/${paper.slug}.html${text ? `?${new URLSearchParams({ q: text })}` : ""}`;
  }

  function isWebAddress(url) {
    return /^https?:\/\//.test(url || "");
  }

  /* Three tags: first those that were asked for. */
  function tagsShown(paper, needs) {
    const tags = paper.tags.map(term);
    const asked = tags.filter((tag) => hits(tag.name, needs).length);
    return [...new Set([...asked, ...tags])].slice(0, 3);
  }

  function meta(paper, needs, root) {
    const topic = term(paper.topic);
    const shown = (name) => marked(pieces(name, needs));
    const made = element("p", "pa-row__meta", linkTo(shown(topic.name), `${root}topics/${topic.slug}.html`, "pa-row__topic"));
    for (const tag of tagsShown(paper, needs)) made.append(linkTo(shown(tag.name), `${root}tags/${tag.slug}.html`));
    if (isWebAddress(paper.link)) {
      const out = linkTo(KINDS[paper.kind] || "Link", paper.link, "pa-out");
      out.rel = "noopener noreferrer";
      made.append(out);
    }
    return made;
  }

  /** A paper as a row of the search page, like those of every other list. */
  function row(paper, answer, root) {
    const title = element("h3", "pa-row__title", linkTo(marked(pieces(paper.title, answer.needs)), paperAddress(root, paper, answer.query.text)));
    title.dir = "auto";
    const made = element("li", "pa-row", element("div", "pa-row__day", paper.day || "undated"), title, meta(paper, answer.needs, root));
    if (paper.abstract) {
      const shown = element("p", "pa-row__abstract", ...marked(snippet(paper.abstract, answer.needs)));
      shown.dir = "auto";
      made.append(shown);
      archive.unfoldable(made, () => paper.abstract, (text) => marked(pieces(text, answer.needs)));
    }
    return made;
  }

  /* -- What is said ----------------------------------------------------------------------------- */

  function count(number) {
    return `${number.toLocaleString("en")} ${number === 1 ? "paper" : "papers"}`;
  }

  /** The answer in a sentence. */
  function summary(answer) {
    const filtered = answer.meets.reduce((sum, is) => sum + is, 0);
    switch (answer.kind) {
      case "blank": return answer.query.text.trim() ? "Type a word to search for" : "";
      case "common": return "Nearly every paper has these words; add a more specific one";
      case "none": return filtered ? `${count(filtered)} with this, none with these filters` : "No paper has this";
      case "some": return `No paper has all of this; the ${answer.papers.length} closest`;
      default: return answer.left ? `${count(answer.total)} so far; ${answer.left.toLocaleString("en")} more have these words, but were not looked through` : count(answer.total);
    }
  }

  /** What a reader should know of how the text was read. */
  function remarks(answer) {
    const { query, needs } = answer;
    const read = [
      ...query.phrases.map(({ text, field }) => `with exactly “${text}”${place(field)}`),
      ...query.needs.filter(({ field }) => field).map(({ word, field }) => `with “${word}”${place(field)}`),
      ...query.without.map(({ text, field }) => `without “${text}”${place(field)}`),
      ...query.years.map(({ from, to }) => (from === to ? `from ${from}` : `from ${from} to ${to}`)),
    ];
    const short = needs.filter((need) => need.isShort).map(({ word }) => `Add a letter to find words that begin with “${word}”.`);
    const plain = answer.isReadPlainly ? ["Nothing matched its quotation marks and signs, so all of it was searched for as words."] : [];
    return [...(read.length ? [`Only papers ${read.join(", ")}.`] : []), ...plain, ...short];
  }

  function place(field) {
    return field ? ` in ${{ title: "the title", abstract: "the abstract", tags: "the tags", topic: "the topic" }[field]}` : "";
  }

  archive.results = { pieces, snippet, element, marked, linkTo, term, paperAddress, row, summary, remarks, count };
})(paperArchive);
