/* A paper in other sources: a search for its title in each. */
(function (root) {
  "use strict";

  const { element } = root.paperArchive;
  const LONGEST = 300; // characters of a title that every server takes
  const SOURCES = [
    ["Hugging Face", "https://huggingface.co/papers?q="],
    ["Semantic Scholar", "https://www.semanticscholar.org/search?q="],
    ["Google Scholar", "https://scholar.google.com/scholar?q="],
  ];

  const title = document.querySelector("meta[name=citation_title]").content;
  const query = encodeURIComponent([...title].slice(0, LONGEST).join(""));
  const links = SOURCES.map(([name, address]) => element("a", { href: address + query, textContent: name }));
  const parts = [element("h2", { textContent: "Search for it elsewhere" }), element("p", {}, ...links)];
  document.querySelector("[data-pa-mend]").prepend(element("div", { className: "pa-elsewhere" }, ...parts));
})(window);
