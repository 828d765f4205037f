/* "Something wrong?": lines for overrides.toml that say of a paper what its page says now, ready to edit and copy. */
(function (root) {
  "use strict";

  const archive = root.paperArchive;
  const { element } = archive;
  const TELL = new URL("tell.js", document.currentScript?.src ?? "file:///").href;
  const WHY = "Say why."; // stands there until someone gives a reason

  /** A character between quotation marks of TOML; what shows nothing is written as its number, so that one sees it. */
  function escaped(character) {
    if (/["\\]/.test(character)) return `\\${character}`;
    const code = character.codePointAt(0).toString(16).toUpperCase();
    return code.length > 4 ? `\\U${code.padStart(8, "0")}` : `\\u${code.padStart(4, "0")}`;
  }

  function quoted(text) {
    return `"${text.replace(/["\\]|(?! )[\p{C}\p{Z}]/gu, escaped)}"`;
  }

  /** A table of TOML. */
  function table(kind, values) {
    const line = ([key, value]) => `${key} = ${Array.isArray(value) ? `[${value.map(quoted).join(", ")}]` : quoted(value)}`;
    return [`[[${kind}]]`, ...Object.entries({ ...values, reason: WHY }).map(line)].join("\n");
  }

  /** What is seldom meant stands behind signs. */
  function setAside(lines) {
    return lines.replace(/^/gm, "# ");
  }

  /** Topics and tags to edit; set aside another title, a paper that is to be taken out, listings that are several. */
  function linesFor({ paper, texts, title, topics, tags }) {
    const tables = [
      table("topics", { paper, topics }),
      table("tags", { paper, tags }),
      setAside(table("title", { paper, title })),
      setAside(table("hide", { paper })),
    ];
    return [...tables, ...(texts.length > 1 ? [setAside(table("two", { papers: texts }))] : [])].join("\n\n");
  }

  function texts(selector, isMeant = () => true) {
    return [...document.querySelectorAll(selector)].filter(isMeant).map((one) => one.textContent);
  }

  /** The paper as its page says it is. */
  function paperOf(place) {
    return {
      paper: document.querySelector("article").dataset.paId,
      texts: place.dataset.paMend.split(" ").filter(Boolean),
      title: place.dataset.paTitle ?? document.querySelector("h1").textContent,
      topics: texts(".pa-kicker a", (link) => !link.nextSibling?.data.includes("›")), // not their groups
      tags: texts(".pa-chips a"),
    };
  }

  /** Before the lines the forms of the keeper, where there are any; nothing of it is loaded before someone asks. */
  async function tell(place, paper) {
    await archive.load(TELL);
    place.querySelector("summary").after(...await archive.formsFor(paper));
  }

  function unfolding(place, words) {
    const paper = paperOf(place);
    const lines = linesFor(paper);
    const copy = element("button", { type: "button", className: "pa-button", textContent: "Copy the lines" });
    copy.dataset.paCopy = "mending";
    copy.setAttribute("aria-live", "polite");
    const made = element(
      "details", {},
      element("summary", { textContent: words }),
      element(
        "p", { className: "pa-note" },
        "Correct what is wrong, leave out the rest, say why, and add the lines to the archive’s ",
        element("code", { textContent: "overrides.toml" }),
        " or send them to its keeper.",
      ),
      element("pre", { id: "mending", textContent: lines }),
      element("p", {}, copy),
    );
    made.addEventListener("toggle", () => { tell(made, paper).catch(() => {}); }, { once: true });
    return made;
  }

  archive.linesFor = linesFor;
  for (const link of document.querySelectorAll("[data-pa-mend] > a")) {
    link.replaceWith(unfolding(link.parentElement, link.textContent));
  }
})(window);
