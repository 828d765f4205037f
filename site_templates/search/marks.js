/* Marks: what a query asked for, in a title, in the passage of an abstract around it, in a part of a page. */
(function (archive) {
  "use strict";

  const { analysis: { patterns, fold, isUnspaced, tokens, parts, words, stem }, needs: { isHit, ofText }, elements: { element }, formulas: { formula, plainOf }} = archive;

  const PASSAGE = 240; // characters of an abstract
  const LEAD = 60;     // of them before the first marked word
  const { WORD, CHAIN } = patterns("\\p{L}\\p{N}\\p{M}×");

  const known = new WeakMap(); // of some needs, the hits in each chain: half of the words of ten abstracts repeat

  /* [from, to] of each hit. */
  function hits(text, needs) {
    if (!known.has(needs)) known.set(needs, new Map());
    const found = known.get(needs);
    return Array.from(text.matchAll(CHAIN)).flatMap(({ 0: chain, index }) => {
      if (!found.has(chain)) found.set(chain, inChain(chain, needs));
      return found.get(chain).map((span) => span.map((at) => index + at));
    });
  }

  /* A compound that was asked for as one word is marked whole, else its words one by one. */
  function inChain(chain, needs) {
    const inside = Array.from(chain.matchAll(WORD));
    if (inside.length > 1 && isHit(needs, tokens(chain).flatMap(parts).join(""))) return [[0, chain.length]];
    return inside.flatMap((word) => inWord(word[0], needs).map((span) => span.map((at) => word.index + at)));
  }

  /* The hits in a word: all of it, or pieces where scripts meet or one sets no blanks. */
  function inWord(word, needs) {
    if (!isUnspaced(fold(word))) return words(word).some((folded) => isHit(needs, folded)) ? [[0, word.length]] : [];
    const isAsked = (one) => (isUnspaced(one) ? needs.some((need) => need.word === one) : isHit(needs, one));
    return merged(lettersOf(word).flatMap(({ folded, from, to }, at, letters) => {
      const next = letters[at + 1];
      if (next && isAsked(folded + next.folded)) return [[from, next.to]];
      return isAsked(folded) ? [[from, to]] : [];
    }));
  }

  /* A word in pieces, folded: each character of a script without blanks, with its marks, and what lies between. */
  function lettersOf(word) {
    const found = [];
    for (const { 0: letter, index } of word.matchAll(/./gsu)) {
      const folded = fold(letter);
      const last = found.at(-1);
      if (last && (folded === "" || !isUnspaced(folded + last.folded))) {
        last.folded += folded;
        last.to = index + letter.length;
      } else found.push({ folded, from: index, to: index + letter.length });
    }
    return found;
  }

  /* Spans without those that begin inside one before, or where it ends. */
  function merged(spans) {
    const found = [];
    for (const [from, to] of spans) {
      if (found.length && from <= found.at(-1)[1]) found.at(-1)[1] = to; else found.push([from, to]);
    }
    return found;
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
    const blank = text.indexOf(" ", at - 1);
    return at === 0 || blank < 0 || blank >= at + LEAD ? at : blank + 1; // some scripts set none
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

  /** A title in pieces as nodes; a formula is marked whole. */
  function markedPieces(found, needs) {
    const spans = hits(found.map(plainOf).join(""), needs);
    let behind = 0;
    return found.flatMap((piece) => {
      const from = behind;
      behind += plainOf(piece).length;
      const own = spans.filter(([first, end]) => first < behind && end > from);
      if (typeof piece !== "string") return own.length ? element("mark", "", formula(piece)) : formula(piece);
      return nodes(cut(piece, own.map(([first, end]) => [Math.max(first, from) - from, Math.min(end, behind) - from])));
    });
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
    while (walker.nextNode()) if (!walker.currentNode.parentElement.closest("math")) texts.push(walker.currentNode);
    for (const text of texts) {
      if (hits(text.data, needs).length) text.replaceWith(...marked(text.data, needs));
    }
    for (const math of part.querySelectorAll("math")) {
      if (hits(math.dataset.paPlain ?? math.textContent, needs).length) wrap(math, element("mark", ""));
    }
  }

  function wrap(inside, around) {
    inside.replaceWith(around);
    around.append(inside);
  }

  archive.marks = { hits, pieces, snippet, marked, markedPieces, passage, mark };
})(paperArchive);
