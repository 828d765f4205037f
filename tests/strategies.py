"""Hypothesis strategies: seeds and records as hostile as people and machines make them."""

from __future__ import annotations

from datetime import date

from hypothesis import settings
from hypothesis import strategies as st

from builder.model.people import Author
from builder.model.records import Details, MonthDay, Place, Record
from builder.text.cleaning import clean, squeeze
from tests.examples import FREEZE, MELT, MELT_AGAIN

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "{{ 7*7 }}",
    "{% raw %}",
    '--8<-- "/etc/passwd"',
    "---",
    "...",
    "| a | b |",
    "$(touch /tmp/x)",
    "`code` **bold** _it_ # head",
    "1. one",
    "- item",
    "> quote",
    "[TOC]",
    "[x]: https://example.org",
    "~~~",
    "&lt;b&gt; &#60; &amp;amp;",
    "https://github.com/a/b_c*d*",
    "\\\\ \\* \\<",
    '" onmouseover="alert(1)',
    "</title></textarea>-->",
    "!!python/object/apply:os.system ['true']",
    "*anchor &ref : - yes",
    "深度学习",
    "Schrödinger",
    "🤖",
)

lines = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60), st.text(alphabet="ab -:'\"", max_size=30)).map(
    squeeze
)
texts = st.lists(lines, min_size=1, max_size=3).map(lambda parts: squeeze(" ".join(parts)))
titles = texts.filter(lambda title: bool(clean(title)))

listed_on = st.one_of(
    st.none(),
    st.dates(date(2024, 1, 1), date(2025, 12, 31)),
    st.builds(MonthDay, st.integers(1, 12), st.integers(1, 28)),
)
places = st.builds(Place, st.sampled_from(["a.txt", "b/c.txt"]), st.integers(1, 500))
records = st.builds(Record, places, listed_on, titles, texts)

ALIKE = st.sampled_from(
    ["α-models", "a-models", "A models!", "The a-models", "Index", "深度学习", "🤖", "a-models of one study"]
)

alike = st.builds(Record, places, listed_on, ALIKE, st.sampled_from(["", MELT, MELT_AGAIN, FREEZE]))

some_alike = st.lists(alike, unique_by=lambda record: record.place, max_size=8)


NUMBERS, DOIS = ("", "2509.01234", "2509.04321"), ("", "10.1000/a", "10.1000/b")

said = st.builds(
    Details,
    source=st.sampled_from(("arxiv", "bibtex", "ris", "")),
    arxiv=st.sampled_from(NUMBERS),
    doi=st.sampled_from(DOIS),
    authors=st.sampled_from(((), (Author("Ada Bee", "Bee", "Ada"),), (Author("Ada Bee"), Author("Cy Dee")))),
    published=st.sampled_from(("", "2025", "2025-09", "2025-09-02", "2024-01-01")),
)

named = st.builds(Record, places, listed_on, ALIKE, st.sampled_from(["", MELT, MELT_AGAIN, FREEZE]), said)

some_named = st.lists(named, unique_by=lambda record: record.place, max_size=8)


def at_most(draws: int) -> settings:
    """For a property whose examples are slow: so many draws, or as few as the profile has."""
    return settings(max_examples=min(draws, settings.default.max_examples))
