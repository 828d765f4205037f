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

  /** The papers that the listings of a day name, in their order. */
  async function listing(shards, day) {
    const row = await shards.only("y", day);
    return row === undefined ? new Int32Array(0) : unpackOrder(row);
  }

  archive.listings = { days, titles, listing };
})(paperArchive);
