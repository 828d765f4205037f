/* Unpacks what builder/search/packing.py has packed: columns of numbers as short text. */
(function (archive) {
  "use strict";

  const { alphabet, hashWidth } = archive.tables.unpacking;
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

  /* The number that a single digit stands for. */
  function unpackDigit(digit) {
    return DIGIT[digit.charCodeAt(0)];
  }

  archive.unpacking = { unpackTerm, unpackTitles, unpackList, unpackDigit };
})(paperArchive);
