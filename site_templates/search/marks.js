/* Marks: what a query asked for, in a title, in the passage of an abstract around it, in a part of a page. */
(function (archive) {
  "use strict";

  const { analysis: { tokens, parts, words, stem }, needs: { isHit, ofText }, elements: { element } } = archive;

  const PASSAGE = 240; // characters of an abstract
  const LEAD = 60;     // of them before the first marked word
  const CHAIN = /[\p{L}\p{N}\p{M}]+(?:[-\u2010-\u2013\u2212][\p{L}\p{N}\p{M}]+)*/gu;
  const WORD = /[\p{L}\p{N}\p{M}]+/gu;

  /* [from, to] of each hit. A compound that was asked for as one word is marked whole, else its words one by one. */
  function hits(text, needs) {
    return Array.from(text.matchAll(CHAIN)).flatMap((chain) => {
      const joined = tokens(chain[0]).flatMap(parts).join("");
      const inside = Array.from(chain[0].matchAll(WORD));
      if (inside.length > 1 && isHit(needs, joined)) return [[chain.index, chain.index + chain[0].length]];
      return inside
        .filter((word) => words(word[0]).some((folded) => isHit(needs, folded)))
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
    const stems = spans.map(([from, to]) => stem(words(text.slice(from, to)).join("")));
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

  function nodes(found) {
    return found.map(({ text, isHit: isMarked }) => (isMarked ? element("mark", "", text) : text));
  }

  /** The text as nodes. */
  function marked(text, needs) {
    return nodes(pieces(text, needs));
  }

  /** Its passage as nodes. */
  function passage(text, needs) {
    return nodes(snippet(text, needs));
  }

  /** Marks in a part of a page what a query asked for. */
  function mark(part, query) {
    const needs = ofText(query);
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      if (hits(text.data, needs).length) text.replaceWith(...marked(text.data, needs));
    }
  }

  archive.marks = { hits, pieces, snippet, marked, passage, mark };
})(paperArchive);
