/* The reader's own: saved papers with notes and groups, and which papers are read. One key holds all of it; whatever
   stands there, what can be read of it is read, and the rest is set aside before it is written over. */
(function (root) {
  "use strict";

  const NAME = "desk.1"; // with the version of its form
  const SORTS = ["hand", "day", "topic", "title"];
  const MARKS = ["dim", "hide", "show"]; // what becomes of read papers in lists
  const ID = /^[0-9a-f]{10,}$/i;
  const DIGITS = 10;

  const kept = root.paperArchive.kept(NAME);
  const aside = root.paperArchive.kept(`${NAME}.aside`);
  const listeners = [];
  let ours = "";    // what was written last
  let known = null; // { text, state }: what the text was read as

  // -- What may stand there --------------------------------------------------------------------------------

  function list(value) {
    return Array.isArray(value) ? value : [];
  }

  function words(value) {
    return typeof value === "string" ? value : "";
  }

  /** The short form of an id; "" for anything else. */
  function idOf(value) {
    return ID.test(words(value)) ? value.slice(0, DIGITS).toLowerCase() : "";
  }

  function paperFrom(value) {
    const { id, title, group, note } = (typeof value === "string" ? { id: value } : value) ?? {};
    return { id: idOf(id), title: words(title), group: words(group).trim(), note: words(note) };
  }

  /** Ids in a row, of a list or without any sign between them. */
  function idsFrom(value) {
    const ids = typeof value === "string" ? value.match(/[0-9a-f]{10}/gi) : list(value);
    return (ids ?? []).map(idOf).filter(Boolean);
  }

  /** One paper of each id; of two notes none is lost. */
  function unique(papers) {
    const found = new Map();
    for (const paper of papers) {
      const first = found.get(paper.id);
      if (!first) found.set(paper.id, paper);
      else {
        for (const part of ["title", "group"]) first[part] ||= paper[part];
        if (!first.note.includes(paper.note)) first.note = [first.note, paper.note].filter(Boolean).join("\n");
      }
    }
    return [...found.values()];
  }

  /** The reader's own out of any value. */
  function from(value) {
    const { papers, groups, read, sort, marks } = (Array.isArray(value) ? { papers: value } : value) ?? {};
    const saved = unique(list(papers).map(paperFrom).filter(({ id }) => id));
    const named = [...list(groups).map((name) => words(name).trim()), ...saved.map(({ group }) => group)];
    return {
      papers: saved,
      groups: [...new Set(named.filter(Boolean))],
      read: new Set(idsFrom(read)),
      sort: SORTS.includes(sort) ? sort : SORTS[0],
      marks: MARKS.includes(marks) ? marks : MARKS[0],
    };
  }

  /** The texts of a paper that are whole. */
  function textsIn(part) {
    const found = {};
    for (const [, name, value] of part.matchAll(/"(title|group|note)":("(?:[^"\\]|\\[^])*")/g)) {
      try {
        found[name] = JSON.parse(value.replace(/\p{Cc}/gu, " "));
      } catch {
        // Something in the midst of it is damaged: it is set aside with all else.
      }
    }
    return found;
  }

  /** What a damaged text still says: each paper whose id is whole, and which papers are read. */
  function salvaged(text) {
    const starts = [...text.matchAll(/"id":"([0-9a-f]{10})"/g)];
    const papers = starts.map(({ index, 1: id }, at) => ({ ...textsIn(text.slice(index, starts[at + 1]?.index)), id }));
    return { papers, read: text.match(/"read":"([0-9a-f]*)/)?.[1] };
  }

  function parsed(text) {
    try {
      return JSON.parse(text);
    } catch {
      return salvaged(text);
    }
  }

  /** A state as it is written: what is empty is left out. */
  function written({ papers, groups, read, sort, marks }) {
    const full = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value?.length));
    return { v: 1, sort, marks, ...full({ groups, papers: papers.map(full), read: [...read].join("") }) };
  }

  // -- At work -----------------------------------------------------------------------------------------------

  /** The reader's own as it is now; whoever wants it otherwise calls `change`. */
  function now() {
    const { text } = kept;
    if (known?.text !== text) known = { text, state: from(parsed(text)) };
    return known.state;
  }

  /** Every text in a value, however deep. */
  function textsOf(value) {
    const texts = [];
    for (const left = [value]; left.length;) {
      const one = left.pop();
      if (typeof one === "string") texts.push(one);
      else if (one && typeof one === "object") for (const part of Object.values(one)) left.push(part);
    }
    return texts;
  }

  /** Whether all of a text was read. */
  function isWhole(text) {
    const read = new Set([...textsOf(written(now())), ...now().read, ""]);
    try {
      return textsOf(JSON.parse(text)).every((one) => read.has(one));
    } catch {
      return !text;
    }
  }

  /** What can be read only in part is set aside whole. */
  function setAside() {
    if (kept.text !== ours && !isWhole(kept.text)) aside.write(kept.text);
  }

  function tell() {
    for (const listener of listeners) listener();
  }

  /** Lets a function change a copy, keeps that, and tells everyone; whether it could be kept. */
  function change(edit) {
    const { papers, groups, read, sort, marks } = now();
    const draft = { papers: papers.map((paper) => ({ ...paper })), groups: [...groups], read: new Set(read), sort, marks };
    edit(draft);
    setAside();
    const isKept = kept.write(written(from(written(draft))));
    ours = kept.text;
    tell();
    return isKept;
  }

  function has(id) {
    const state = now();
    state.ids ??= new Set(state.papers.map((paper) => paper.id));
    return state.ids.has(id);
  }

  kept.onChange(tell);
  root.paperArchive.store = {
    now, change, has, idsFrom, written,
    read: (text) => from(parsed(text)),
    isRead: (id) => now().read.has(id),
    save: (id, title) => change(({ papers }) => papers.push(paperFrom({ id, title }))),
    remove: (id) => change((draft) => { draft.papers = draft.papers.filter((paper) => paper.id !== id); }),
    setRead: (id, isRead) => change(({ read }) => (isRead ? read.add(id) : read.delete(id))),
    /** Called back after each change, of this tab or another. */
    onChange: (listener) => { listeners.push(listener); },
    /** Why nothing is kept: "" where it is, "closed", "full". */
    get problem() { return kept.problem; },
    /** A text that could be read in part alone, as it stood there; "" where there is none. */
    get aside() { return words(aside.read()); },
    forgetAside: () => aside.write(null),
  };
})(window);
