/* What stands beside the reading list: ways to take it away, to bring another one, to print it, and papers like those on it. */
(function (root) {
  "use strict";

  const { store, papers: archive, formats, element, count, marks: { choiceOf }, deskRows: { paperRow }, deskFiles, desk: { desk, button } } = root.paperArchive;
  const FORMS = ["BibTeX", "CSL-JSON", "RIS"];
  const NAME = "reading-list";
  const NEAR = 10; // papers that are proposed
  const SOURCES = 2; // papers that are named as what one is like

  const tools = document.querySelector("[data-pa-desk-tools]");
  const which = element("select", {});
  const link = element("input", { type: "text", readOnly: true, className: "pa-link-field" });
  const linkPlace = element("label", { hidden: true }, "Its link", link);
  const files = element("input", { type: "file", accept: ".json,application/json" });
  const pasted = element("input", { type: "text", inputMode: "url", autocomplete: "off" });
  const near = element("ol", { className: "pa-plain pa-rows pa-rows--dated" });
  const nearSaid = element("p", { className: "pa-note" });

  // -- Out ---------------------------------------------------------------------------------------------------

  /** The groups of what is to be taken: all, what is not read, or one group. */
  function chosen() {
    const [kind, name] = [which.value.slice(0, 1), which.value.slice(1)];
    const groups = desk.arranged;
    if (kind === "g") return groups.filter((group) => group.name === name);
    if (kind === "u") return groups.map((group) => ({ ...group, entries: group.entries.filter(({ id }) => !store.isRead(id)) }));
    return groups;
  }

  function entries() {
    return chosen().flatMap((group) => group.entries);
  }

  function renewChoices() {
    const groups = desk.arrangedNow.filter(({ name, entries: all }) => name && all.length);
    const { read: marks } = store.now();
    const unread = desk.entries.filter(({ id }) => !marks.has(id)).length;
    const options = [
      ["a", `All ${count(desk.entries.length)}`],
      ...(unread && unread < desk.entries.length ? [["u", `${count(unread)} not read`]] : []),
      ...groups.map(({ name, entries: all }) => [`g${name}`, `${name} (${all.length})`]),
    ];
    const { value } = which;
    which.replaceChildren(...options.map(([key, text]) => element("option", { value: key, textContent: text })));
    which.value = options.some(([key]) => key === value) ? value : "a";
  }

  function saveAs(ending, type, text, number, gone = 0) {
    root.paperArchive.save(`${NAME}${ending}`, type, text);
    desk.say(`Saved ${count(number)} as ${NAME}${ending}${gone ? `; ${gone} that ${gone === 1 ? "is" : "are"} not in this archive left out` : ""}`);
  }

  function take(form) {
    const all = entries();
    const found = desk.known(all).map(({ paper }) => paper);
    const { list, listEnding, type } = formats[form];
    saveAs(listEnding, type, list(found), found.length, all.filter(({ id }) => !desk.found.get(id)?.length).length);
  }

  function takeMarkdown() {
    const groups = chosen().map((group) => ({ name: group.name, items: desk.known(group.entries) }));
    saveAs(".md", "text/markdown;charset=utf-8", deskFiles.markdown(groups), groups.flatMap(({ items }) => items).length);
  }

  /** All of it in its order by hand. */
  function takeFile() {
    const ids = new Set(entries().map(({ id }) => id));
    const papers = desk.entries.filter(({ id }) => ids.has(id))
      .map((entry) => ({ ...entry, title: desk.found.get(entry.id)?.[0]?.title ?? entry.title }));
    const state = { ...store.now(), papers };
    if (which.value !== "a" || desk.isLinked) {
      state.groups = state.groups.filter((name) => papers.some(({ group }) => group === name));
      state.read = new Set([...ids].filter((id) => store.isRead(id)));
    }
    saveAs(".json", "application/json", deskFiles.fileOf(state), papers.length);
  }

  async function takeLink() {
    link.value = deskFiles.linkTo(entries().map(({ id }) => id));
    linkPlace.hidden = false;
    const said = `A link with ${count(entries().length)}, ${link.value.length.toLocaleString("en")} characters`;
    try {
      await navigator.clipboard.writeText(link.value);
      desk.say(`${said}: copied`);
    } catch {
      link.focus();
      link.select();
      desk.say(document.execCommand("copy") ? `${said}: copied` : `${said}: ready to copy`);
    }
  }

  // -- In ----------------------------------------------------------------------------------------------------

  async function bringFile() {
    const [file] = files.files;
    if (!file) return;
    try {
      const coming = await deskFiles.listIn(file);
      if (coming) await desk.bring(coming);
      else desk.say(`${file.name} holds no reading list`);
    } catch {
      desk.say(`${file.name} could not be read`);
    }
    files.value = "";
  }

  async function bringLink(event) {
    event.preventDefault();
    const ids = deskFiles.idsOf(pasted.value);
    if (!ids.length) return desk.say("This link names no papers: one of a reading list has “#papers=” in it");
    try {
      await desk.bringIds(ids);
      pasted.value = "";
    } catch {
      desk.say("The papers of this link could not be loaded. Try again.");
    }
  }

  // -- On paper ----------------------------------------------------------------------------------------------

  async function printAll(event) {
    event.target.disabled = true;
    const rows = [...desk.rows.values()];
    const lost = await Promise.all(rows.map(async ({ node }) => {
      const [paper] = desk.found.get(node.dataset.paId) ?? [];
      if (!paper || node.dataset.paWhole) return 0;
      try {
        const place = node.querySelector(".pa-excerpt") ?? node.appendChild(element("p", { className: "pa-excerpt", dir: "auto" }));
        place.textContent = await archive.abstract(paper);
        node.dataset.paWhole = "true";
        return 0;
      } catch {
        return 1;
      }
    }));
    event.target.disabled = false;
    const missing = lost.reduce((sum, one) => sum + one, 0);
    desk.say(missing ? `${missing} abstracts could not be loaded` : "");
    window.print();
  }

  // -- More like these ---------------------------------------------------------------------------------------

  /** Papers near those that are shown, the nearest to most first, each with what it is near to. */
  function nearest() {
    const shown = new Set(desk.known(desk.entries).map(({ paper }) => paper.id));
    const found = new Map();
    for (const { paper } of desk.known(desk.entries)) {
      paper.related.forEach((id, at) => {
        if (shown.has(id) || store.has(id) || store.isRead(id)) return;
        const one = found.get(id) ?? { id, weight: 0, to: [] };
        one.weight += 1 / (at + 1);
        one.to.push(paper.title);
        found.set(id, one);
      });
    }
    return [...found.values()].sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1)).slice(0, NEAR);
  }

  function whyOf({ to }) {
    const more = to.length - SOURCES;
    return `Near ${to.slice(0, SOURCES).map((title) => `“${title}”`).join(" and ")}${more > 0 ? ` and ${more} more of these` : ""}`;
  }

  async function propose() {
    const all = nearest();
    try {
      const found = await archive.find(all.map(({ id }) => id));
      near.replaceChildren(...all.flatMap((one) => found.get(one.id).slice(0, 1).map((paper) => paperRow(paper, desk.topics, whyOf(one)))));
      nearSaid.textContent = all.length ? "" : "No paper is near these that is not on the list or read.";
      near.querySelector("h3 a")?.focus();
    } catch {
      nearSaid.textContent = "They could not be loaded. Try again.";
    }
  }

  // -- Drawing -----------------------------------------------------------------------------------------------

  function block(id, name, ...children) {
    const made = element("section", { className: "pa-block" }, element("h2", { className: "pa-label", id, textContent: name }), ...children);
    made.setAttribute("aria-labelledby", id);
    return made;
  }

  const outs = [...FORMS.map((form) => button(form, () => take(form))), button("Markdown", takeMarkdown), button("Link", takeLink), button("File", takeFile)];
  const out = block("take", "Take it with you",
    element("label", {}, "Which papers", which), element("p", { className: "pa-outs" }, ...outs), linkPlace,
    element("p", { className: "pa-note", textContent: "The link holds which papers these are; the file also their order, groups, notes and what is read." }));
  const paper = block("print", "On paper", element("p", {}, button("Print with abstracts", printAll)));
  const ways = element("form", {}, element("label", {}, "Link of a list", pasted), element("button", { className: "pa-button", textContent: "Add" }));
  const into = block("bring", "Bring another list", element("label", {}, "File of a list", files), ways,
    element("p", { className: "pa-note", textContent: "It is added to yours. Nothing of yours is written over." }));
  const read = block("read", "Read papers, in every list", choiceOf("read"));
  const more = block("near", "More like these", element("p", {}, button("Find papers near these", propose)), nearSaid, near);

  function renew() {
    const isEmpty = !desk.entries.length;
    renewChoices();
    linkPlace.hidden = true;
    for (const one of [out, paper, more]) one.hidden = isEmpty;
  }

  nearSaid.setAttribute("role", "status");
  files.addEventListener("change", bringFile);
  ways.addEventListener("submit", bringLink);
  link.addEventListener("focus", () => link.select());
  desk.listeners.push(renew);
  desk.start().then(() => {
    tools.append(out, into, paper, read);
    desk.place.append(more);
  });
})(window);
