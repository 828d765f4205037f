/* A paper that nobody chose. */
(function (root) {
  "use strict";

  const archive = root.paperArchive;
  const SCRIPTS = new URL(".", document.currentScript.src).href;
  const PAPERS = new URL("../../papers/", SCRIPTS).href;

  /** Goes to its page; stays where there is none, or where its address cannot be read. */
  archive.goAnywhere = async () => {
    await archive.load(`${SCRIPTS}papers.js`);
    const paper = await archive.papers.any();
    if (paper) location.assign(`${PAPERS}${paper.slug}.html`);
  };
})(window);
