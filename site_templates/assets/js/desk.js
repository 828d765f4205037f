/* The page of the reading list: the saved papers in their groups, or the papers that a link has brought, which are not
   saved until the reader says so. */
(function (root) {
  "use strict";

  const { store, papers: archive, element, count, deskRows: { OwnRow, rowOf, ghostOf }, deskFiles } = root.paperArchive;
  const SORTS = [["By hand", "hand"], ["Day", "day"], ["Topic", "topic"], ["Title", "title"]];
  const FEW = 20;    // rows that are moved one by one
  const SCREEN = 30; // rows that are drawn at once where more are to move
  const ALPHABET = new Intl.Collator("en");
  const WHY = {
    closed: "This browser keeps nothing for this site: the list lasts as long as this page. Take it with you as a link or a file.",
    full: "This browser’s storage for this site is full: what you changed lasts as long as this page. Take it with you as a link or a file.",
  };

  /** A choice of one among some, drawn as those of other lists. */
  function switchOf(name, legend, choices, chosen, choose) {
    return element("fieldset", { className: "pa-switch" }, element("legend", { className: "pa-sr", textContent: legend }), ...choices.map(([shown, value]) => {
      const input = element("input", { type: "radio", name, value, checked: value === chosen });
      input.addEventListener("change", () => choose(value));
      const label = element("span", { textContent: shown });
      label.dataset.text = shown;
      return element("label", {}, input, label);
    }));
  }

  function button(name, whenClicked, className = "pa-button") {
    const made = element("button", { type: "button", className, textContent: name });
    made.addEventListener("click", whenClicked);
    return made;
  }

  /** Those of some nodes that stand in their order already: as many as there can be. */
  function longestRun(nodes, standing) {
    const places = new Map(standing.map((node, at) => [node, at]));
    const ends = []; // of each length: the node with which a run of it ends earliest, and what stands before that
    for (const node of nodes) {
      const at = places.get(node);
      if (at === undefined) continue;
      let [low, high] = [0, ends.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (ends[middle].at < at) low = middle + 1;
        else high = middle;
      }
      ends[low] = { node, at, before: ends[low - 1] };
    }
    const found = new Set();
    for (let end = ends.at(-1); end; end = end.before) found.add(end.node);
    return found;
  }

  class Desk {
    constructor(place) {
      this.place = place;
      this.found = new Map();   // the papers of each id
      this.topics = new Map();
      this.rows = new Map();    // of each id
      this.lists = new Map();   // the parts of each group
      this.ghosts = new Map();  // what was removed, by id
      this.later = new Map();   // the rows that each list still lacks
      this.arrangedNow = [];    // the groups as they are drawn
      this.linked = [];         // what came with the address
      this.isBroken = false;
      this.notices = element("div", { className: "pa-notices" });
      this.figure = element("b", {});
      this.about = element("span", { className: "pa-note" });
      this.said = element("p", { className: "pa-note pa-said-here" });
      this.said.setAttribute("role", "status");
      this.groups = element("div", {});
      this.names = element("datalist", { id: "groups" });
      this.beside = element("p", { className: "pa-more" });
      this.sort = switchOf("sort", "Order", SORTS, store.now().sort, (sort) => this.orderBy(sort));
      const tools = element("a", { className: "pa-note pa-to-tools", href: "#take", textContent: "Take it with you" });
      this.bar = element("div", { className: "pa-bar" }, element("p", { className: "pa-count" }, this.figure, this.about, tools), this.sort);
      this.listeners = [];
    }

    /** Shows what is kept, or what the address brings; then whoever else draws is told. */
    async start() {
      this.linked = deskFiles.idsOf(location.hash);
      await this.load();
      const heading = element("h2", { className: "pa-sr", textContent: "Papers" });
      this.place.replaceChildren(this.notices, this.bar, this.said, heading, this.groups, this.beside, this.names);
      this.draw();
      this.finish(); // the first time nothing is there that could stay
      store.onChange(() => this.renew());
      for (const name of ["keydown", "beforeprint"]) addEventListener(name, () => this.finish(), true); // whole for keys, search and paper
      addEventListener("hashchange", () => { if (deskFiles.idsOf(location.hash).length) location.reload(); });
    }

    get isLinked() {
      return this.linked.length > 0;
    }

    /** The papers that are shown, in their order by hand. */
    get entries() {
      return this.isLinked ? this.linked.map((id) => ({ id, title: "", group: "", note: "" })) : store.now().papers;
    }

    entry(id) {
      return store.now().papers.find((paper) => paper.id === id);
    }

    titleOf(id) {
      return this.found.get(id)?.[0]?.title || this.entry(id)?.title || `Paper ${id}`;
    }

    // -- What the archive knows of them --------------------------------------------------------------------

    get unknown() {
      return this.entries.map(({ id }) => id).filter((id) => !this.found.has(id));
    }

    async load() {
      const ids = this.unknown;
      try {
        if (this.topics.size === 0 && ids.length) this.topics = await archive.topics();
        for (const [id, papers] of await (ids.length ? archive.find(ids) : new Map())) this.found.set(id, papers);
        this.isBroken = false;
      } catch {
        this.isBroken = true;
      }
      if (!this.isLinked) this.follow();
    }

    /** A paper that was merged or parted since has another id: the list goes with it. */
    follow() {
      const moved = this.entries.filter(({ id }) => this.found.get(id)?.length && !this.found.get(id).some((paper) => paper.id === id));
      if (!moved.length) return;
      store.change((draft) => {
        draft.papers = draft.papers.flatMap((entry) => {
          const now = moved.includes(this.entry(entry.id)) ? this.found.get(entry.id) : [];
          return now.length ? now.map(({ id, title }) => ({ ...entry, id, title })) : [entry];
        });
        for (const { id } of moved) {
          if (draft.read.delete(id)) for (const paper of this.found.get(id)) draft.read.add(paper.id);
        }
      });
      for (const { id } of moved) for (const paper of this.found.get(id)) this.found.set(paper.id, [paper]);
    }

    async renew() {
      if (this.unknown.length) await this.load();
      this.draw();
    }

    // -- How they stand ------------------------------------------------------------------------------------

    get order() {
      return this.isLinked ? this.linkedOrder ?? "hand" : store.now().sort;
    }

    orderBy(sort) {
      if (this.isLinked) {
        this.linkedOrder = sort;
        this.draw();
      } else store.change((draft) => { draft.sort = sort; });
    }

    sorted(entries) {
      if (this.order === "hand") return entries;
      const paper = ({ id }) => this.found.get(id)?.[0] ?? { listed: "", topic: "", title: this.titleOf(id) };
      const day = ({ listed }) => (/^\d/.test(listed) ? `2${listed}` : listed ? `1${listed}` : "0");
      const keys = {
        day: (entry) => day(paper(entry)),
        topic: (entry) => this.topics.get(paper(entry).topic) ?? "",
        title: (entry) => paper(entry).title,
      };
      const keyed = entries.map((entry) => [keys[this.order](entry), entry]);
      const sign = this.order === "day" ? -1 : 1;
      return keyed.sort(([one], [other]) => sign * ALPHABET.compare(one, other)).map(([, entry]) => entry);
    }

    /** Groups with their papers as they are shown; the first has no name. */
    get arranged() {
      const names = this.isLinked ? [] : store.now().groups;
      const parts = new Map(["", ...names].map((name) => [name, []]));
      for (const entry of this.sorted(this.entries)) parts.get(entry.group).push(entry);
      return [...parts].map(([name, entries]) => ({ name, entries }));
    }

    /** The papers of some entries as formats.js writes them; what is gone has none. */
    known(entries) {
      return entries.flatMap((entry) => (this.found.get(entry.id) ?? []).map((paper) => ({ paper, note: entry.note })));
    }

    // -- Drawing -------------------------------------------------------------------------------------------

    rowOf(entry) {
      if (!this.rows.has(entry.id)) {
        const papers = this.found.get(entry.id) ?? [];
        const row = this.isLinked ? { node: rowOf(entry, papers, this.topics), renew: () => {} } : new OwnRow(this, entry, papers, this.topics);
        this.rows.set(entry.id, row);
      }
      return this.rows.get(entry.id);
    }

    /** The heading and the list of a group. */
    partsOf(name) {
      if (!this.lists.has(name)) {
        const title = element("h2", { className: "pa-h2", textContent: name || "In no group" });
        const tools = element("p", { className: "pa-deeds" }, ...(name ? [
          button("Rename", () => this.rename(name), ""), button("Up", () => this.moveGroup(name, -1), "pa-move"),
          button("Down", () => this.moveGroup(name, 1), "pa-move"), button("Remove the group", () => this.dissolve(name), ""),
        ] : []));
        tools.setAttribute("role", "group");
        tools.setAttribute("aria-label", name ? `Group ${name}` : "Papers in no group");
        const list = element("ol", { className: "pa-plain pa-rows pa-rows--dated" });
        const section = element("section", { className: "pa-section" }, element("div", { className: "pa-bar" }, title, tools), list);
        this.lists.set(name, { section, list, head: section.firstChild });
      }
      return this.lists.get(name);
    }

    /** What is to do for nodes to stand in a place in this order; its height, where many are to move. All places are
        measured before anything is put: a measure between would lay out all rows once more. */
    planOf(place, nodes) {
      const staying = longestRun(nodes, [...place.children]);
      const isLong = nodes.length - staying.size > FEW && !place.contains(document.activeElement);
      return { place, nodes, staying, height: isLong ? place.offsetHeight : null };
    }

    /** Does it, and touches no node that can stay. Where many are to move, the first screenful comes at once and the
        others between two turns of the page, which is no shorter until then. */
    put({ place, nodes, staying, height }) {
      this.later.delete(place);
      if (height !== null) {
        place.style.minHeight = `${height}px`;
        place.replaceChildren(...nodes.slice(0, SCREEN));
        this.later.set(place, nodes.slice(SCREEN));
        setTimeout(() => this.goOn());
        return;
      }
      for (const node of [...place.children]) if (!staying.has(node)) node.remove();
      let next = place.firstElementChild;
      for (const node of nodes) {
        if (node === next) next = next.nextElementSibling;
        else place.insertBefore(node, next);
      }
      place.style.minHeight = "";
    }

    /** The next screenful of a list that is not whole yet. */
    goOn() {
      for (const [place, nodes] of this.later) {
        place.append(...nodes.splice(0, SCREEN));
        if (nodes.length) return void setTimeout(() => this.goOn());
        place.style.minHeight = "";
        this.later.delete(place);
      }
    }

    /** All that is still to come, at once. */
    finish() {
      for (const [place, nodes] of this.later) {
        place.append(...nodes);
        place.style.minHeight = "";
      }
      this.later.clear();
    }

    nodesOf({ name, entries }) {
      const { read } = store.now();
      const nodes = entries.map((entry) => {
        const row = this.rowOf(entry);
        row.renew(entry, read.has(entry.id));
        return [entry.id, row.node];
      });
      for (const [id, ghost] of this.ghosts) {
        if (ghost.entry.group === name) nodes.splice(nodes.findIndex(([one]) => one === ghost.behind) + 1, 0, [id, ghost.node]);
      }
      return nodes.map(([, node]) => node);
    }

    draw() {
      const focused = document.activeElement;
      const { arranged } = this;
      this.arrangedNow = arranged;
      const isGrouped = arranged.length > 1;
      for (const id of [...this.ghosts.keys()]) if (this.entry(id)) this.ghosts.delete(id);
      const plans = arranged.map((group) => this.planOf(this.partsOf(group.name).list, this.nodesOf(group)));
      const sections = arranged.flatMap(({ name }, at) => {
        const { section, head } = this.partsOf(name);
        head.hidden = !isGrouped;
        this.put(plans[at]);
        return plans[at].nodes.length || name ? [section] : [];
      });
      this.put(this.planOf(this.groups, sections));
      this.place.dataset.paSort = this.order;
      this.names.replaceChildren(...arranged.slice(1).map(({ name }) => element("option", { value: name })));
      this.sort.querySelector(`[value=${this.order}]`).checked = true;
      this.drawFigures();
      for (const listener of this.listeners) listener();
      if (focused !== document.activeElement && focused.isConnected) focused.focus(); // one that was moved
    }

    drawFigures() {
      const { entries } = this;
      const marks = store.now().read;
      const read = entries.filter(({ id }) => marks.has(id)).length;
      const gone = this.isBroken ? 0 : entries.filter(({ id }) => this.found.has(id) && !this.found.get(id).length).length;
      this.bar.hidden = !entries.length;
      this.figure.textContent = count(entries.length).split(" ")[0];
      this.about.textContent = [` ${count(entries.length).split(" ")[1]}`, read && `${read} read`, gone && `${gone} not in this archive`].filter(Boolean).join(", ");
      this.notices.replaceChildren(...this.noticesNow());
    }

    noticesNow() {
      const notice = (...children) => element("p", { className: "pa-notice" }, ...children);
      const found = [];
      if (store.problem) found.push(notice(WHY[store.problem]));
      if (this.isBroken) found.push(notice("What the archive knows of these papers could not be loaded. ", button("Try again", () => this.renew(), "")));
      if (store.aside) {
        found.push(notice("Some of what this browser kept could not be read; what could be is here. ",
          button("Save the rest as a file", () => root.paperArchive.save("reading-list-damaged.txt", "text/plain;charset=utf-8", store.aside), ""), " ",
          button("Forget it", () => { store.forgetAside(); this.draw(); }, "")));
      }
      if (this.isLinked) found.push(this.linkNotice(notice));
      else if (!this.entries.length && !this.ghosts.size) found.push(this.emptyNotice(notice));
      return found;
    }

    linkNotice(notice) {
      const known = this.linked.filter((id) => this.found.get(id)?.length);
      const others = known.filter((id) => !store.has(id));
      const own = known.length - others.length;
      return notice(`${count(known.length)} came with a link${own ? `; ${own} of them ${own === 1 ? "is" : "are"} in your list already` : ""}. `,
        ...(others.length ? [button(`Add ${others.length} to your list`, () => this.adopt()), " "] : []),
        element("a", { href: "reading-list.html", textContent: "Your own list" }));
    }

    emptyNotice(notice) {
      return notice("Nothing is saved yet. Press “Save” beside a paper in any list, or the key ", element("kbd", { textContent: "m" }),
        " on it: in the ", element("a", { href: "search.html", textContent: "search" }), ", under ",
        element("a", { href: "topics/index.html", textContent: "topics" }), ", on the ", element("a", { href: "dates/index.html", textContent: "days" }), ".");
    }

    say(text, undo) {
      const back = undo && button("Undo", () => { undo(); this.say("Undone"); }, "");
      this.said.replaceChildren(text, ...(undo ? [" ", back] : []));
    }

    // -- What a reader does --------------------------------------------------------------------------------

    read(id) {
      store.setRead(id, !store.isRead(id));
    }

    edit(id, note, group) {
      store.change(({ papers }) => Object.assign(papers.find((paper) => paper.id === id) ?? {}, { note: note.trim(), group }));
    }

    /** Past its neighbour in the group. */
    move(id, by) {
      const group = this.arranged.find(({ entries }) => entries.some((entry) => entry.id === id)).entries;
      const at = group.findIndex((entry) => entry.id === id);
      const other = group[at + by];
      if (!other) return;
      store.change(({ papers }) => {
        const [here, there] = [id, other.id].map((one) => papers.findIndex((paper) => paper.id === one));
        [papers[here], papers[there]] = [papers[there], papers[here]];
      });
      this.say(`Moved to place ${at + by + 1} of ${group.length}`);
    }

    remove(id) {
      const entry = this.entry(id);
      const at = store.now().papers.indexOf(entry);
      const before = this.rows.get(id).node.previousElementSibling;
      const behind = [...this.rows, ...this.ghosts].find(([, { node }]) => node === before)?.[0];
      const node = ghostOf(this.titleOf(id), () => this.restore(entry, at));
      this.ghosts.set(id, { entry, behind, node });
      store.remove(id);
      this.rows.delete(id);
      this.say(`Removed: ${this.titleOf(id) || entry.title}`);
      node.querySelector("button").focus();
    }

    restore(entry, at) {
      this.ghosts.delete(entry.id);
      store.change(({ papers }) => papers.splice(at, 0, entry));
      this.say("Undone");
      this.rows.get(entry.id)?.node.querySelector("[data-pa-remove]").focus();
    }

    rename(name) {
      const { head } = this.partsOf(name);
      const input = element("input", { value: name });
      const form = element("form", { className: "pa-edit" }, element("label", {}, "Name of the group ", input), element("button", { className: "pa-button", textContent: "Done" }));
      const parts = [...head.children];
      const close = () => {
        head.replaceChildren(...parts);
        parts[1].querySelector("button").focus();
      };
      form.addEventListener("keydown", ({ key }) => { if (key === "Escape") close(); });
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        close();
        const other = input.value.trim();
        if (other && other !== name) this.regroup(name, other);
      });
      head.replaceChildren(form);
      input.focus();
    }

    regroup(name, other) {
      store.change((draft) => {
        draft.groups = draft.groups.map((one) => (one === name ? other : one));
        for (const paper of draft.papers) if (paper.group === name) paper.group = other;
      });
      this.partsOf(other).head.querySelector("button")?.focus();
    }

    moveGroup(name, by) {
      store.change(({ groups }) => {
        const at = groups.indexOf(name);
        if (groups[at + by]) groups.splice(at + by, 0, ...groups.splice(at, 1));
      });
    }

    /** The papers stay. */
    dissolve(name) {
      const before = store.now();
      const at = before.groups.indexOf(name);
      const ids = new Set(before.papers.filter(({ group }) => group === name).map(({ id }) => id));
      const put = (from, to) => (draft) => {
        for (const paper of draft.papers) if (ids.has(paper.id) && paper.group === from) paper.group = to;
      };
      store.change((draft) => {
        draft.groups = draft.groups.filter((one) => one !== name);
        put(name, "")(draft);
      });
      this.say(`Removed the group ${name}; its papers stay`, () => store.change((draft) => {
        draft.groups.splice(at, 0, name);
        put("", name)(draft);
      }));
      this.said.querySelector("button").focus();
    }

    // -- What comes ----------------------------------------------------------------------------------------

    /** Adds a list, and says what became of it. */
    async bring(coming) {
      let done;
      store.change((draft) => { done = deskFiles.merge(draft, coming); });
      await this.renew();
      const undo = () => store.change((draft) => deskFiles.unmerge(draft, done));
      const notes = done.kept.map(({ id, part, theirs }) => `${this.titleOf(id)}: your ${part} was kept; the other is “${theirs}”`);
      const same = coming.papers.length - done.added.length - new Set([...done.filled, ...done.kept].map(({ id }) => id)).size;
      const said = [
        `${count(done.added.length)} added`, same && `${same} the same already`,
        done.filled.length && `${done.filled.length} completed`, done.read.length && `${done.read.length} marked as read`,
        done.kept.length && `${done.kept.length} differed, yours kept`,
      ].filter(Boolean).join(", ");
      this.say(said, done.added.length + done.filled.length + done.read.length ? undo : null);
      if (notes.length) this.said.append(element("span", { className: "pa-differed" }, ...notes.map((note) => element("span", { textContent: note }))));
    }

    /** Adds papers by their ids; those that the archive lacks are named. */
    async bringIds(ids) {
      const found = await archive.find(ids);
      const papers = ids.flatMap((id) => (found.get(id).length ? [{ id, title: found.get(id)[0].title, group: "", note: "" }] : []));
      const gone = ids.filter((id) => !found.get(id).length);
      await this.bring({ papers, groups: [], read: new Set() });
      if (gone.length) this.said.append(`; not in this archive: ${gone.join(", ")}`);
    }

    /** What came with the address becomes the reader's own. */
    async adopt() {
      const ids = this.linked;
      try {
        history.replaceState(null, "", location.pathname + location.search);
      } catch {
        // Some browsers refuse it for files: the list is added all the same.
      }
      this.linked = [];
      this.rows.clear();
      this.lists.clear();
      await this.bringIds(ids);
    }
  }

  const desk = new Desk(document.querySelector("[data-pa-desk]"));
  root.paperArchive.desk = { desk, button, switchOf };
})(window);
