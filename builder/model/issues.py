"""What can be wrong with the data: one `Issue` for each finding, one function for each kind of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from builder.model.dates import YEARS
from builder.model.errors import quote
from builder.model.records import Place
from builder.text import plural

MOST_KEYS = 10
"""Unknown keys that a message names; of more it tells how many."""


@dataclass(frozen=True, slots=True)
class Issue:
    """Something wrong with a seed that does not stop the build.

    `kind` is its name for programs, which never changes once published; `text` is the whole message for people:
    what is wrong, what was done about it, what they can do.
    """

    place: Place
    kind: str
    text: str


def title_without_abstract(place: Place, title: str) -> Issue:
    """A title is followed by another title, by a day, or by the end of the list."""
    return Issue(
        place,
        "TitleWithoutAbstract",
        f"no abstract follows the title {quote(title)}. The paper is kept without one; add the abstract below it.",
    )


def object_without_abstract(place: Place, title: str) -> Issue:
    """An object of JSON Lines has a title and no abstract: the same as a title without one elsewhere."""
    return Issue(
        place,
        "TitleWithoutAbstract",
        f"no abstract stands beside the title {quote(title)}. "
        'The paper is kept without one; add "abstract" to its line.',
    )


def title_like_abstract(place: Place, title: str) -> Issue:
    """A line was classified as a title, by the lines around it, although it reads like running text."""
    return Issue(
        place,
        "TitleLikeAbstract",
        f"the title {quote(title)} reads like a part of an abstract. "
        "It is kept as a title; look whether the title above it is missing.",
    )


def abstract_like_title(place: Place, line: str) -> Issue:
    """A line was classified as abstract, by the lines around it, although it reads like a title."""
    return Issue(
        place,
        "AbstractLikeTitle",
        f"{quote(line)} reads like a title. "
        "It is kept as abstract of the title above; look whether an abstract is missing there.",
    )


def not_a_listing(place: Place, fault: str, line: str) -> Issue:
    """A line of JSON Lines is no object with a title; `fault` says so: "is not JSON"."""
    return Issue(
        place,
        "NotAListing",
        f"the line {quote(line)} {fault}. "
        'It is left out; write {"title": "…", "abstract": "…"} on one line, or remove it.',
    )


def unused_keys(place: Place, keys: Sequence[str]) -> Issue:
    """Keys of JSON Lines of which nothing is taken, each once in a seed; `place` is where the first one stands."""
    more = len(keys) - MOST_KEYS
    named = ", ".join(map(quote, keys[:MOST_KEYS])) + (f" and {more:,} more" if more > 0 else "")
    return Issue(
        place,
        "UnusedKeys",
        f"nothing is taken from {'the key' if len(keys) == 1 else 'the keys'} {named} of this file. "
        'The rest is read; if a title, an abstract or a day stands there, call it "title", "abstract" or "date".',
    )


def unknown_date(place: Place, value: str) -> Issue:
    """The `date` of an object in JSON Lines names no day."""
    return Issue(
        place,
        "UnknownDate",
        f"the date {quote(value)} is not a day of {YEARS.start} to {YEARS.stop - 1}. "
        "The paper is kept without one; write it as 2025-09-09, or remove it.",
    )


def unknown_day(place: Place, line: str, records: int) -> Issue:
    """A line has the form of a day that the calendar lacks, such as "Aug 32"; `records` stand below it."""
    return Issue(
        place,
        "UnknownDay",
        f"{quote(line)} is not a day of {YEARS.start} to {YEARS.stop - 1}. It is left out, and what "
        f"stands below it ({plural(records, 'record')}) has no day; correct it, or remove it.",
    )


def second_day(place: Place, line: str) -> Issue:
    """A day follows a day, with no record between the two."""
    return Issue(
        place,
        "SecondDay",
        f"{quote(line)} follows another day with no record between them. "
        "The line is left out and the first day counts; remove one of the two.",
    )


def nothing_to_show(place: Place) -> Issue:
    """A title has only characters that nobody would see, such as zero-width spaces."""
    return Issue(
        place,
        "NothingToShow",
        "the line holds only invisible characters where a title should stand. "
        "It is left out with its abstract; write the title, or remove the line.",
    )


def abstract_left_out(place: Place, line: str) -> Issue:
    """A paragraph has no title, or goes with one that has nothing to show."""
    return Issue(
        place,
        "AbstractLeftOut",
        f"the abstract {quote(line)} has no title above it that could be shown. "
        "It is left out; see the line before it.",
    )


def shown_in_part(place: Place, what: str, length: int, most: int) -> Issue:
    """`what`, the title or the abstract, has `length` characters; of more than `most` the rest is not shown."""
    return Issue(
        place,
        "ShownInPart",
        f"the {what} has {length:,} characters. The first {most:,} are shown, "
        "the export has all; look whether the ends of lines are missing.",
    )


def line_too_long(place: Place, size: int, most: int) -> Issue:
    """A line has `size` bytes, more than the `most` that are read."""
    return Issue(
        place,
        "LineTooLong",
        f"the line has {size:,} bytes, more than the {most:,} a line of a seed may have. "
        "It is left out; break it up, or remove it.",
    )


def zero_bytes(place: Place, line: str, count: int) -> Issue:
    """A line holds `count` zero bytes, which no text has."""
    return Issue(
        place,
        "ZeroBytes",
        f"the line {quote(line)} holds {plural(count, 'zero byte')}, which no text has. It is left out; write it "
        "anew, and look whether the lines beside it still belong together.",
    )


def not_utf8(place: Place, count: int) -> Issue:
    """`count` bytes of a seed, the first at `place`, are no UTF-8."""
    return Issue(
        place,
        "NotUtf8",
        f"from here on {plural(count, 'byte')} of this file cannot be read as UTF-8. "
        "Windows-1252 was taken instead; save the file as UTF-8.",
    )


def foreign_format(place: Place, what: str, remedy: str) -> Issue:
    """A whole seed is `what`, "BibTeX", and no listing; `remedy` says what to do: "write …"."""
    return Issue(
        place,
        "ForeignFormat",
        f"this is {what}, not a listing. "
        f"The file was left out, the rest of the archive is built; {remedy}, or remove it.",
    )


def unreadable_seed(place: Place, reason: str) -> Issue:
    """A whole seed cannot be read; `reason` says why: "this folder cannot be read"."""
    return Issue(
        place,
        "UnreadableSeed",
        f"{reason}. The file was left out, the rest of the archive is built; replace or remove it.",
    )


def taken_for_chrome(place: Place, line: str) -> Issue:
    """A line is no title and no text, and nothing else than its place says that it belongs to the page around."""
    return Issue(
        place,
        "TakenForChrome",
        f"{quote(line)} was taken for a part of the page around the listing, and set aside; "
        'where it is a title, write "Title: " before it.',
    )


def little_confidence(place: Place, lines: int, unexplained: int, papers: int, whole: int) -> Issue:
    """A seed may be misread: of its `lines` some are `unexplained`, or few of its papers are `whole`."""
    return Issue(
        place,
        "LittleConfidence",
        f"this file was read with little confidence: {unexplained:,} of {lines:,} lines were taken for the page "
        f"around the listing without a sign of it, and {whole:,} of {papers:,} papers have title and abstract. "
        "All was kept as it was read; look at its first papers (`paper-archive check FILE`), mend or remove it.",
    )


def no_records(place: Place) -> Issue:
    """A seed was read and holds no title."""
    return Issue(
        place,
        "NoRecords",
        "no title stands in this file. Nothing was taken from it; add listings, or remove it.",
    )


def far_day(place: Place, day: str, listings: int) -> Issue:
    """A day stands over a year from every other, and a single seed has it, in so many `listings`."""
    return Issue(
        place,
        "FarDay",
        f"{quote(day)} is over a year from every day of other seeds. It decides nothing "
        f"({plural(listings, 'listing')} of it count as undated); correct it, "
        f"or write confirmed = [{day}] below [seeds] in the settings.",
    )


def ambiguous_override(place: Place, override: str, name: str, titles: Sequence[str]) -> Issue:
    """An override names papers by an id, or the beginning of one, that means several; these have the `titles`."""
    return Issue(
        place,
        "AmbiguousOverride",
        f"{override} in the overrides: the id {quote(name)} stands for {len(titles)} papers, "
        f"{' and '.join(map(quote, titles[:3]))}. "
        "That was ignored; write more digits, or the id of another listing.",
    )


def in_order(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """The issues by place, then text: the order in which they are printed and shown."""
    return tuple(sorted(issues, key=lambda issue: (issue.place, issue.text)))


def line_of(issue: Issue, folder: str = "") -> str:
    """`seeds/a.txt:12: what is wrong …`, the form in which editors jump to the place."""
    return f"{folder}{issue.place}: {issue.text}"
