/* Who types asks many questions one after the other: each has its turn, and only the newest may show its answer. */
(function (archive) {
  "use strict";

  class Turns {
    constructor() {
      this.newest = 0;
      this.timer = 0;
    }

    /** Begins a turn: a function that says whether it still is the newest. What was to come later is off. */
    begin() {
      clearTimeout(this.timer);
      this.end();
      const mine = this.newest;
      return () => mine === this.newest;
    }

    /** Whatever is under way comes too late to be shown. */
    end() {
      this.newest += 1;
    }

    /** Does the work when no key has come for so many milliseconds. */
    later(work, pause) {
      this.begin();
      this.timer = setTimeout(work, pause);
    }
  }

  archive.turns = { Turns };
})(paperArchive);
