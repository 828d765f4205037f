"""What can be wrong with the data, as values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from builder.model.dates import YEARS
from builder.model.errors import quote
from builder.model.records import Place
from builder.text import plural


@dataclass(frozen=True, slots=True)
class TitleWithoutAbstract:
    place: Place
    title: str

    @property
    def text(self) -> str:
        return (
            f"no abstract follows the title {quote(self.title)}. "
            "The paper is kept without one; add the abstract below it."
        )


@dataclass(frozen=True, slots=True)
class TitleLikeAbstract:
    place: Place
    title: str

    @property
    def text(self) -> str:
        return (
            f"the title {quote(self.title)} reads like a part of an abstract. "
            "It is kept as a title; look whether the title above it is missing."
        )


@dataclass(frozen=True, slots=True)
class AbstractLikeTitle:
    place: Place
    line: str

    @property
    def text(self) -> str:
        return (
            f"{quote(self.line)} reads like a title. "
            "It is kept as abstract of the title above; look whether an abstract is missing there."
        )


@dataclass(frozen=True, slots=True)
class NotAListing:
    place: Place
    fault: str
    line: str

    @property
    def text(self) -> str:
        return (
            f"the line {quote(self.line)} {self.fault}. "
            'It is left out; write {"title": "…", "abstract": "…"} on one line, or remove it.'
        )


@dataclass(frozen=True, slots=True)
class UnknownDate:
    place: Place
    value: str

    @property
    def text(self) -> str:
        return (
            f"the date {quote(self.value)} is not a day of {YEARS.start} to {YEARS.stop - 1}. "
            "The paper is kept without one; write it as 2025-09-09, or remove it."
        )


@dataclass(frozen=True, slots=True)
class UnknownDay:
    place: Place
    line: str
    records: int

    @property
    def text(self) -> str:
        return (
            f"{quote(self.line)} is not a day of {YEARS.start} to {YEARS.stop - 1}. It is left out, and what "
            f"stands below it ({plural(self.records, 'record')}) has no day; correct it, or remove it."
        )


@dataclass(frozen=True, slots=True)
class SecondDay:
    place: Place
    line: str

    @property
    def text(self) -> str:
        return (
            f"{quote(self.line)} follows another day with no record between them. "
            "The line is left out and the first day counts; remove one of the two."
        )


@dataclass(frozen=True, slots=True)
class NothingToShow:
    place: Place
    line: str

    @property
    def text(self) -> str:
        return (
            "the line holds only invisible characters where a title should stand. "
            "It is left out with its abstract; write the title, or remove the line."
        )


@dataclass(frozen=True, slots=True)
class AbstractLeftOut:
    place: Place
    line: str

    @property
    def text(self) -> str:
        return f"the abstract {quote(self.line)} belongs to a title that was left out. See the line before it."


@dataclass(frozen=True, slots=True)
class ShownInPart:
    place: Place
    what: str
    length: int
    most: int

    @property
    def text(self) -> str:
        return (
            f"the {self.what} has {self.length:,} characters. The first {self.most:,} are shown, "
            "the export has all; look whether the ends of lines are missing."
        )


@dataclass(frozen=True, slots=True)
class LineTooLong:
    place: Place
    size: int
    most: int

    @property
    def text(self) -> str:
        return (
            f"the line has {self.size:,} bytes, more than the {self.most:,} a line of a seed may have. "
            "It is left out; break it up, or remove it."
        )


@dataclass(frozen=True, slots=True)
class NotUtf8:
    place: Place
    count: int

    @property
    def text(self) -> str:
        return (
            f"from here on {plural(self.count, 'byte')} of this file cannot be read as UTF-8. "
            "Windows-1252 was taken instead; save the file as UTF-8."
        )


@dataclass(frozen=True, slots=True)
class UnreadableSeed:
    place: Place
    reason: str

    @property
    def text(self) -> str:
        return f"{self.reason}. The file was left out, the rest of the archive is built; replace or remove it."


@dataclass(frozen=True, slots=True)
class NoRecords:
    place: Place

    @property
    def text(self) -> str:
        return "no title stands in this file. Nothing was taken from it; add listings, or remove it."


Issue = (
    TitleWithoutAbstract
    | TitleLikeAbstract
    | AbstractLikeTitle
    | NotAListing
    | UnknownDate
    | UnknownDay
    | SecondDay
    | NothingToShow
    | AbstractLeftOut
    | ShownInPart
    | LineTooLong
    | NotUtf8
    | UnreadableSeed
    | NoRecords
)


def in_order(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """The issues by place, then text: the order in which they are printed and shown."""
    return tuple(sorted(issues, key=lambda issue: (issue.place, issue.text)))


def line_of(issue: Issue, folder: str = "") -> str:
    """`seeds/a.txt:12: what is wrong …`, the form in which editors jump to the place."""
    return f"{folder}{issue.place}: {issue.text}"
