/* What is known of all papers of the archive: their days, the order of their titles, what a listing names.
   builder/search/listings.py writes it. */
(function (archive) {
  "use strict";

  const { unpackOrder, unpackStarts, unpackPlaces } = archive.unpacking;

  /** The days on which papers were first listed, with the papers of each: [{ slug, first, behind }]. Papers without a
      day come first, then those without a year, then old before new. */
  async function days(shards) {
    const [slugs, starts] = await shards.get("days");
    const names = slugs.split(" ").filter(Boolean);
    const first = unpackStarts(starts, names.length);
    return names.map((slug, at) => ({ slug, first: first[at], behind: first[at + 1] ?? shards.papers }));
  }

  /** All papers from A to Z. */
  async function titles(shards) {
    const [places] = await shards.get("titles");
    return unpackPlaces(places, shards.papers);
  }

  /** The papers of a list in its order: those that the listings of a day name, `2025-09-09`, or those of an author of
      many, `author/wei-zhang`; null where there is no such list. */
  async function listing(shards, name) {
    const row = await shards.only("y", name);
    return row === undefined ? null : unpackOrder(row);
  }

  /** When each paper of such a list was written: `2017-06-12`, `2017`, or "" where that is not known; null for a day. */
  async function written(shards, name) {
    const isThere = await shards.only("y", name) !== undefined;
    return isThere && shards.row("y", name, 1) ? shards.row("y", name, 1).split(",") : null;
  }

  archive.listings = { days, titles, listing, written };
})(paperArchive);
