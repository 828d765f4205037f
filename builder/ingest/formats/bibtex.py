"""BibTeX and BibLaTeX, as Zotero, Mendeley, JabRef, Google Scholar, DBLP, ACL Anthology and people write it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    Field,
    ParsingFailedBlock,
    String,
)
from bibtexparser.splitter import Splitter

from builder.ingest import joined_names, partial_dates
from builder.ingest.details import categories
from builder.ingest.document import Document, Register
from builder.ingest.formats.bibtex_values import Fields, fields_of, macros_of
from builder.ingest.formats.objects.markup import words_of_abstract, words_of_markup
from builder.ingest.references import addresses, first_arxiv, first_doi, named_arxiv, own_note, without_arxiv
from builder.model import (
    Details,
    Place,
    Reading,
    Record,
    broken_entry,
    doubled_key,
    entry_without_title,
    missing_comma,
    not_an_id,
)
from builder.text import ARCHIVES, ArxivId, resolve_address, shows_something, squeeze

# The library tells of each broken block on the terminal, too; here they become issues.
logging.getLogger("bibtexparser.splitter").setLevel(logging.CRITICAL + 1)

KIND = "BibTeX"

HEAD_LINES, LOOKED_AT = 20, 400
"""Lines in which the first entry begins, and by which this format is recognised."""

NO_PAPERS = frozenset({"set", "xdata", "control", "ieeetranbstctl", "bibnote", "settings"})
"""Types of entries that steer a program, in small letters."""

INHERITED = ("booktitle", "journal", "year", "month", "date")
"""Fields that an entry has from the book that its `crossref` names, where it lacks them."""

ARCHIVES_OF_CATEGORIES = frozenset("cs econ eess math nlin physics q-bio q-fin stat".split())

JOURNALS = {
    "aj": "Astronomical Journal", "apj": "Astrophysical Journal", "apjl": "Astrophysical Journal Letters",
    "apjs": "Astrophysical Journal Supplement Series", "aap": "Astronomy & Astrophysics",
    "araa": "Annual Review of Astronomy and Astrophysics", "icarus": "Icarus", "nat": "Nature",
    "jcap": "Journal of Cosmology and Astroparticle Physics", "solphys": "Solar Physics",
    "mnras": "Monthly Notices of the Royal Astronomical Society", "physrep": "Physics Reports",
    "pasp": "Publications of the Astronomical Society of the Pacific", "ssr": "Space Science Reviews",
    "pasj": "Publications of the Astronomical Society of Japan", "prl": "Physical Review Letters",
    "pra": "Physical Review A", "prb": "Physical Review B", "prc": "Physical Review C", "prd": "Physical Review D",
    "pre": "Physical Review E",
}  # fmt: skip
"""The journals that astronomers name by commands, as the catalogue of their papers exports them."""

SEEN = 200
"""Characters of a broken entry that are looked at to name it."""

_START = re.compile(r"@[A-Za-z]+\s?[{(]")

_FIELD = re.compile(r'(?:^|[\s,{])(?:title|author|year|date|journal|url|doi)\s?=\s?["{]', re.IGNORECASE)

# As the library sees it, a brace behind a backslash is a character; behind two it is not.
_LINE_BREAK = re.compile(r'(?<!\\)((?:\\\\)+)(?=[{}"])')


def recognises(document: Document) -> bool:
    """Whether an entry begins at the head, most lines stand within entries, and these have fields."""
    if "@" not in document.head:
        return False
    lines = _first_lines(document.text)
    first = next((at for at, line in enumerate(lines[:HEAD_LINES]) if _START.match(line)), None)
    if first is None:
        return False
    inside = list(_within_entries(lines[first:]))
    least = 0.8 if first else 0.5
    return len(inside) >= least * (len(lines) - first) and any(_FIELD.search(line) for line in inside)


def _first_lines(text: str) -> list[str]:
    """The first lines that are not blank; only the beginning of long ones."""
    lines: list[str] = []
    start = 0
    while len(lines) < LOOKED_AT and start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if line := squeeze(text[start : min(end, start + 20_000)]):
            lines.append(line)
        start = end + 1
    return lines


def _within_entries(lines: Sequence[str]) -> Iterator[str]:
    """Comments, and the lines from the beginning of each entry to the bracket that closes it."""
    depth, opening, closing = 0, "{", "}"
    for line in lines:
        begins = _START.match(line)
        if begins or depth > 0 or line.startswith("%"):
            yield line
        if begins:
            depth, (opening, closing) = 0, "()" if begins[0][-1] == "(" else "{}"
        if begins or depth > 0:
            depth = max(0, depth + line.count(opening) - line.count(closing))


def read(document: Document) -> Reading:
    """The papers of a bibliography; each block that is none of them is what stands around."""
    register = Register(document)
    text = document.text
    blocks = Splitter(_LINE_BREAK.sub(r"\1 ", text) if "\\\\" in text else text).split().blocks
    whole = [_unwrapped(block) for block in blocks]
    macros = macros_of((block.key, block.value) for block in whole if isinstance(block, String))
    entries = _Entries(document, macros, _books(whole), {})
    for block in whole:
        place = document.place((block.start_line or 0) + 1)
        if isinstance(block, ParsingFailedBlock):
            register.leave_out(broken_entry(place, KIND, _fault(block), block.raw[:SEEN] if block.raw else ""))
        elif isinstance(block, Entry) and block.entry_type.lower() not in NO_PAPERS:
            entries.add(register, place, block)
    return register.reading()


def _books(blocks: Sequence[Block]) -> dict[str, Entry]:
    """The first entry of each key in small letters that another entry names as the book that it stands in."""
    entries = [block for block in blocks if isinstance(block, Entry)]
    named = {
        str(field.value).strip('{" }').lower() for entry in entries for field in entry.fields if _is_link(field)
    }
    return {entry.key.lower(): entry for entry in reversed(entries) if entry.key.lower() in named}


def _is_link(field: Field) -> bool:
    return field.key.lower() == "crossref"


def _unwrapped(block: Block) -> Block:
    """A block that is whole, though its key or one of its fields stands twice."""
    while isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock) and block.ignore_error_block:
        block = block.ignore_error_block
    return block


def _fault(block: ParsingFailedBlock) -> str:
    """What is wrong with a block, from what the library was looking for."""
    reason = str(getattr(block.error, "abort_reason", ""))
    if "end of file" in reason or "block start" in reason:
        return "is never closed"
    return "has no comma behind its key" if "comma after entry key" in reason else "is not well formed"


@dataclass(slots=True)
class _Entries:
    """What the entries of a document share: the words that macros stand for, the books that others stand in, and
    the place of the first entry of each key."""

    document: Document
    macros: Mapping[str, str]
    books: Mapping[str, Entry]
    first: dict[str, Place]

    def add(self, register: Register, place: Place, entry: Entry) -> None:
        """Add what an entry says; its doubled key and its wrong ids are issues."""
        if entry.key and self.first.setdefault(entry.key, place) is not place:
            register.note(doubled_key(place, entry.key, self.first[entry.key]))
        raw, run_on = _raw(entry)
        fields = Fields(self._inherited(raw), self.macros)
        title = _title(fields)
        if not shows_something(title):
            register.leave_out(entry_without_title(place, KIND, entry.key or (entry.raw or "")[:SEEN]))
            return
        details = _details(fields)
        if run_on:
            register.note(missing_comma(place, run_on[0]))
        for field, value in _wrong(fields, details):
            register.note(not_an_id(place, field, value))
        abstract = words_of_abstract(fields.words("abstract"))
        register.add(Record(place, self.document.day, title, abstract, details))

    def _inherited(self, raw: dict[str, str]) -> dict[str, str]:
        """The fields of an entry, and of the book that it stands in those that it lacks."""
        book = self.books.get(raw["crossref"].strip('{" }').lower()) if "crossref" in raw else None
        if book is None:
            return raw
        own, _ = _raw(book)
        own = {"booktitle": own.get("title", ""), **own}
        return {**{name: own[name] for name in INHERITED if own.get(name)}, **raw}


def _raw(entry: Entry) -> tuple[dict[str, str], list[str]]:
    return fields_of([(field.key, str(field.value)) for field in entry.fields])


def _title(fields: Fields) -> str:
    title, rest = words_of_markup(fields.words("title")), words_of_markup(fields.words("subtitle"))
    if not (title and rest):
        return title or rest
    return f"{title} {rest}" if title[-1] in ":?!.–—" else f"{title}: {rest}"


def _details(fields: Fields) -> Details:
    people = joined_names.of_bibtex(fields.tex("author"))
    groups = joined_names.of_groups(fields.tex("collaboration"), people.authors)
    arxiv = _arxiv(fields)
    pdf, links = addresses(resolve_address(fields.tex(name)) for name in ("url", "pdf", "howpublished"))
    return Details(
        source="bibtex",
        arxiv=arxiv.number if arxiv else "",
        version=arxiv.version if arxiv else 0,
        doi=first_doi(_ids(fields, "doi", "url", "ee", "note")),
        ids=_other_ids(fields),
        authors=(*people.authors, *groups),
        has_more=people.has_more,
        published=_published(fields),
        categories=_categories(fields),
        venue=_venue(fields),
        comment=_comment(fields),
        pdf=pdf,
        links=links,
    )


def _ids(fields: Fields, *names_: str) -> list[str]:
    """What fields hold that should be an id or an address."""
    return [squeeze(resolve_address(fields.tex(name))) for name in names_]


def _arxiv(fields: Fields) -> ArxivId | None:
    """The number of arXiv: in a field that is for it, else wherever a field names it."""
    kind = fields.words("eprinttype", "archiveprefix").strip().lower()
    eprint = _ids(fields, "eprint")[0]
    if kind in ARCHIVES:  # eprint = {9901001}, archiveprefix = {hep-th}
        eprint, kind = eprint if "/" in eprint else f"{kind}/{eprint}", "arxiv"
    archive = fields.words("primaryclass").strip().lower().partition(".")[0]
    own = [eprint, f"{archive}/{eprint}"] if kind in {"", "arxiv"} else []
    return first_arxiv([*own, *_ids(fields, "arxivid", "arxiv", "doi")]) or named_arxiv(
        _ids(fields, "url", "ee", "journal", "journaltitle", "volume", "number", "note", "howpublished", "pdf",
             "booktitle", "publisher", "pages", "series", "type", "eprint", "annote")
    )  # fmt: skip


def _other_ids(fields: Fields) -> tuple[tuple[str, str], ...]:
    pubmed = fields.words("eprint") if fields.words("eprinttype").lower() in {"pubmed", "pmid"} else ""
    found = {
        "pmid": fields.words("pmid") or pubmed,
        "pmcid": fields.words("pmcid"),
        "report": fields.words("reportnumber"),
    }
    return tuple((name, squeeze(value)) for name, value in sorted(found.items()) if value.strip())


def _categories(fields: Fields) -> tuple[str, ...]:
    """The categories of arXiv; the name of a whole archive is none."""
    found = categories(fields.words("primaryclass", "eprintclass", "arxivclass"))
    return tuple(name for name in found if name not in ARCHIVES_OF_CATEGORIES)


def _published(fields: Fields) -> str:
    date, year = fields.words("date"), fields.words("year")
    parts = partial_dates.of_fields(year, fields.words("month"), fields.words("day"))
    return partial_dates.of_text(date) or max(partial_dates.of_text(year), parts) or partial_dates.of_fields(date)


def _venue(fields: Fields) -> str:
    """Where it appeared: a journal or a book, and nothing where that is arXiv."""
    places = (
        words_of_markup(fields.words(name))
        for name in ("journal", "journaltitle", "booktitle", "venue", "eventtitle")
    )
    venue = next(filter(None, map(without_arxiv, places)), "")
    return JOURNALS.get(venue[1:], venue) if venue.startswith("\\") else venue


def _comment(fields: Fields) -> str:
    return next(filter(None, (own_note(fields.words(name)) for name in ("note", "comment"))), "")


def _wrong(fields: Fields, details: Details) -> Iterator[tuple[str, str]]:
    """The fields that hold something else than what they are for, each with that."""
    named, kind = _ids(fields, "doi")[0], fields.words("eprinttype", "archiveprefix").strip().lower()
    if named and not details.doi and not first_arxiv([named]):
        yield "DOI", named
    for value in _ids(fields, "eprint" if kind == "arxiv" else "", "arxivid"):
        if value and not details.arxiv:
            yield "number of arXiv", value
    day = squeeze(fields.words("date", "year"))
    if any("0" <= sign <= "9" for sign in day) and not details.published:
        yield "day", day
