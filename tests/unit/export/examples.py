"""Citations with all that can be known, and with nothing but a title."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from builder.model.citations import Citation
from builder.model.people import Author
from builder.text.cleaning import clean
from builder.text.latex.bibliography import resolve_bibliography
from tests.strategies import titles

BARE = Citation(
    "lattice-models-2025-09-09", ("Lattice models",), "papers/lattice-models.html", listed=date(2025, 9, 9)
)

WHOLE = replace(
    BARE,
    key="zhang2025lattice",
    authors=(Author("Wei von Zhang", "von Zhang", "Wei"), Author("John Doe, Jr", "Doe", "John, Jr")),
    published="2025-09-02",
    arxiv="2509.01234",
    category="cs.LG",
    doi="10.1234/a_b",
    venue="Journal of A & B",
    url="https://arxiv.org/abs/2509.01234",
)

PEOPLE = (
    Author("Wei Zhang"),
    Author("Ana Núñez", "Núñez", "Ana"),
    Author("Wei von Zhang", "von Zhang", "Wei"),
    Author("John Doe, Jr", "Doe", "John, Jr"),
    Author("The Example Collaboration"),
    Author("Bell and Sons"),
    Author("Plato"),
    Author("张伟", "张", "伟"),
    Author("李娜"),
    Author("Seán O'Neil", "O'Neil", "Seán"),
)


def _is_itself(title: str) -> bool:
    """Whether a title means itself in BibTeX and CSL-JSON, which may write the same marks for others."""
    return resolve_bibliography(title) == title and not set("<&$\\") & set(title)


citations = st.builds(
    Citation,
    key=st.just("zhang2025lattice"),
    title=titles.map(clean).filter(_is_itself).map(lambda title: (title,)),
    page=st.just("papers/x.html"),
    authors=st.lists(st.sampled_from(PEOPLE), max_size=4, unique=True).map(tuple),
    has_more=st.booleans(),
    published=st.sampled_from(("", "2025", "2025-09", "2025-09-02")),
    listed=st.sampled_from((None, date(2025, 9, 9))),
    arxiv=st.sampled_from(("", "2509.01234", "math/0601001")),
    doi=st.sampled_from(("", "10.1234/a_b(c)%d")),
    url=st.sampled_from(("", "https://a.example/x")),
)
