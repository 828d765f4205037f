/* Papers in other programs' formats: what builder/export writes, from what papers.js reads; and as files. */
(function (root) {
  "use strict";

  const MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
  ];
  const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
  const NAMED = 6; // authors of a reference; of more the first stands for all

  // -- What all say alike --------------------------------------------------------------------------------------

  /** `9 September 2025`; `9 September` of a day without a year. */
  function dayName(iso) {
    const [day, month, year] = iso.split("-").reverse();
    return `${Number(day)} ${MONTHS[month - 1]}${year ? ` ${year}` : ""}`;
  }

  function longName(iso) {
    return iso.startsWith("-") ? `${dayName(iso)}, year unknown` : `${WEEKDAYS[new Date(`${iso}T00:00Z`).getUTCDay()]} ${dayName(iso)}`;
  }

  function when({ listed }) {
    return listed ? `Listed on ${longName(listed)}` : "Listed without a date";
  }

  /** When the paper was listed, and what is to be completed. */
  function note(paper) {
    const { authors, published } = paper;
    const lacks = [...(authors.length ? [] : ["authors"]), ...(published ? [] : ["year"])];
    return lacks.length ? `${when(paper)}; ${lacks.join(" and ")} to be completed` : when(paper);
  }

  /** The day on which its address was seen; "" where there is none, or the year of the day is not known. */
  function readOn({ url, listed }) {
    return url && /^\d/.test(listed) ? listed : "";
  }

  const NUMBERS = { "\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20" };

  /** An address, or a DOI, in which no sign can end a field. */
  function address(text) {
    return text.replace(/[\\{} ]/g, (sign) => NUMBERS[sign]);
  }

  // -- BibTeX --------------------------------------------------------------------------------------------------

  const SPECIAL = {
    "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}", "$": "\\$", "&": "\\&",
    "%": "\\%", "#": "\\#", "_": "\\_", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}",
  };
  const WORD = /([A-Za-z0-9'\x80-\u2012\u2015-\u2025\u2027-\u{10ffff}]+)/u;

  /** A text as LaTeX that prints exactly it: of two signs that would be set as another one the first stands alone. */
  function latexOf(text) {
    return text.replace(/[\\{}$&%#_^~]/g, (sign) => SPECIAL[sign]).replace(/-(?=-)|'(?=')|[`?!](?=`)/g, "$&{}");
  }

  /** A title with some of its words in braces. */
  function titleOf({ title, latex }) {
    if (typeof latex === "string" && latex) return latex;
    const kept = new Set(latex || []);
    return title.split(WORD).map((part, at) => (at % 2 && kept.has((at - 1) / 2) ? `{${latexOf(part)}}` : latexOf(part))).join("");
  }

  function bibtexName({ whole, family, given, written }) {
    return written ?? (whole ? latexOf(whole) : `${latexOf(family)}, ${latexOf(given)}`);
  }

  function bibtex(paper) {
    const { authors, hasMore, published, venue, arxiv, category, doi, url } = paper;
    const names = [...authors.map(bibtexName), ...(hasMore ? ["others"] : [])];
    const fields = [
      ["author", authors.length && `{${names.join(" and ")}}`],
      ["title", `{${titleOf(paper)}}`],
      ["year", published && `{${published.slice(0, 4)}}`],
      ["month", published.length > 4 && MONTHS[published.slice(5, 7) - 1].slice(0, 3).toLowerCase()],
      ["date", published.length > 7 && `{${published}}`],
      ["howpublished", venue && `{${latexOf(venue)}}`],
      ["eprint", arxiv && `{${address(arxiv)}}`],
      ["archiveprefix", arxiv && "{arXiv}"],
      ["eprinttype", arxiv && "{arxiv}"],
      ["primaryclass", arxiv && category && `{${latexOf(category)}}`],
      ["doi", doi && `{${address(doi)}}`],
      ["url", url && `{${address(url)}}`],
      ["urldate", readOn(paper) && `{${readOn(paper)}}`],
      ["note", `{${note(paper)}}`],
    ];
    const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = ${value}`);
    return `@misc{${paper.key},\n${lines.join(",\n")}\n}`;
  }

  // -- CSL-JSON ------------------------------------------------------------------------------------------------

  function cslName({ whole, family, given, suffix }) {
    return whole ? { literal: whole } : { family, given, ...(suffix ? { suffix } : {}) };
  }

  function dateParts(iso) {
    return iso && { "date-parts": [iso.split("-").map(Number)] };
  }

  function csl(paper) {
    const { key, title, authors, hasMore, published, arxiv, venue, doi, url } = paper;
    const names = [...authors.map(cslName), ...(hasMore ? [{ literal: "others" }] : [])];
    const item = {
      id: key,
      type: arxiv ? "article" : "document",
      title,
      author: names.length && names,
      issued: dateParts(published),
      accessed: dateParts(readOn(paper)),
      number: arxiv && `arXiv:${arxiv}`,
      publisher: arxiv && "arXiv",
      "container-title": venue,
      DOI: doi,
      URL: address(url),
      note: when(paper),
    };
    return Object.fromEntries(Object.entries(item).filter(([, value]) => value));
  }

  // -- RIS -----------------------------------------------------------------------------------------------------

  /** `2025/09/02/`, `2025/09//`. */
  function risDay(iso) {
    const [year, month, day = ""] = iso.split("-");
    return `${year}/${month}/${day}/`;
  }

  function risName({ whole, family, given, suffix }) {
    return whole ? whole.replaceAll(",", " ").split(" ").filter(Boolean).join(" ") : [family, given, suffix].filter(Boolean).join(", ");
  }

  function ris(paper) {
    const { key, title, authors, hasMore, published, venue, arxiv, doi, url } = paper;
    const fields = [
      ["TY", (venue || doi) && !arxiv ? "GEN" : "UNPB"],
      ["ID", key],
      ...authors.map((name) => ["AU", risName(name)]),
      ["AU", hasMore && "et al."],
      ["TI", title],
      ["PY", published.slice(0, 4)],
      ["DA", published.length > 4 && risDay(published)],
      ["T2", venue],
      ["PB", arxiv && "arXiv"],
      ["AN", arxiv && `arXiv:${arxiv}`],
      ["DO", doi],
      ["UR", address(url)],
      ["Y2", readOn(paper) && risDay(readOn(paper))],
      ["N1", when(paper)],
    ].filter(([, value]) => value);
    return [...fields, ["ER", ""]].map(([tag, value]) => `${tag}  - ${value}\r\n`).join("");
  }

  // -- A line of text ------------------------------------------------------------------------------------------

  function referenceNames({ authors, hasMore }) {
    const names = authors.map(({ shown }) => shown);
    if (names.length && (names.length > NAMED || hasMore)) return `${(names.length > NAMED ? names.slice(0, 1) : names).join(", ")} et al.`;
    return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : names.join("");
  }

  function reference(paper) {
    const { title, published, listed, venue, arxiv, doi, url } = paper;
    const parts = [
      referenceNames(paper),
      title,
      [venue, published.slice(0, 4)].filter(Boolean).join(", "),
      !published && listed && `Listed on ${dayName(listed)}`,
      arxiv && `arXiv:${arxiv}`,
      doi && !url.includes("//doi.org/") && `doi:${doi}`,
    ].filter(Boolean).map((part) => (/[.?!]$/.test(part) ? part : `${part}.`));
    return [...parts, ...(url ? [address(url)] : [])].join(" ");
  }

  /** Hands a text to the reader as a file of this name. */
  root.paperArchive.save = (name, type, text) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  /** Each format: a paper in it, and papers; how files of both end, and what they are. */
  root.paperArchive.formats = {
    BibTeX: {
      one: bibtex, list: (papers) => papers.map((paper) => `${bibtex(paper)}\n`).join(""),
      ending: ".bib", listEnding: ".bib", type: "application/x-bibtex",
    },
    RIS: {
      one: ris, list: (papers) => papers.map(ris).join(""),
      ending: ".ris", listEnding: ".ris", type: "application/x-research-info-systems",
    },
    "CSL-JSON": {
      one: (paper) => JSON.stringify([csl(paper)], null, 2), list: (papers) => `[\n${papers.map((paper) => JSON.stringify(csl(paper))).join(",\n")}\n]\n`,
      ending: ".json", listEnding: ".csl.json", type: "application/vnd.citationstyles.csl+json",
    },
    Text: {
      one: reference, list: (papers) => papers.map((paper) => `${reference(paper)}\n`).join(""),
      ending: ".txt", listEnding: ".txt", type: "text/plain;charset=utf-8",
    },
  };
})(window);
