/* Unpacks what builder/search/packing.py has packed: columns of numbers as short text. */
(function (archive) {
  "use strict";

  const { unpacking: { alphabet, hashWidth }, names: { spellingWidth } } = archive.tables;
  const BASE = alphabet.length;
  const HALF = BASE >> 1;
  const DIGIT = new Uint8Array(127); // the value of each digit by its code
  Array.from(alphabet).forEach((digit, value) => { DIGIT[digit.charCodeAt(0)] = value; });

  /* Reads a packed text from its beginning. */
  class Reader {
    constructor(text) {
      this.text = text;
      this.at = 0;
    }

    number() {
      let value = 0;
      for (;;) {
        const digit = DIGIT[this.text.charCodeAt(this.at)];
        this.at += 1;
        if (digit < HALF) return value * HALF + digit;
        value = value * HALF + digit - HALF;
      }
    }

    fixed(width) {
      let value = 0;
      for (const end = this.at + width; this.at < end; this.at += 1) {
        value = value * BASE + DIGIT[this.text.charCodeAt(this.at)];
      }
      return value;
    }

    /* Numbers below `kinds`, as many in a digit as it holds. */
    dense(count, kinds) {
      const values = new Uint8Array(count);
      const together = Math.floor(Math.log(BASE + 0.5) / Math.log(kinds));
      let digit = 0;
      for (let at = 0; at < count && kinds > 1; at += 1) {
        digit = at % together ? Math.floor(digit / kinds) : this.fixed(1);
        values[at] = digit % kinds;
      }
      return values;
    }

    ascending(count) {
      const values = new Int32Array(count);
      let value = 0;
      for (let at = 0; at < count; at += 1) {
        value += this.number();
        values[at] = value;
      }
      return values;
    }
  }

  /* What each of some words of a term shares with it, and how the term's titles and abstracts write it: { words, sets,
     title, abstract, positions }; `title` and `abstract` hold for each paper the number of its set of words, a set
     has a bit for each word, and `positions` say how many words stand before it in each title. */
  function unpackForms(term, words, text, [titles, abstracts]) {
    const reader = new Reader(text);
    const positions = reader.dense(titles, BASE);
    if (!words) return { words: [], sets: [], title: new Uint8Array(titles), abstract: new Uint8Array(abstracts), positions };
    const kinds = reader.number();
    const sets = Array.from({ length: kinds }, () => reader.number());
    return { words: unpackWords(term, words), sets, title: reader.dense(titles, kinds), abstract: reader.dense(abstracts, kinds), positions };
  }

  function unpackWords(term, text) {
    const found = [];
    for (let at = 0; at < text.length;) {
      const behind = at + 2 + unpackDigit(text[at + 1]);
      found.push(term.slice(0, unpackDigit(text[at])) + text.slice(at + 2, behind));
      at = behind;
    }
    return found;
  }

  /* { place, fields: [{ papers, scores }] }: scores are thousandths, fields in the order of the manifest. */
  function unpackTerm(text, fields) {
    const reader = new Reader(text);
    const place = reader.number();
    return { place, fields: fields.map(() => unpackField(reader)) };
  }

  function unpackField(reader) {
    const count = reader.number();
    if (count === 0) return { papers: new Int32Array(0), scores: new Int32Array(0) };
    const least = reader.number();
    const width = reader.fixed(1);
    const papers = reader.ascending(count);
    const scores = new Int32Array(count);
    for (let at = 0; at < count; at += 1) scores[at] = least + reader.fixed(width);
    return { papers, scores };
  }

  /* [{ paper, hash }] of the titles that are kept under a term. */
  function unpackTitles(text) {
    if (!text) return [];
    const reader = new Reader(text);
    const papers = reader.ascending(reader.number());
    return Array.from(papers, (paper) => ({ paper, hash: reader.fixed(hashWidth) }));
  }

  function unpackList(text) {
    const reader = new Reader(text);
    return reader.ascending(reader.number());
  }

  /* Numbers in any order, from each to the next: 2, 4 for one and two up, 1, 3 for one and two down. */
  function unpackOrder(text) {
    const reader = new Reader(text);
    let value = 0;
    return Int32Array.from({ length: reader.number() }, () => {
      const step = reader.number();
      value += step % 2 ? -(step + 1) / 2 : step / 2;
      return value;
    });
  }

  /* Ascending numbers whose count is known. */
  function unpackStarts(text, count) {
    return new Reader(text).ascending(count);
  }

  /* So many numbers below `count`, each in any place once. */
  function unpackPlaces(text, count) {
    const reader = new Reader(text);
    const width = count ? text.length / count : 0;
    return Int32Array.from({ length: count }, () => reader.fixed(width));
  }

  /* The papers that show the tag of a subject, and those that only name it. */
  function unpackSubject(text) {
    const reader = new Reader(text);
    const tagged = reader.ascending(reader.number());
    return { tagged, mentioned: reader.ascending(reader.number()) };
  }

  /* Who stands under the key of a name: { whole: [{ spelling, papers }], short: papers }. */
  function unpackPeople(text) {
    const reader = new Reader(text);
    const many = reader.number();
    const whole = Array.from({ length: many }, () => {
      const spelling = many > 1 ? reader.fixed(spellingWidth) : -1;
      return { spelling, papers: reader.ascending(reader.number()) };
    });
    return { whole, short: reader.at < text.length ? reader.ascending(reader.number()) : new Int32Array(0) };
  }

  /* The number that a single digit stands for. */
  function unpackDigit(digit) {
    return DIGIT[digit.charCodeAt(0)];
  }

  archive.unpacking = { unpackTerm, unpackForms, unpackSubject, unpackPeople, unpackTitles, unpackList, unpackDigit, unpackOrder, unpackStarts, unpackPlaces };
})(paperArchive);
