/* The search at work in a page: assets/js/find.js has loaded it and hands over what the page has. */
(function (archive) {
  "use strict";

  /** A search that loads what it needs, and starts anew with another build where a cache has mixed two. */
  function open(folder) {
    let shards = null;

    function load(path) {
      return archive.load(folder + path);
    }

    async function fresh(isAgain) {
      await load(`manifest.js${isAgain ? `?again=${Date.now()}` : ""}`);
      return new archive.shards.Shards(archive.take("manifest"), load);
    }

    async function opened() {
      shards ??= fresh(false).catch((error) => { shards = null; throw error; });
      return shards;
    }

    async function run(work) {
      try {
        return await work(await opened());
      } catch (error) {
        if (!(error instanceof archive.shards.Mixed)) throw error;
        shards = fresh(true).catch((again) => { shards = null; throw again; });
        return work(await shards);
      }
    }

    return { run: run, opened: opened };
  }

  /** Marks in a part of a page what a query asked for. */
  function mark(part, text) {
    const needs = archive.ask.needsOf(text);
    const nodes = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    const found = [];
    while (nodes.nextNode()) found.push(nodes.currentNode);
    for (const node of found) {
      const pieces = archive.show.pieces(node.data, needs);
      if (pieces.some((piece) => piece.isHit)) node.replaceWith(...archive.show.marked(pieces));
    }
  }

  archive.search = { open, mark };
})(paperArchive);
