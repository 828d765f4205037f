/* How well papers stand among those that meet a query: the twin of builder/search/standing.py, which says what counts. */
(function (archive) {
  "use strict";

  const { forms: { levels }, names: { NAMES, nameTerm }, subjects: { subjectsOf }, tables } = archive;
  const { standing: { close: CLOSE, step: STEP }, forms: { exact: EXACT, number: NUMBER, stem: STEM, unknown: UNKNOWN } } = tables;

  /** The standing of each paper. */
  function standings(shards, needs, named) {
    const evidence = needs.map((need) => evidenceOf(shards, need));
    const near = needs.length ? nearness(shards, needs, evidence) : new Uint8Array(shards.papers);
    const standing = new Int32Array(shards.papers);
    needs.forEach((need, number) => {
      const subject = placesOfSubjects(shards, subjectsOf(need, named));
      const { title, text } = evidence[number];
      for (let paper = 0; paper < shards.papers; paper += 1) {
        const place = Math.max(placeOf(title[paper], text[paper], near[paper]), subject[paper]);
        standing[paper] += place * STEP + (title[paper] || text[paper]);
      }
    });
    return standing.map((sum, paper) => sum * 3 + (needs.length > 1 ? near[paper] : 0));
  }

  function placeOf(title, text, near) {
    if (title) return 1 + (near > 0) + (title >= NUMBER);
    return text ? 1 : 0;
  }

  function placesOfSubjects(shards, subjects) {
    const places = new Uint8Array(shards.papers);
    subjects.forEach(({ mentioned }) => mentioned.forEach((paper) => { places[paper] = 1; }));
    subjects.forEach(({ tagged }) => tagged.forEach((paper) => { places[paper] = 2; }));
    return places;
  }

  /* How well each paper meets a need with a whole word, in its title and elsewhere; and where in its title. */
  function evidenceOf(shards, need) {
    const [title, text] = [new Uint8Array(shards.papers), new Uint8Array(shards.papers)];
    const position = new Uint8Array(shards.papers).fill(UNKNOWN);
    need.terms.forEach((weight, term) => {
      if (weight < 1) return;
      const forms = shards.forms(term);
      const met = levels(term, forms, need.word);
      const ofName = term === nameTerm(need.word) ? EXACT : STEM;
      shards.posting(term).fields.forEach(({ papers }, number) => {
        const field = shards.fields[number];
        if (need.field && need.field !== field) return;
        const side = field === "title" ? title : text;
        papers.forEach((paper, at) => {
          side[paper] = Math.max(side[paper], forms[field] ? met[forms[field][at]] : field === NAMES ? ofName : STEM);
          if (field === "title") position[paper] = Math.min(position[paper], forms.positions[at]);
        });
      });
    });
    return { title, text, position };
  }

  /* 2 for papers whose title has all needs as one phrase (or all there is), 1 where they are close together. */
  function nearness(shards, needs, evidence) {
    const steps = needs.slice(1).map((need, at) => Math.max(1, need.at - needs[at].at));
    const reach = steps.reduce((sum, step) => sum + step, CLOSE);
    const near = new Uint8Array(shards.papers);
    evidence[0].title.forEach((level, paper) => {
      if (!level || !evidence.every(({ title }) => title[paper])) return;
      const places = evidence.map(({ position }) => position[paper]);
      const isFar = places.includes(UNKNOWN) || Math.max(...places) - Math.min(...places) > reach;
      const isPhrase = steps.every((step, at) => [0, step].includes(places[at + 1] - places[at]));
      near[paper] = steps.length && isFar ? 0 : 1 + isPhrase;
    });
    return near;
  }

  archive.standing = { standings };
})(paperArchive);
