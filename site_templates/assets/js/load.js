/* What the other scripts begin with: data as classic scripts, as a page opened from disk may read nothing else; nodes,
   and counts in words. */
(function (root) {
  "use strict";

  const values = new Map();
  const loading = new Map();

  function run(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = () => { script.remove(); resolve(); };
      script.onerror = () => { script.remove(); reject(new Error(address)); };
      document.head.append(script);
    });
  }

  /** Runs the script at an address once; after a failure the next call tries again. */
  function load(address) {
    if (!loading.has(address)) {
      loading.set(address, run(address).catch((error) => { loading.delete(address); throw error; }));
    }
    return loading.get(address);
  }

  /** A node with properties, and others in it. */
  function element(name, values = {}, ...children) {
    const made = Object.assign(document.createElement(name), values);
    made.append(...children);
    return made;
  }

  function count(number) {
    return `${number.toLocaleString("en")} ${number === 1 ? "paper" : "papers"}`;
  }

  root.paperArchive = {
    element,
    count,
    put: (name, value) => { values.set(name, value); },
    get: (name) => values.get(name),
    take: (name) => { // for whoever keeps it
      const value = values.get(name);
      values.delete(name);
      return value;
    },
    load: load,
    run: run,
  };
})(window);
