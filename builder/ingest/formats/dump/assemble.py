"""Lines that are classified, put together to records, with whatever looks wrong on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from math import inf

from builder.ingest.dates import NotADayError
from builder.ingest.details import arxiv_number, categories, paper_links
from builder.ingest.formats.dump.emissions import Part, is_doubtful
from builder.ingest.names import of_list
from builder.ingest.source import Ledger, Line, Role
from builder.model import (
    NO_DETAILS,
    Details,
    Issue,
    ListedOn,
    MonthDay,
    Record,
    abstract_left_out,
    abstract_like_title,
    nothing_to_show,
    second_day,
    title_like_abstract,
    title_without_abstract,
    unknown_day,
)
from builder.text import doi, is_number, shows_something

Day = date | MonthDay | NotADayError | None
"""What a line names: a day; the error where it has only the form of one ("Aug 32"); or nothing of the kind."""

_LABEL = re.compile(
    r"(?:(?P<authors>authors?)|(?P<subjects>subjects?|categories)|(?P<comment>comments?)"
    r"|(?P<venue>journal[- ]ref(?:erence)?)|(?P<doi>(?:related )?doi))\s*[:：]\s*(?P<value>.*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A classified line: its text without the marks of its form, and the links and the number that these had.

    `day` is what the line names, which counts where it was classified as a day; `appeared` the day of a card.
    """

    line: Line
    part: Part
    text: str
    day: Day = None
    links: tuple[str, ...] = ()
    arxiv: str = ""
    appeared: ListedOn = None
    are_names: bool = False
    joint: str = " "  # between the line above and this one, where a text goes on


@dataclass(slots=True)
class _Listing:
    """A title and what stands below it, until the next one."""

    title: list[Piece]
    paragraphs: list[Piece] = field(default_factory=list)
    beside: list[Piece] = field(default_factory=list)

    @property
    def has_number(self) -> bool:
        return any(piece.arxiv or arxiv_number(piece.line.text) for piece in (*self.title, *self.beside))

    def details(self) -> Details:
        pieces = [*self.title, *self.paragraphs, *self.beside]
        if not self.beside and not any(piece.links or piece.arxiv for piece in pieces):
            return NO_DETAILS
        said = self._labelled()
        numbers = [piece.arxiv for piece in pieces] + [arxiv_number(piece.line.text) for piece in self.beside]
        people = of_list(said.get("authors") or self._names())
        return Details(
            source="dump",
            arxiv=next(filter(None, numbers), ""),
            doi=doi(said.get("doi", "")),
            authors=people.authors,
            has_more=people.has_more,
            categories=categories(said.get("subjects", "")),
            venue=said.get("venue", ""),
            comment=said.get("comment", ""),
            links=paper_links([*(link for piece in pieces for link in piece.links), *_texts(self.beside)]),
            appeared=next((piece.appeared for piece in self.beside if piece.appeared), None),
        )

    def _names(self) -> str:
        """The line that reads like a list of people. On a page of arXiv what stands between a title and the first
        label above its abstract is one: also one name, a collaboration, or lines that a text browser broke."""
        first, after = self.title[-1].line.number, next((one.line.number for one in self.paragraphs), inf)
        below = [one for one in self.beside if first < one.line.number < after]
        end = next((at for at, one in enumerate(below) if _LABEL.fullmatch(one.text)), 0)
        between = _joined(below[:end])
        if self.has_number and between and not any(map(is_number, between)) and (end == 1 or ", " in between):
            return between
        return next((one.text for one in self.beside if one.are_names), "")

    def _labelled(self) -> dict[str, str]:
        """What the lines beside the texts say behind a label; of two with one label the first counts."""
        found = [match for piece in reversed(self.beside) if (match := _LABEL.fullmatch(piece.text))]
        return {_kind_of(match): match["value"] for match in found}


def _kind_of(label: re.Match[str]) -> str:
    """The group of a label that stands there."""
    return next(name for name, words in label.groupdict().items() if words)


def _texts(pieces: list[Piece]) -> list[str]:
    return [piece.text for piece in pieces]


def _joined(pieces: list[Piece]) -> str:
    """The text of some lines."""
    parts = (piece.joint + piece.text if piece.part is Part.GOES_ON else f" {piece.text}" for piece in pieces)
    return "".join(parts).strip()


@dataclass(slots=True)
class LineAssembler:
    """Takes classified lines in their order and adds records to the ledger.

    Between two lines it knows the listing that is open, and the day above it.
    """

    ledger: Ledger
    listing: _Listing | None = None
    above: list[Piece] = field(default_factory=list)  # what stands beside the next title
    last: Part = Part.CHROME
    day: ListedOn = None
    day_is_fresh: bool = False  # a day line was read and no record since
    bad_day: tuple[Line, int] | None = None  # the line, and how many records stood above it

    def take(self, piece: Piece) -> None:
        """The next line."""
        match piece.part:
            case Part.GOES_ON:
                self._text_goes_on(piece)
                return
            case Part.TITLE:
                self._end_record()
                self.listing, self.above, self.day_is_fresh = _Listing([piece], beside=self.above), [], False
            case Part.ABSTRACT | Part.MORE if self.listing:
                self.listing.paragraphs.append(piece)
            case Part.ABSTRACT | Part.MORE:
                self._leave_out_text(piece)
            case Part.DAY:
                self._end_record()
                self._take_day(piece.line, piece.day)
            case _:
                self._take_chrome(piece)
        self.last = piece.part

    def end_segment(self) -> None:
        """Page chrome follows: the record above it is complete. The day still counts, and may be named again."""
        self._end_record()
        self.day_is_fresh = False

    def end(self) -> None:
        """No segment follows."""
        self._end_bad_day()

    def _text_goes_on(self, piece: Piece) -> None:
        if self.listing:
            (self.listing.title if self.last is Part.TITLE else self.listing.paragraphs).append(piece)
        else:
            self._leave_out_text(piece)

    def _leave_out_text(self, piece: Piece) -> None:
        """A paragraph that no title stands above."""
        line = piece.line
        self.ledger.leave_out(abstract_left_out(self.ledger.source.place(line), line.text))

    def _take_chrome(self, piece: Piece) -> None:
        """A line of the page: of the listing that is open, but a second number of arXiv is of the next."""
        self.ledger.roles[Role.CHROME] += 1
        is_of_next = self.listing is None or (arxiv_number(piece.text) and self.listing.has_number)
        if is_of_next or self.above:
            self.above.append(piece)
        elif self.listing:
            self.listing.beside.append(piece)

    def _end_record(self) -> None:
        listing, self.listing = self.listing, None
        if listing is None:
            return
        if shows_something(_joined(listing.title)):
            self._add_record(listing)
        else:
            self._leave_out(listing)

    def _add_record(self, listing: _Listing) -> None:
        title, abstract = (_joined(pieces) for pieces in (listing.title, listing.paragraphs))
        place = self.ledger.source.place(listing.title[0].line)
        self._report_doubts(listing, title)
        self.ledger.roles[Role.TITLE] += len(listing.title)
        self.ledger.roles[Role.ABSTRACT] += len(listing.paragraphs)
        self.ledger.add(Record(place, self.day, title, abstract, listing.details()))

    def _leave_out(self, listing: _Listing) -> None:
        ledger, place = self.ledger, self.ledger.source.place
        for piece in listing.title:
            ledger.leave_out(nothing_to_show(place(piece.line)))
        for piece in listing.paragraphs:
            ledger.leave_out(abstract_left_out(place(piece.line), piece.line.text))

    def _report_doubts(self, listing: _Listing, title: str) -> None:
        """Whatever is kept although it looks wrong is an issue."""
        issues: list[Issue] = self.ledger.issues
        place = self.ledger.source.place
        first = listing.title[0].line
        if is_doubtful(Part.TITLE, title):
            issues.append(title_like_abstract(place(first), title))
        if not listing.paragraphs:
            issues.append(title_without_abstract(place(first), title))
        issues += [
            abstract_like_title(place(line), text)
            for line, text in _paragraphs(listing)
            if is_doubtful(Part.ABSTRACT, text)
        ]

    def _take_day(self, line: Line, day: Day) -> None:
        if isinstance(day, NotADayError):
            self._end_bad_day()
            self.ledger.roles[Role.LEFT_OUT] += 1
            self.bad_day, self.day = (line, len(self.ledger.records)), None
        elif self.day_is_fresh:
            self.ledger.leave_out(second_day(self.ledger.source.place(line), line.text))
        else:
            self._end_bad_day()
            self.ledger.roles[Role.DAY] += 1
            self.day, self.day_is_fresh = self.ledger.source.dated(day), True

    def _end_bad_day(self) -> None:
        """Now that a next day or the end is reached, it is known how many records stand below the bad day."""
        if self.bad_day is not None:
            line, above = self.bad_day
            self.bad_day = None
            count = len(self.ledger.records) - above
            self.ledger.issues.append(unknown_day(self.ledger.source.place(line), line.text, count))


def _paragraphs(listing: _Listing) -> list[tuple[Line, str]]:
    """Each paragraph with its first line; a line that goes on belongs to the one above."""
    found: list[list[Piece]] = []
    for piece in listing.paragraphs:
        if piece.part is Part.GOES_ON and found:
            found[-1].append(piece)
        else:
            found.append([piece])
    return [(pieces[0].line, _joined(pieces)) for pieces in found]
