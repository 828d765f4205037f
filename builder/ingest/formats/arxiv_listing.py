"""Pages of arXiv as one copies them in a browser: its listings of new, recent and older papers, its answers to a
search. Each paper begins with a line of its number and the forms in which it can be had.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from builder.ingest.details import arxiv_number, categories
from builder.ingest.formats.arxiv_page import (
    CODES,
    FIRST,
    FRAME,
    HEAD,
    LABEL,
    LONGEST_AROUND,
    LONGEST_BROKEN,
    MORE,
    SUBJECTS,
    SUBMITTED,
    day_of,
    is_label,
)
from builder.ingest.formats.dump.furniture import are_names
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
    nothing_to_show,
    title_without_abstract,
)
from builder.text import shows_something

NEAR = 4
"""Lines below the head of a paper, among which its title or its authors have their label."""

MOST_BROKEN = 20
"""Lines into which a program breaks the names of a paper."""

MOST_ODD = 0.1
"""Share of heads without such a label, up to which a file is such a page."""


@dataclass(slots=True)
class _Entry:
    """The lines of one paper: its head, where it has one, and what stands below it."""

    head: Line | None
    lines: list[Line] = field(default_factory=list)

    @property
    def number_line(self) -> str:
        return self.head.text if self.head else ""

    @property
    def is_replaced(self) -> bool:
        found = HEAD.fullmatch(self.number_line)
        return found is not None and "replaced" in found["kinds"]


@dataclass(slots=True)
class _Said:
    """The lines of a paper by what they say; the labels are off, and what is left over is `beside`."""

    title: list[Line] = field(default_factory=list)
    abstract: list[Line] = field(default_factory=list)
    beside: list[Line] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    codes: list[str] = field(default_factory=list)
    has_authors: bool = False  # with a label


def recognises(source: Source) -> bool:
    """Whether papers begin as on arXiv's pages, each with its title or authors near below, and nothing else than a
    page stands around them."""
    if not any(HEAD.fullmatch(line.text) for line in source.lines):
        return False
    parts = list(_parts(source.lines))
    entries = [part for part in parts if isinstance(part, _Entry)]
    odd = sum(not _is_usual(entry) for entry in entries)
    around = (part for part in parts if isinstance(part, Line))
    return odd <= MOST_ODD * len(entries) and all(len(line.text) <= LONGEST_AROUND for line in around)


def _is_usual(entry: _Entry) -> bool:
    """Whether a label stands near, and between the title and the next one no more than the line of its authors:
    where a program broke the lines anew, only their form tells what they are."""
    labels = [(at, label) for at, line in enumerate(entry.lines) if (label := LABEL.fullmatch(line.text))]
    first = next(((at, label) for at, label in labels if label["title"] or label["authors"]), None)
    if first is None or first[0] >= NEAR:
        return False
    if first[1]["authors"] or any(label["authors"] for _, label in labels):
        return True
    end = next((at for at, _ in labels if at > first[0]), len(entry.lines))
    return end < len(entry.lines) and end - first[0] - 1 <= (1 if first[1]["value"] else 2)


def read(source: Source) -> Reading:
    """The papers of the page, each listed on the day above it."""
    ledger, day = Ledger(source), _Day(source)
    parts = list(_parts(source.lines))
    said = {id(part): _said(part) for part in parts if isinstance(part, _Entry)}
    has_abstracts = any(one.abstract for one in said.values())
    for part in parts:
        if isinstance(part, Line):
            ledger.roles[Role.DAY if day.take(part.text) else Role.CHROME] += 1
        else:
            _add(ledger, part, said[id(part)], day.listed_on, has_abstracts)
    return ledger.reading()


class _Day:
    """The day of the papers that follow: the last one that was named, else the one in the file's name."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.listed_on: ListedOn = source.day

    def take(self, text: str) -> bool:
        """Whether a line around the papers names the day of those below it."""
        day = day_of(text)
        if day is None:
            return False
        self.listed_on = self._source.dated(day)
        return True


def _parts(lines: Sequence[Line]) -> Iterator[_Entry | Line]:
    """The papers in their order, and each line that stands around them."""
    entry: _Entry | None = None
    for line in lines:
        if HEAD.fullmatch(line.text):
            if entry:
                yield entry
            entry = _Entry(line)
        elif entry and _is_title(line) and any(map(_is_title, entry.lines)):
            yield entry
            entry = _Entry(None, [line])  # its own head was lost
        elif entry and not _ends(entry, line):
            entry.lines.append(line)
        else:
            if entry:
                yield entry
            entry = None
            yield line
    if entry:
        yield entry


def _is_title(line: Line) -> bool:
    label = LABEL.fullmatch(line.text)
    return label is not None and bool(label["title"])


def _ends(entry: _Entry, line: Line) -> bool:
    """Whether a line below a paper is one of the page: a heading, a day, its frame, or whatever follows an
    abstract that stands on a line of its own."""
    if FRAME.fullmatch(line.text):
        return True
    if len(entry.lines) < 2 or is_label(line.text):
        return False
    label = LABEL.fullmatch(entry.lines[-1].text)
    is_value = label is not None and not label["value"]
    is_whole = label is None and len(entry.lines[-1].text) > LONGEST_BROKEN
    return not is_value and (is_whole or day_of(line.text) is not None)


def _said(entry: _Entry) -> _Said:
    """What the lines of a paper say, from label to label."""
    found = HEAD.fullmatch(entry.number_line)
    labels = filter(None, (LABEL.fullmatch(line.text) for line in entry.lines))
    said = _Said(has_authors=any(label["authors"] for label in labels))
    said.codes += found["codes"].split() if found else []
    lines = entry.lines
    at = _unlabelled(said, lines)
    while at < len(lines):
        end = next((next_ for next_ in range(at + 1, len(lines)) if is_label(lines[next_].text)), None)
        _take(said, lines[at : len(lines) if end is None else end], is_last=end is None)
        at = len(lines) if end is None else end
    return said


def _unlabelled(said: _Said, lines: Sequence[Line]) -> int:
    """Take what stands above the first label: in an answer to a search categories, and a title without one."""
    end = next((at for at, line in enumerate(lines) if is_label(line.text)), len(lines))
    label = LABEL.fullmatch(lines[end].text) if end < len(lines) else None
    for line in lines[:end]:
        if CODES.fullmatch(line.text):
            said.codes.append(line.text)
            said.beside.append(line)
        elif label and label["authors"]:
            said.title.append(line)
        else:
            said.beside.append(line)
    return end


def _take(said: _Said, lines: Sequence[Line], *, is_last: bool) -> None:
    """Take a line with a label, and those below it up to the next label."""
    if submitted := SUBMITTED.fullmatch(lines[0].text):
        first = FIRST.search(submitted["more"] or "")
        said.values.setdefault("updated", of_text(submitted["last"]) if first else "")
        said.values.setdefault("published", of_text(first[1] if first else submitted["last"]))
        said.beside += lines
        return
    label = LABEL.fullmatch(lines[0].text)
    if label is None:
        return
    kind = next(name for name, words in label.groupdict().items() if words)
    value = replace(lines[0], text=label["value"])
    if kind == "title" and not said.title:
        _take_title(said, [value, *lines[1:]], may_name=not is_last)
    elif kind == "abstract":
        said.abstract += [value, *lines[1:]]
    else:
        own = _own(kind, [value, *lines[1:]]) if is_last and not said.abstract else len(lines)
        said.values.setdefault(kind, " ".join([value.text, *(line.text for line in lines[1:own])]).strip())
        said.beside += lines[:own]
        said.abstract += lines[own:]


def _own(kind: str, lines: Sequence[Line]) -> int:
    """How many lines the last label of a paper has: what follows is the abstract."""
    own = 1 if lines[0].text or len(lines) < 2 else 2
    while kind == "subjects" and own < len(lines) and SUBJECTS.fullmatch(lines[own].text):
        own += 1
    return own


def _take_title(said: _Said, lines: list[Line], *, may_name: bool) -> None:
    """Take a title, and the line of authors below it, which have no label on newer pages; above authors with a
    label all lines are the title's."""
    start = len(lines) if said.has_authors else 1 if lines[0].text or len(lines) < 2 else 2
    start += _title_goes_on([line.text for line in lines[start:]]) if may_name else 0
    said.title += lines[:start]
    if below := " ".join(line.text for line in lines[start:]) if may_name else "":
        said.values.setdefault("names", below)
    said.beside += lines[start:]


def _title_goes_on(below: Sequence[str]) -> int:
    """How many lines between a title and a label are the title's, where a program broke it: those above the last
    one, and above what reads like more names."""
    at = max(0, len(below) - 1)
    end = max(0, at - MOST_BROKEN)
    while at > end and "," in below[at - 1] and are_names(" ".join(below[at - 1 :])):
        at -= 1
    return at


def _add(ledger: Ledger, entry: _Entry, said: _Said, day: ListedOn, has_abstracts: bool) -> None:
    """Add a paper; a title that lacks is told, and where the others of the page have one, an abstract."""
    place, roles = ledger.source.place, ledger.roles
    title, abstract = (" ".join(line.text for line in lines).strip() for lines in (said.title, said.abstract))
    roles[Role.CHROME] += bool(entry.head) + len(said.beside)
    if not shows_something(title):
        if entry.head and not said.title:
            ledger.issues.append(nothing_to_show(place(entry.head)))
        for line in said.title:
            ledger.leave_out(nothing_to_show(place(line)))
        for line in said.abstract:
            ledger.leave_out(abstract_left_out(place(line), line.text))
        return
    roles[Role.TITLE] += len(said.title)
    roles[Role.ABSTRACT] += len(said.abstract)
    first = place(next(line for line in said.title if line.text))
    if not abstract and has_abstracts and not entry.is_replaced:
        ledger.issues.append(title_without_abstract(first, title))
    ledger.add(Record(first, day, title, MORE.sub("", abstract), _details(entry, said)))


def _details(entry: _Entry, said: _Said) -> Details:
    values: Mapping[str, str] = said.values
    people = of_list(values.get("authors") or values.get("names", ""))
    codes = categories(values.get("subjects", "")) or categories(" ".join(said.codes))
    report = values.get("report", "")
    return Details(
        source="dump",
        arxiv=arxiv_number(entry.number_line),
        doi=first_doi([*values.get("doi", "").replace(",", " ").split(), *" ".join(said.codes).split()]),
        ids=(("report", report),) if report else (),
        authors=people.authors,
        has_more=people.has_more,
        published=values.get("published", ""),
        updated=values.get("updated", ""),
        categories=tuple(code for code in codes if code != "doi"),
        venue=values.get("venue", ""),
        comment=values.get("comment", ""),
    )
