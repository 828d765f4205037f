/* The forms in which one tells the keeper what is wrong with a paper, on GitHub, filled in with what its page says.
   mend.js loads this where someone asks. The forms are those of .github/ISSUE_TEMPLATE. */
(function (root) {
  "use strict";

  const archive = root.paperArchive;
  const { element } = archive;
  const MANIFEST = new URL("../papers/manifest.js", document.currentScript?.src ?? "file:///").href;
  const MOST = 8000; // bytes of an address; GitHub refuses more than 8,191
  const NAMED = 80; // characters of a title that name an issue

  const lines = (texts) => texts.join("\n");

  /* A form, what it is for, and its fields, by their names in the form. */
  const FORMS = [
    ["merge.yml", "It is the same as another paper", ({ paper }) => ({ paper })],
    ["two.yml", "Its listings are different papers", ({ texts }) => ({ papers: lines(texts) })],
    ["topics.yml", "Other topics", ({ paper, topics }) => ({ paper, topics: lines(topics) })],
    ["tags.yml", "Other tags", ({ paper, tags }) => ({ paper, tags: lines(tags) })],
    ["text.yml", "Another title or abstract", ({ paper, title }) => ({ paper, text: title })],
    ["removal.yml", "Take it out", ({ paper }) => ({ paper })],
  ];

  /* What people call the fields that may not fit. */
  const CALLED = { papers: "the ids of its listings", topics: "its topics", tags: "its tags", text: "its title" };

  /** The address of a filled-in form, and what was left out of it because it did not fit: no field is cut, for who
      sends half a title says that it is the whole. */
  function formFor(repository, form, words, fields, title) {
    const characters = [...title];
    const named = characters.length > NAMED ? `${characters.slice(0, NAMED).join("")}…` : title;
    const asked = new URLSearchParams({ template: form, title: `${words}: ${named}` });
    const addressOf = (more) => `${repository}issues/new?${new URLSearchParams([...asked, ...more])}`;
    const left = [];
    for (const [name, value] of Object.entries(fields)) {
      if (addressOf([[name, value]]).length <= MOST) asked.append(name, value);
      else left.push(CALLED[name]);
    }
    return { words, address: addressOf([]), left };
  }

  /** Every form that may be meant. */
  function addressesFor(repository, paper) {
    const meant = FORMS.filter(([form]) => form !== "two.yml" || paper.texts.length > 1);
    return meant.map(([form, words, fieldsOf]) => formFor(repository, form, words, fieldsOf(paper), paper.title));
  }

  function item({ words, address, left }) {
    const link = element("a", { href: address, rel: "noreferrer", textContent: words });
    return element("li", {}, link, left.length ? ` (write ${left.join(" and ")} there: too long to fill in)` : "");
  }

  /** What stands before the lines that mend a paper; nothing where the archive has no such repository. */
  async function formsFor(paper) {
    await archive.load(MANIFEST);
    const { repository = "" } = archive.get("papers/manifest");
    if (!/^https?:\/\//.test(repository)) return [];
    return [
      element("p", { className: "pa-note", textContent: "Tell the keeper, in public, on GitHub:" }),
      element("ul", { className: "pa-plain pa-tell" }, ...addressesFor(repository, paper).map(item)),
    ];
  }

  Object.assign(archive, { formsFor, addressesFor });
})(window);
