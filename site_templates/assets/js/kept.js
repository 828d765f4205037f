/* What this browser keeps for the site under a name, alike in all of its tabs. Storage may be closed or full, and what
   stands there may be anything: nothing here throws, and what cannot be kept lasts as long as the page. */
(function (root) {
  "use strict";

  const SITE = new URL("../../", document.currentScript.src).pathname; // from disk all archives share one storage
  const all = new Map();

  function storage() {
    try {
      return root.localStorage;
    } catch {
      return null;
    }
  }

  class Kept {
    constructor(name) {
      this.key = `${SITE}.${name}`;
      this.problem = ""; // why nothing is kept: "closed", "full"
      this.own = null;   // what could not be kept
      this.listeners = [];
      this.seen = this.text;
      root.addEventListener("storage", ({ key }) => { if (key === this.key || key === null) this.look(); });
      /* A page that slept in the history, or in the background, heard of nothing. */
      root.addEventListener("pageshow", () => this.look());
      document.addEventListener("visibilitychange", () => this.look());
    }

    get isOpen() {
      return !this.problem;
    }

    /** What stands there, as it stands there; "" where nothing does. */
    get text() {
      if (this.own !== null) return this.own;
      try {
        return storage().getItem(this.key) ?? "";
      } catch {
        this.problem = "closed";
        return "";
      }
    }

    /** The value that was written; null where there is none that can be read. */
    read() {
      try {
        return JSON.parse(this.text);
      } catch {
        return null;
      }
    }

    /** Keeps a value, or with null none; whether it could be kept. */
    write(value) {
      const text = value === null ? "" : JSON.stringify(value);
      try {
        if (text) storage().setItem(this.key, text);
        else storage().removeItem(this.key);
        this.problem = "";
        this.own = null;
      } catch {
        this.problem ||= "full";
        this.own = text;
      }
      this.seen = text;
      return this.isOpen;
    }

    /** Calls back whenever another tab has written something else. */
    onChange(listener) {
      this.listeners.push(listener);
    }

    look() {
      const { text } = this;
      if (text === this.seen) return;
      this.seen = text;
      for (const listener of this.listeners) listener();
    }
  }

  /** What is kept under a name: one object for all who ask. */
  function kept(name) {
    if (!all.has(name)) all.set(name, new Kept(name));
    return all.get(name);
  }

  root.paperArchive.kept = kept;
})(window);
