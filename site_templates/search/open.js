/* The search at work in a page: assets/js/search_loader.js has loaded it and opens it in the folder of the shards. */
(function (archive) {
  "use strict";

  const { Shards, Mixed } = archive.shards;

  /* Loads what it needs, and starts anew where a cache has mixed two builds. */
  class Search {
    constructor(folder) {
      this.folder = folder;
      this.current = null; // the promise of Shards
      this.starts = 0;
    }

    /** What `work` gives, which gets the shards. */
    async run(work) {
      const mine = this.opened();
      try {
        return await work(await mine);
      } catch (error) {
        if (!(error instanceof Mixed)) throw error;
        if (this.current === mine) this.renew(); // unless another question has done so
        return work(await this.opened());
      }
    }

    opened() {
      return this.current || this.renew();
    }

    renew() {
      this.current = this.fresh().catch((error) => { this.current = null; throw error; });
      return this.current;
    }

    async fresh() {
      const again = this.starts;
      this.starts += 1;
      if (again || !archive.get("manifest")) await this.load(`manifest.js${again ? `?again=${Date.now()}` : ""}`);
      return new Shards(archive.take("manifest"), (path) => this.load(path), again);
    }

    /* Shards keep what has come; whatever is asked for again must be fetched again. */
    load(path) {
      return archive.run(this.folder + path);
    }
  }

  archive.search = { open: (folder) => new Search(folder) };
})(paperArchive);
