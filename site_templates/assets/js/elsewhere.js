/* A paper in other sources: the same search as the one that stands in the page. */
(function () {
  "use strict";

  const SOURCES = [
    ["Hugging Face", "https://huggingface.co/papers?q="],
    ["Semantic Scholar", "https://www.semanticscholar.org/search?q="],
    ["Google Scholar", "https://scholar.google.com/scholar?q="],
  ];

  for (const first of document.querySelectorAll(".pa-elsewhere a")) {
    const query = first.search.split(/query=|q=/).pop();
    const others = SOURCES.filter(([, address]) => !first.href.startsWith(address));
    first.after(...others.flatMap(([name, address]) => {
      const link = document.createElement("a");
      link.href = address + query;
      link.textContent = `Search ${name}`;
      return [" ", link];
    }));
  }
})();
