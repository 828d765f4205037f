r"""The daily mail of arXiv: entries between lines of `\\`, of labelled fields and an abstract of wrapped lines.

Its form is described at https://info.arxiv.org/help/subscribe.html; replaced papers come without an abstract.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from builder.ingest.dates import NotADayError, parse_day
from builder.ingest.details import categories, paper_links
from builder.ingest.names import of_list
from builder.ingest.partial_dates import of_text
from builder.ingest.references import first_doi
from builder.ingest.source import Ledger, Line, Role, Source
from builder.model import (
    Details,
    ListedOn,
    Reading,
    Record,
    abstract_left_out,
    title_without_abstract,
    unknown_day,
)
from builder.text import arxiv_id, clean, is_visible

_BORDER = re.compile(r"\\\\(?: *\(.*)?")

_RULE = re.compile(r"[-%=]{5,}")

_FIELD = re.compile(r"(?P<name>[A-Z][A-Za-z-]{2,14}):\s*(?P<value>.*)")

_NUMBER = re.compile(r"(?:Paper(?: ?\([^()]{1,40}\))?: ?)?((?:arXiv:\s?)?[a-z0-9][^\s()]{1,40})", re.IGNORECASE)

_BEGINNING = ("arXiv:", "Paper:", "Paper (")
"""How the first line of an entry begins, the last two until 2007."""

_DATE = re.compile(r"Date(?: \([^()]*\))?:\s*(?P<day>[^()]+?)\s*(?:\(.*\)?)?")

FIELDS = frozenset(
    "title author authors categories subjects comments date report-no journal-ref doi msc-class acm-class license "
    "proxy subj-class".split()
)
"""The names of fields, in small letters. A title may go on with a word and a colon, so that others are fields only
where no title stands above them."""

LOOKED_AT = 400
"""Lines by which this format is recognised."""


@dataclass(slots=True)
class _Entry:
    """The lines of one paper: those of its head, of each field, and of its abstract."""

    head: list[Line] = field(default_factory=list)
    fields: dict[str, list[Line]] = field(default_factory=dict)
    abstract: list[Line] = field(default_factory=list)
    end: Line | None = None

    def value(self, name: str) -> str:
        """The text of a field over its lines, "" where it is not there."""
        text = " ".join(line.text for line in self.fields.get(name, ()))
        return text.partition(":")[2].strip()


def recognises(source: Source) -> bool:
    r"""Whether entries begin as arXiv's do: a line of `\\`, and `arXiv:` below it."""
    lines = source.lines[:LOOKED_AT]
    return any(one.text == "\\\\" and other.text.startswith(_BEGINNING) for one, other in pairwise(lines))


def read(source: Source) -> Reading:
    """The papers of the mail, listed on its own day."""
    ledger = Ledger(source)
    day: ListedOn = source.day
    for entry in _entries(source.lines):
        if isinstance(entry, Line):
            day = _frame(ledger, entry, day)
        else:
            _add(ledger, entry, day)
    return ledger.reading()


def _frame(ledger: Ledger, line: Line, day: ListedOn) -> ListedOn:
    """A line outside of the entries: page chrome, or the day of the mail."""
    found = _DATE.fullmatch(line.text)
    if found is None:
        ledger.roles[Role.CHROME] += 1
        return day
    try:
        named = parse_day(found["day"])
    except NotADayError:
        named = None
    if named is None:
        ledger.leave_out(unknown_day(ledger.source.place(line), line.text, 0))
        return day
    ledger.roles[Role.DAY] += 1
    return ledger.source.dated(named)


def _entries(lines: Sequence[Line]) -> Iterator[_Entry | Line]:
    """The entries in their order, and each line that belongs to none."""
    entry: _Entry | None = None
    in_abstract = False
    for at, line in enumerate(lines):
        if _BORDER.fullmatch(line.text):
            if entry is None and line.text == "\\\\" and _begins(lines, at + 1):
                entry, in_abstract = _Entry([line]), False
            elif entry is None:
                yield line
            elif line.text == "\\\\" and not in_abstract:
                entry.head.append(line)
                in_abstract = True
            else:
                entry.head.append(line)
                yield entry
                entry = None
        elif entry is None or _RULE.fullmatch(line.text):
            if entry is not None:
                yield entry
                entry = None
            yield line
        else:
            _take(entry, line, in_abstract)
    if entry is not None:
        yield entry


def _begins(lines: Sequence[Line], at: int) -> bool:
    return at < len(lines) and lines[at].text.startswith(_BEGINNING)


def _take(entry: _Entry, line: Line, in_abstract: bool) -> None:
    """A line within an entry: of its abstract, a new field, or a further line of the field above."""
    if in_abstract:
        entry.abstract.append(line)
    elif (found := _FIELD.fullmatch(line.text)) and _is_name(found["name"], entry):
        entry.fields.setdefault(found["name"], []).append(line)
    elif entry.fields:
        entry.fields[next(reversed(entry.fields))].append(line)
    else:
        entry.head.append(line)


def _is_name(word: str, entry: _Entry) -> bool:
    """Whether a word before a colon names a field."""
    above = next(reversed(entry.fields), "")
    return word.lower() in FIELDS or (
        word.lower() not in {"arxiv", "paper"} and above not in {"Title", "Authors", "Comments"}
    )


def _add(ledger: Ledger, entry: _Entry, day: ListedOn) -> None:
    title = entry.value("Title")
    roles, place = ledger.roles, ledger.source.place
    beside = [line for name, lines in entry.fields.items() if name != "Title" for line in lines]
    roles[Role.CHROME] += len(entry.head) + len(beside)
    if not is_visible(clean(title)):
        for line in (*entry.fields.get("Title", ()), *entry.abstract):
            ledger.leave_out(abstract_left_out(place(line), line.text))
        return
    lines = entry.fields["Title"]
    roles[Role.TITLE] += len(lines)
    roles[Role.ABSTRACT] += len(entry.abstract)
    if not entry.abstract and not _is_replaced(entry):
        ledger.issues.append(title_without_abstract(place(lines[0]), title))
    abstract = " ".join(line.text for line in entry.abstract)
    ledger.add(Record(place(lines[0]), day, title, abstract, _details(entry)))


def _details(entry: _Entry) -> Details:
    people = of_list(entry.value("Authors") or entry.value("Author"))
    arxiv = next(
        filter(None, (arxiv_id(found[1]) for line in entry.head[:3] if (found := _NUMBER.match(line.text)))), None
    )
    report = entry.value("Report-no")
    return Details(
        source="mail",
        arxiv=arxiv.number if arxiv else "",
        version=arxiv.version if arxiv else 0,
        doi=first_doi(entry.value("DOI").replace(",", " ").split()),
        ids=(("report", report),) if report else (),
        authors=people.authors,
        has_more=people.has_more,
        published=_published(entry),
        categories=categories(entry.value("Categories") or entry.value("Subjects")),
        venue=entry.value("Journal-ref"),
        comment=entry.value("Comments"),
        links=paper_links(line.text for line in entry.head),
    )


def _published(entry: _Entry) -> str:
    """The day of the first version; a paper that was replaced is older, and its entry does not tell its day."""
    if _is_replaced(entry):
        return ""
    lines = [*entry.head, *entry.fields.get("Date", ())]
    found = (_DATE.fullmatch(line.text) for line in lines)
    return next(filter(None, (of_text(match["day"]) for match in found if match)), "")


def _is_replaced(entry: _Entry) -> bool:
    return any(line.text.startswith("replaced") for line in entry.head)
