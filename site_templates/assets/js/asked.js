/* A question in the address of the search page: what its words need of the index is on its way before the search itself
   is there. A guess that is wrong costs a few kilobytes and nothing else: the search asks for all that it needs. */
(function (archive) {
  "use strict";

  const FOLDER = new URL("../search/", document.currentScript.src).href;
  const WORDS = /(?<![\p{L}\p{N}:"-])[\p{L}\p{N}]{3,}(?![\p{L}\p{N}:])/gu; // neither operators nor what is left out
  const COMMON = new Set("about and are can does for from has have how its not that the their these this use was what which who why with".split(" "));
  const MOST = 6; // words
  const LONGEST = 3; // words of a name
  const STAMP = 4; // characters, and below those of a key: as the builder writes them
  const KEYS = /.../g;

  /** What has been put there by scripts that could be loaded; where one could not, the search tries again. */
  const manifest = archive?.get("manifest");

  /** The words of the question, near enough to their stems. */
  function words() {
    const question = new URLSearchParams(location.search).get("q") ?? "";
    const found = (question.toLowerCase().match(WORDS) ?? []).filter((word) => !COMMON.has(word)).slice(0, MOST);
    return found.map((word) => word.replace(/(?<![suia])s$/, "").replace(/e$/, "").replace(/y$/, "i"));
  }

  /** Where each of some texts lies: sorted keys say where each shard begins. */
  function shardsOf(keys, texts) {
    const firsts = keys ? keys.split(" ") : [];
    return new Set(firsts.length ? texts.map((text) => Math.max(0, firsts.findLastIndex((first) => first <= text))) : []);
  }

  function addressOf(kind, at) {
    return `${FOLDER}${kind}/${at}.js?v=${manifest.stamps[kind].slice(at * STAMP, (at + 1) * STAMP)}`;
  }

  function fetchSoon(kind, shards) {
    for (const at of shards) {
      document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "script", href: addressOf(kind, at) }));
    }
  }

  /** The names that neighbouring words may be. */
  function namesIn(asked) {
    return asked.flatMap((_, at) => Array.from({ length: LONGEST }, (__, more) => asked.slice(at, at + more + 1).join("-")));
  }

  /** What a shard of names says of the subjects that are called so: their keys. */
  function keysIn(at, names) {
    const [, known, keys] = archive.get(`n/${at}`) ?? [0, "", ""];
    const all = known.split(" ");
    return names.flatMap((name) => keys.split(" ")[all.indexOf(name)]?.match(KEYS) ?? []);
  }

  async function fetchSubjects(names) {
    const shards = shardsOf(manifest.names, names);
    fetchSoon("n", shards);
    await Promise.all([...shards].map((at) => archive.run(addressOf("n", at))));
    fetchSoon("m", shardsOf(manifest.subjects, [...shards].flatMap((at) => keysIn(at, names))));
  }

  if (!manifest) return;
  const asked = words();
  fetchSubjects([...new Set(namesIn(asked))]).catch(() => {}); // first: there are two steps to these
  fetchSoon("t", shardsOf(manifest.terms, asked));
})(window.paperArchive);
