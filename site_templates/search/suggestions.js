/* "Did you mean": words of papers for those that no paper has. */
(function (archive) {
  "use strict";

  const { analysis: { fold, isUnspaced }, needs: { SHORTEST, LONGEST, MOST_PIECES } } = archive;

  const MOST_WORDS = 3;  // of a query that others are looked for
  const MOST_OTHERS = 3; // for one of them
  const WORD = /[\p{L}\p{N}\p{M}]+/gu;

  /** Other words for those that no paper has: [{ word, instead, isShort }]. */
  async function suggest(shards, needs) {
    const unknown = needs.filter((need) => !need.terms.size && !need.isOptional).map(({ word }) => word)
      .filter((word) => word.length <= LONGEST && !/^\p{N}+$|[+#.]/u.test(word) && !isUnspaced(word));
    return Promise.all([...new Set(unknown)].slice(0, MOST_WORDS).map(async (word) => ({
      word, isShort: word.length <= SHORTEST, instead: word.length > SHORTEST ? await closest(shards, word) : [],
    })));
  }

  async function closest(shards, word) {
    const most = word.length < 8 ? 1 : 2;
    const near = (await neighbours(shards, word))
      .map((entry) => ({ word: entry.word, power: entry.power, far: edits(word, entry.word, most) }))
      .filter((entry) => entry.far > 0 && entry.far <= most);
    const nearest = Math.min(...near.map((entry) => entry.far));
    const nearer = near.filter((entry) => entry.far === nearest)
      .sort((a, b) => b.power - a.power || (a.word < b.word ? -1 : 1))
      .map((entry) => entry.word);
    return [...new Set(nearer)].slice(0, MOST_OTHERS); // a word may be a name, too
  }

  /* Words of papers with the same first letters: as many letters as give no more shards than may be read. */
  async function neighbours(shards, word) {
    for (let length = 2; length < word.length; length += 1) {
      const found = await shards.vocabulary("v", word.slice(0, length), MOST_PIECES);
      if (found) return found;
    }
    return [];
  }

  /* The number of edits between two words, a swap of neighbours being one (Damerau 1964), at most `most` + 1. */
  function edits(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = [];
    let row = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const isSame = one[i - 1] === other[j - 1];
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (isSame ? 0 : 1));
        const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        if (isSwap) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      before = row;
      row = next;
    }
    return row[other.length];
  }

  /** A text with another word in place of one. */
  function withOther(text, word, other) {
    return text.trim().replace(WORD, (written) => (fold(written) === word ? other : written));
  }

  archive.suggestions = { suggest, withOther };
})(paperArchive);
