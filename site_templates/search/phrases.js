/* Phrases word for word: the index does not know where words stand, so the papers themselves are read. */
(function (archive) {
  "use strict";

  const { analysis, names: { NAMES, hasName } } = archive;

  const MOST_READ = 240; // papers
  const IN_STEP = 24;    // papers read at a time

  /** Reads the best papers until enough of them have the phrases: { found, read: how many }. */
  async function withPhrases(shards, papers, phrases, enough) {
    const found = [];
    let at = 0;
    for (; at < papers.length && at < MOST_READ && found.length < enough; at += IN_STEP) {
      const documents = await shards.documents(papers.slice(at, at + IN_STEP));
      found.push(...documents.filter((one) => phrases.every((phrase) => hasPhrase(one, phrase))).map(({ paper }) => paper));
    }
    return { found, read: Math.min(at, papers.length) };
  }

  function hasPhrase(document, { words, field }) {
    return textsOf(document, field).some((text) => (field === NAMES ? hasName : analysis.hasPhrase)(text, words));
  }

  function textsOf(document, field) {
    const nameOf = (term) => (Array.isArray(term) ? term[0] : term);
    const texts = {
      title: [document.title], abstract: [document.abstract], tags: document.tags.map(nameOf), topic: [nameOf(document.topic)],
      [NAMES]: document.authors.map(nameOf),
    };
    return field ? texts[field] : Object.values(texts).flat();
  }

  archive.phrases = { withPhrases };
})(paperArchive);
