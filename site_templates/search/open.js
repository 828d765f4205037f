/* The search at work in a page: assets/js/search_loader.js has loaded it and hands over what the page has. */
(function (archive) {
  "use strict";

  /** A search that loads what it needs, and starts anew where a cache has mixed two builds. */
  function open(folder) {
    let current = null; // the promise of Shards
    let starts = 0;

    /* Shards keep what has come; whatever is asked for again must be fetched again. */
    function load(path) {
      return archive.run(folder + path);
    }

    async function fresh() {
      const again = starts;
      starts += 1;
      await load(`manifest.js${again ? `?again=${Date.now()}` : ""}`);
      return new archive.shards.Shards(archive.take("manifest"), load, again);
    }

    function renew() {
      current = fresh().catch((error) => { current = null; throw error; });
      return current;
    }

    function opened() {
      return current || renew();
    }

    async function run(work) {
      const mine = opened();
      try {
        return await work(await mine);
      } catch (error) {
        if (!(error instanceof archive.shards.Mixed)) throw error;
        if (current === mine) renew(); // unless another question has done so
        return work(await opened());
      }
    }

    return { run: run, opened: opened };
  }

  /** Marks in a part of a page what a query asked for. */
  function mark(part, text) {
    const needs = archive.needs.ofText(text);
    const nodes = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    const found = [];
    while (nodes.nextNode()) found.push(nodes.currentNode);
    for (const node of found) {
      const pieces = archive.results.pieces(node.data, needs);
      if (pieces.some((piece) => piece.isHit)) node.replaceWith(...archive.results.marked(pieces));
    }
  }

  archive.search = { open, mark };
})(paperArchive);
