/* Search in the reader's browser: words of a query to papers, best first. No network, no framework.
   The upper half is pure and runs in Node, too; the lower half belongs to the search page. */
(function (root) {
  "use strict";

  /* -- Words: twins of builder/text.py (fold) and builder/search.py (words) -------------------- */

  const UNDECOMPOSED = new Map(Object.entries({
    "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ħ": "h", "ı": "i", "ŋ": "n",
  }));
  const HYPHENS = "\\-\u2010\u2012\u2013\u2212";
  const CHAIN = new RegExp(`[\\p{L}\\p{N}]+(?:[${HYPHENS}][\\p{L}\\p{N}]+)*`, "gu");
  const HYPHEN = new RegExp(`[${HYPHENS}]`, "u");

  /* JavaScript has no case folding. Letter by letter, down, up and down again gives the same (ẞ, ß and ss
     meet, Greek final sigma loses its place), but for Cherokee, which Unicode folds to capitals. */
  function casefold(text) {
    const lower = Array.from(text, (letter) => letter.toLowerCase().toUpperCase().toLowerCase()).join("");
    return lower.replace(/\p{Script=Cherokee}/gu, (letter) => letter.toUpperCase());
  }

  function fold(text) {
    const bare = casefold(text.normalize("NFKC")).normalize("NFKD").replace(/\p{M}/gu, "");
    return bare.replace(/[æœøđðłþħıŋ]/g, (letter) => UNDECOMPOSED.get(letter)).normalize("NFC");
  }

  function chains(text) {
    return fold(text).toLowerCase().match(CHAIN) || [];
  }

  function parts(text) {
    return chains(text).flatMap((chain) => chain.split(HYPHEN));
  }

  function words(text) {
    return chains(text).flatMap((chain) => {
      const split = chain.split(HYPHEN);
      const joined = split.join("");
      return split.length === 1 || /^\p{Nd}+$/u.test(joined) ? split : [...split, joined];
    });
  }

  /* What two spellings of one title have in common; "+" and "#" tell C, C++ and C# apart. */
  function titleKey(text) {
    const folded = fold(text);
    return /[\p{L}\p{N}]/u.test(folded) ? folded.replace(/[^\p{L}\p{N}+#]/gu, "") : text.trim().split(/\s+/).join(" ");
  }

  /* -- What a query needs --------------------------------------------------------------------- */

  const MOST_WORDS = 64;      // a pasted abstract is cut here
  const LONGEST_COMPOUND = 4; // state-of-the-art
  const SHORTEST = 3;         // letters that still tell something of a word
  const LONGEST = 48;         // letters; a longer "word" is neither completed nor cut
  const WEIGHT = { compound: 2, word: 1, completion: 0.5, beginning: 0.3 };

  /* Ends of English words: the index holds stems, so "generalizatio" must be completed to meet "gener". */
  const TAILS = Array.from(new Set(
    ("ability ables ances ational ations ators edly ements ences encies fulness ibility ically ings isms ists "
      + "ities iveness izations izers ments ousness").split(" ").flatMap(tails),
  ));

  function tails(suffix) {
    const found = [];
    for (let from = 0; from < suffix.length; from += 1) {
      for (let to = from + 1; to <= suffix.length; to += 1) found.push(suffix.slice(from, to));
    }
    return found;
  }

  /* A need is met by a paper with one of `terms` (term to weight), or a word that begins with `prefix`. */
  function need(terms) {
    return { terms: new Map(terms.map((term) => [term, WEIGHT.word])), prefix: "" };
  }

  function makeLexicon(lunr, index) {
    const sorted = index.invertedIndex.map((posting) => posting[0]); // in UTF-16 order, as < compares
    const terms = new Set(sorted);
    return {
      has: (term) => terms.has(term),
      hasPrefix: (prefix) => (sorted[firstFrom(sorted, prefix)] || "").startsWith(prefix),
      isStop: (word) => lunr.stopWordFilter(new lunr.Token(word)) === undefined,
      stem: (word) => lunr.stemmer(new lunr.Token(word)).toString(),
    };
  }

  function firstFrom(sorted, text) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < text) low = middle + 1; else high = middle;
    }
    return low;
  }

  function isHopeless(wanted) {
    return wanted.terms.size === 0 && wanted.prefix === "";
  }

  /* The last word while it is being typed: itself, its completions, and all words that begin with it. */
  function openNeed(lexicon, word) {
    const wanted = closedNeed(lexicon, word);
    if (lexicon.hasPrefix(word)) wanted.prefix = word;
    if (word.length <= SHORTEST || word.length > LONGEST) return wanted;
    const completed = TAILS.map((tail) => lexicon.stem(word + tail)).filter(lexicon.has);
    completed.forEach((term) => addTerm(wanted, term, WEIGHT.completion));
    return wanted;
  }

  function closedNeed(lexicon, word) {
    return need([lexicon.stem(word)].filter(lexicon.has));
  }

  function addTerm(wanted, term, weight) {
    wanted.terms.set(term, Math.max(weight, wanted.terms.get(term) || 0));
  }

  /* "timelapse" where papers write only "time lapse": the most even cut into two known words. */
  function cutInTwo(lexicon, word) {
    if (word.length > LONGEST) return null;
    const places = Array.from(word, (_, at) => at).slice(SHORTEST, 1 - SHORTEST);
    places.sort((a, b) => Math.abs(2 * a - word.length) - Math.abs(2 * b - word.length));
    const cuts = places.map((at) => [word.slice(0, at), word.slice(at)].map(lexicon.stem));
    const known = cuts.find((pair) => pair.every(lexicon.has));
    return known ? known.map((term) => need([term])) : null;
  }

  function shortened(lexicon, word) {
    for (let length = word.length - 1; length >= SHORTEST; length -= 1) {
      if (lexicon.hasPrefix(word.slice(0, length))) return word.slice(0, length);
    }
    return "";
  }

  /* The needs of one word: usually one, two where it is cut. */
  function needsOfWord(lexicon, word, isOpen) {
    const wanted = isOpen ? openNeed(lexicon, word) : closedNeed(lexicon, word);
    return isHopeless(wanted) ? cutInTwo(lexicon, word) || [wanted] : [wanted];
  }

  /* "data set" and "data-set" are met by "dataset", too. */
  function addCompounds(lexicon, all, needsAt) {
    for (let from = 0; from < all.length; from += 1) {
      for (let to = from + 2; to <= Math.min(from + LONGEST_COMPOUND, all.length); to += 1) {
        const term = lexicon.stem(all.slice(from, to).join(""));
        if (!lexicon.has(term)) continue;
        needsAt.slice(from, to).flat().forEach((wanted) => addTerm(wanted, term, WEIGHT.compound));
      }
    }
  }

  /* { needs, isCommon: only stop words were asked for, near: the beginning that stood in for the last word } */
  function understand(lexicon, query) {
    const all = parts(query).slice(0, MOST_WORDS);
    const isOpen = /[\p{L}\p{N}\p{M}]$/u.test(query);
    const isOnlyStops = all.every(lexicon.isStop);
    const needsAt = all.map((word, at) => {
      const isLast = isOpen && at === all.length - 1;
      if (lexicon.isStop(word) && !(isLast && isOnlyStops)) return [];
      return needsOfWord(lexicon, word, isLast);
    });
    addCompounds(lexicon, all, needsAt);
    const near = isOpen ? standIn(lexicon, all, needsAt) : "";
    const needs = needsAt.flat();
    return { needs: needs, isCommon: all.length > 0 && needs.every(isHopeless) && isOnlyStops, near: near };
  }

  function standIn(lexicon, all, needsAt) {
    const last = needsAt.length && needsAt[needsAt.length - 1][0];
    if (!last || !isHopeless(last)) return "";
    last.prefix = shortened(lexicon, all[all.length - 1]);
    return last.prefix;
  }

  /* -- Asking ---------------------------------------------------------------------------------- */

  /* `index` and `papers` as builder/search.py writes them; lunr's query parser is never used, so no
     character of a query is an operator. */
  function makeEngine(lunr, index, papers) {
    const loaded = lunr.Index.load(index);
    const lexicon = makeLexicon(lunr, index);
    const byTitle = new Map();
    papers.forEach((paper, number) => {
      const key = titleKey(paper.title);
      byTitle.set(key, [...(byTitle.get(key) || []), number]);
    });
    return {
      papers: papers,
      ask: (query) => ask(loaded, lexicon, byTitle, query),
      pieces: (text, needs) => pieces(lexicon, text, needs),
    };
  }

  /* { numbers: best first, kind: "blank", "all", "some", "none" or "common", near, needs } */
  function ask(loaded, lexicon, byTitle, query) {
    if (!query.trim()) return { numbers: [], kind: "blank", near: "", needs: [] };
    const wanted = understand(lexicon, query);
    // lunr answers a query without a clause with every paper.
    const isHelpless = wanted.needs.every(isHopeless);
    const results = isHelpless ? [] : loaded.query((asked) => addClauses(asked, wanted.needs));
    const ranked = rank(results, wanted.needs);
    const pinned = byTitle.get(titleKey(query)) || [];
    const numbers = [...pinned, ...ranked.numbers.filter((number) => !pinned.includes(number))];
    const isEmpty = wanted.isCommon ? "common" : "none";
    const kind = numbers.length === 0 ? isEmpty : pinned.length ? "all" : ranked.kind;
    return { numbers: numbers, kind: kind, near: wanted.near, needs: wanted.needs };
  }

  function addClauses(asked, needs) {
    const weights = new Map();
    needs.forEach((wanted) => wanted.terms.forEach((weight, term) => {
      weights.set(term, Math.max(weight, weights.get(term) || 0));
    }));
    weights.forEach((boost, term) => asked.term(term, { boost: boost, usePipeline: false }));
    const prefixes = new Set(needs.map((wanted) => wanted.prefix).filter(Boolean));
    prefixes.forEach((prefix) => asked.term(`${prefix}*`, { boost: WEIGHT.beginning, usePipeline: false }));
  }

  function isMet(wanted, metadata) {
    return Object.keys(metadata).some((term) => isAnswer(wanted, term));
  }

  function isAnswer(wanted, term) {
    return wanted.terms.has(term) || (wanted.prefix !== "" && term.startsWith(wanted.prefix));
  }

  /* Papers with all the words; where there are none, those with some, most words first. */
  function rank(results, needs) {
    const counted = results.map((result) => ({
      number: Number(result.ref),
      met: needs.filter((wanted) => isMet(wanted, result.matchData.metadata)).length,
    }));
    const whole = counted.filter((result) => result.met === needs.length);
    const shown = whole.length ? whole : counted.sort((a, b) => b.met - a.met);
    return { kind: whole.length ? "all" : "some", numbers: shown.map((result) => result.number) };
  }

  /* -- Marking --------------------------------------------------------------------------------- */

  const SHOWN_CHAIN = /[\p{L}\p{N}\p{M}]+(?:[-\u2010-\u2013\u2212][\p{L}\p{N}\p{M}]+)*/gu;
  const SHOWN_WORD = /[\p{L}\p{N}\p{M}]+/gu;

  /* The text as [{ text, isHit }], to be shown one after the other. */
  function pieces(lexicon, text, needs) {
    const spans = Array.from(text.matchAll(SHOWN_CHAIN)).flatMap((chain) => hitSpans(lexicon, chain, needs));
    const cut = [];
    let end = 0;
    spans.forEach(([from, to]) => {
      cut.push({ text: text.slice(end, from), isHit: false }, { text: text.slice(from, to), isHit: true });
      end = to;
    });
    cut.push({ text: text.slice(end), isHit: false });
    return cut.filter((piece) => piece.text);
  }

  /* A compound that was asked for as one word is marked whole, else its words one by one. */
  function hitSpans(lexicon, chain, needs) {
    const start = chain.index;
    const whole = lexicon.stem(parts(chain[0]).join(""));
    if (needs.some((wanted) => wanted.terms.has(whole))) return [[start, start + chain[0].length]];
    return Array.from(chain[0].matchAll(SHOWN_WORD))
      .filter((word) => words(word[0]).some((folded) => isHit(lexicon, folded, needs)))
      .map((word) => [start + word.index, start + word.index + word[0].length]);
  }

  function isHit(lexicon, word, needs) {
    if (lexicon.isStop(word)) return false;
    const term = lexicon.stem(word);
    return needs.some((wanted) => isAnswer(wanted, term));
  }

  /* -- What is said ---------------------------------------------------------------------------- */

  function count(number) {
    return `${number.toLocaleString("en")} ${number === 1 ? "paper" : "papers"}`;
  }

  function summary(outcome) {
    const number = outcome.numbers.length;
    switch (outcome.kind) {
      case "blank": return "";
      case "common": return "Nearly every paper has these words; add a rarer one";
      case "none": return "No paper has these words";
      case "some": return `No paper has all these words; ${count(number)} with some of them`;
      default: return outcome.near ? `${count(number)} with words that begin with “${outcome.near}”` : count(number);
    }
  }

  const pure = { fold, words, titleKey, makeEngine, summary };
  if (typeof module === "object" && module.exports) {
    module.exports = pure;
    return;
  }

  /* -- The page -------------------------------------------------------------------------------- */

  const ROWS = 20;
  const PAUSE = 90; // milliseconds without a key before a search; a status line that changes at each key is noise

  /* A function that loads the engine at its first call, and again after a failure. */
  function engineLoader(folder) {
    let loading = null;
    async function load() {
      const { load: run, get } = root.paperArchive;
      await Promise.all([run(`${folder}/lunr.min.js`), run(`${folder}/index.js`)]);
      return makeEngine(root.lunr, get("index"), get("papers"));
    }
    return () => {
      loading = loading || load().catch((error) => { loading = null; throw error; });
      return loading;
    };
  }

  function element(name, className, ...children) {
    const made = document.createElement(name);
    made.className = className;
    made.append(...children);
    return made;
  }

  function marked(engine, text, needs) {
    return engine.pieces(text, needs).map((piece) => (piece.isHit ? element("mark", "", piece.text) : piece.text));
  }

  /* Topic and tags of a paper, as in every other list. */
  function meta(paper) {
    return [element("span", "pa-row__topic", paper.topic), ...paper.tags.map((tag) => element("span", "", tag))];
  }

  function row(engine, number, needs, base) {
    const paper = engine.papers[number];
    const link = element("a", "", ...marked(engine, paper.title, needs));
    link.href = `${base}/${paper.url}`;
    const made = element(
      "li", "pa-row",
      element("div", "pa-row__day", paper.day),
      element("h3", "pa-row__title", link),
      element("p", "pa-row__meta", ...meta(paper)),
      element("p", "pa-row__abstract", ...marked(engine, paper.excerpt, needs)),
    );
    if (paper.excerpt) made.dataset.paShard = paper.shard;
    root.paperArchive.unfoldable(made, (text) => marked(engine, text, needs));
    return made;
  }

  function queryInAddress() {
    return new URLSearchParams(location.search).get("q") || "";
  }

  function keepInAddress(query) {
    const asked = query ? `?${new URLSearchParams({ q: query })}` : location.pathname;
    try {
      history.replaceState(null, "", asked);
    } catch {
      // Browsers refuse it for files, and when there are too many; the search works without.
    }
  }

  function makePage(box) {
    const find = (name) => box.querySelector(`[data-pa-${name}]`);
    const input = box.querySelector("input[name=q]");
    const status = find("status");
    const list = find("results");
    const more = find("more");
    const nothing = find("nothing");
    const base = box.dataset.root || ".";
    const engineOf = engineLoader(`${base}/assets/search`);
    const links = () => Array.from(list.querySelectorAll(".pa-row__title a"));
    const newest = [...list.children];
    const newestStatus = [...status.childNodes];
    let turn = 0;      // only the newest question may show its answer
    let timer = 0;
    let showMore = () => {};

    function say(text) {
      status.textContent = text || "\u00a0";
    }

    function clear() {
      list.replaceChildren();
      more.hidden = true;
      nothing.hidden = true;
    }

    /* Nothing asked: the newest papers again. */
    function rest() {
      clear();
      list.append(...newest);
      status.replaceChildren(...newestStatus);
    }

    function show(engine, outcome) {
      const rows = (from) => outcome.numbers.slice(from, from + ROWS)
        .map((number) => row(engine, number, outcome.needs, base));
      const grow = () => {
        list.append(...rows(list.children.length));
        more.hidden = list.children.length >= outcome.numbers.length;
      };
      showMore = () => {
        const before = list.children.length;
        grow();
        links()[before].focus();
      };
      clear();
      grow();
      nothing.hidden = outcome.numbers.length > 0;
      say(summary(outcome));
    }

    /* Shows the answer to what stands in the field; true where it is still the newest question. */
    async function search() {
      const mine = turn += 1;
      clearTimeout(timer);
      const query = input.value;
      keepInAddress(query);
      if (!query.trim()) { rest(); return false; }
      const late = setTimeout(() => { if (mine === turn) say("Looking …"); }, PAUSE);
      try {
        const engine = await engineOf();
        if (mine === turn) show(engine, engine.ask(query));
      } catch (error) {
        if (mine === turn) { clear(); say(`Search could not be loaded (${error.message}). Type again to retry`); }
      } finally {
        clearTimeout(late);
      }
      return mine === turn;
    }

    function focusResult(at) {
      const all = links();
      if (at < 0) input.focus(); else if (all[at]) all[at].focus();
    }

    async function submit(event) {
      event.preventDefault();
      if (await search()) focusResult(0);
    }

    function onKey(event) {
      if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const at = links().indexOf(document.activeElement);
      const isInField = document.activeElement === input;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === "Escape" && !isInField) input.focus();
      else if (step && at >= 0) focusResult(at + step);
      else if (step === 1 && isInField && links().length) focusResult(0);
      else return;
      event.preventDefault();
    }

    function restore() {
      input.value = queryInAddress();
      clear();
      search();
      document.documentElement.classList.remove("is-asked");
    }

    input.addEventListener("focus", () => { engineOf().catch(() => {}); }, { once: true });
    input.addEventListener("input", () => { clearTimeout(timer); turn += 1; timer = setTimeout(search, PAUSE); });
    box.querySelector("form").addEventListener("submit", submit);
    box.addEventListener("keydown", onKey);
    more.addEventListener("click", () => showMore());
    root.addEventListener("popstate", restore);
    if (location.search) restore();
  }

  const box = document.querySelector("[data-pa-search]");
  if (box) makePage(box);
})(typeof window === "object" ? window : globalThis);
