/* Who types asks many questions one after the other: each has its turn, and only the newest may show its answer. */
(function (archive) {
  "use strict";

  class Turns {
    /* Of `search`, as open.js opens it, for a `screen`: it can `show` what was found, `say` a sentence, `wait` after so
       many milliseconds of `patience`, and `settle` when a turn is over. */
    constructor(screen, search, patience) {
      Object.assign(this, { screen, search, patience, newest: 0, timer: 0 });
    }

    /** Whatever is under way comes too late to be shown. */
    end() {
      this.newest += 1;
    }

    /** That too, and what was to come later is off. */
    skip() {
      clearTimeout(this.timer);
      this.end();
    }

    /** Does the work when no key has come for so many milliseconds. */
    later(work, pause) {
      this.skip();
      this.timer = setTimeout(work, pause);
    }

    /** Has the screen show what `find` makes of the shards; true where this is the newest turn at the end, too. */
    async take(find) {
      this.skip();
      const mine = this.newest;
      const isNewest = () => mine === this.newest;
      const { screen } = this;
      const late = setTimeout(() => { if (isNewest()) screen.wait("Searching …"); }, this.patience);
      try {
        const found = await this.search.run((shards) => find(shards, isNewest));
        clearTimeout(late);
        if (isNewest()) await screen.show(found, isNewest);
      } catch {
        clearTimeout(late);
        if (isNewest()) screen.say("The search could not be loaded. Type again to retry.");
      }
      if (isNewest()) screen.settle();
      return isNewest();
    }
  }

  archive.turns = { Turns };
})(paperArchive);
