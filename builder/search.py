"""The archive to a Lunr index and its documents, written as scripts so that `file://` may load them.

The reader's browser searches with the genuine lunr.js 2.3.9 out of the installed MkDocs package.
lunr.py builds the index, but gets ready words: its own tokeniser, trimmer and stemmer are not
lunr.js's (it stems `survey` to `survei`), and lunr.js's trimmer eats letters beyond ASCII, which
would leave Chinese titles without a word.  `site_templates/assets/js/search.js` cuts a query into
words as `words` does here; `tests/search` holds the twins equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from itertools import chain
from typing import Any

import rjsmin
from lunr import __TARGET_JS_VERSION__
from lunr.builder import Builder
from lunr.stop_word_filter import WORDS as STOP_WORDS
from lunr.stop_word_filter import stop_word_filter
from lunr.token import Token

from builder.days import short_name
from builder.documents import hand_over, shard_of
from builder.model import OTHER, Entry, Page
from builder.stemmer import stem
from builder.text import fold, shorten

FOLDER = "assets/search"
FIELDS = {"title": 4, "tags": 2, "topic": 1, "abstract": 1}
"""What is searched, and how much more a word counts there."""

SHOWN_TAGS = 3
EXCERPT = 200
"""Characters of the abstract shown with a result."""

_EMPTY = {
    "version": __TARGET_JS_VERSION__,
    "fields": [*FIELDS],
    "fieldVectors": [],
    "invertedIndex": [],
    "pipeline": ["stemmer"],
}

_HYPHENS = "-\u2010\u2012\u2013\u2212"  # folding has made the others one of these
_CHAIN = re.compile(rf"[^\W_]+(?:[{_HYPHENS}][^\W_]+)*")
_HYPHEN = re.compile(f"[{_HYPHENS}]")
_NEIGHBOURS = re.compile(r"(?<![^\W_])(?=([^\W_]+)\s([^\W_]+))")


def render_search(entries: Sequence[Entry]) -> Iterator[Page]:
    """lunr.js, and one script with the index and what results show: one file cannot mix two builds."""
    yield Page(f"{FOLDER}/lunr.min.js", minified(lunr_js()))
    yield Page(
        f"{FOLDER}/index.js",
        hand_over("papers", [_document(entry, len(entries)) for entry in entries])
        + hand_over("index", build_index(entries)),
    )


def words(text: str) -> list[str]:
    """The folded words of a text in their order; `time-lapse` gives time, lapse and timelapse."""
    # Lower case once more: folding gives capitals to Cherokee, and Lunr's tokeniser takes them away.
    return list(chain.from_iterable(map(_parts, _CHAIN.findall(fold(text).lower()))))


def _parts(compound: str) -> list[str]:
    parts = _HYPHEN.split(compound)
    joined = "".join(parts)
    # "2012-2015" is not the word 20122015.
    return parts if len(parts) == 1 or joined.isdecimal() else [*parts, joined]


def open_compounds(text: str, known: set[str]) -> list[str]:
    """Neighbours that some paper writes as one word: `data set` gives dataset where that is known."""
    return [
        first + second
        for first, second in _NEIGHBOURS.findall(fold(text).lower())
        if first + second in known and first not in STOP_WORDS and second not in STOP_WORDS
    ]


def analysed(entries: Sequence[Entry]) -> Iterator[dict[str, list[str]]]:
    """The words of each field of each paper: what Lunr counts."""
    known = {word for entry in entries for text in chain(*_texts(entry).values()) for word in words(text)}
    for entry in entries:
        yield {name: _field_words(texts, known) for name, texts in _texts(entry).items()}


def build_index(entries: Sequence[Entry]) -> dict[str, Any]:
    """The index in lunr.js's own format (https://lunrjs.com/docs/lunr.Index.html).

    References are the numbers of the papers in `entries`, as strings: Object.keys puts those in order.
    """
    if not entries:  # lunr.py would divide by the number of papers
        return _EMPTY
    builder = _builder()
    for number, fields in enumerate(analysed(entries)):
        builder.add({"id": str(number), **fields})
    index: dict[str, Any] = builder.build().serialize()
    # lunr.js compares UTF-16 units and refuses an index in the order of code points.
    index["invertedIndex"].sort(key=lambda posting: posting[0].encode("utf-16-be"))
    return index


def _builder() -> Any:
    builder = Builder()
    for name, boost in FIELDS.items():
        builder.field(name, boost=boost)
    builder.pipeline.add(stop_word_filter, _StemmerStep())
    builder.search_pipeline.add(_StemmerStep())
    return builder


class _StemmerStep:
    """Our stemmer as a step of lunr.py, under the name by which lunr.js knows its own."""

    label = "stemmer"

    def __call__(self, token: Token, *_: object) -> Token:
        token.string = stem(token.string)
        return token


def _texts(entry: Entry) -> dict[str, list[str]]:
    """The texts of each field; words of two tags are no neighbours, so they stay apart."""
    return {
        "title": [entry.paper.title],
        "tags": [tag.name for tag in entry.tags],
        "topic": [name for name in entry.topics.shown if name != OTHER],
        "abstract": [entry.paper.abstract],
    }


def _field_words(texts: Iterable[str], known: set[str]) -> list[str]:
    return [word for text in texts for word in [*words(text), *open_compounds(text, known)]]


def _document(entry: Entry, papers: int) -> dict[str, Any]:
    return {
        "title": entry.paper.title,
        "url": entry.permalink,
        "day": short_name(entry.first_listed),
        "topic": next(iter(entry.topics.shown), ""),
        "tags": [tag.name for tag in entry.tags[:SHOWN_TAGS]],
        "excerpt": shorten(entry.paper.abstract, EXCERPT),
        "shard": shard_of(entry.paper.id, papers),
    }


def lunr_js() -> str:
    """lunr.js 2.3.9 as the installed MkDocs brings it; it is never kept in this repository."""
    return files("mkdocs").joinpath("contrib/search/templates/search/lunr.js").read_text(encoding="utf-8")


def minified(library: str) -> str:
    """The script without what only people read, but with its licence.

    rjsmin keeps comments that open with `/*!`; lunr.js's notice of the MIT licence lacks the `!`.
    """
    smaller: str = rjsmin.jsmin(library.replace("/**", "/*!", 1), keep_bang_comments=True)
    return smaller
