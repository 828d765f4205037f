"""The names that works have in public: numbers of arXiv and DOIs, in every form in which people write them.

arXiv: https://info.arxiv.org/help/arxiv_identifier.html; DOI: https://www.doi.org/doi-handbook/HTML/ (syntax)
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from builder.text.characters import fold_case

ARCHIVES = frozenset(
    "acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas "
    "cond-mat cs dg-ga funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex "
    "nucl-th patt-sol physics plasm-ph q-alg q-bio quant-ph solv-int supr-con".split()
)
"""The parts of arXiv that stood before a number until March 2007."""

LONGEST = 300
"""Characters; nothing longer is an id."""

_BEFORE = re.compile(
    r"(?:https?://)?(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html|ps|format|src)/|(?:https?://)?(?:www\.)?(?:hf|huggingface)"
    r"\.co/papers/|(?:https?://)?(?:www\.)?alphaxiv\.org/abs/|(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s?)?10\.48550/arxiv\.|"
    r"arxiv\s?:\s?",
    re.IGNORECASE | re.ASCII,
)

_NUMBER = re.compile(
    r"(?:(?P<archive>[a-z-]{2,9})(?:\.[a-z]{2})?/)?(?P<month>[0-9]{4})(?P<rest>\.[0-9]{4,5}|[0-9]{3})(?:v(?P<version>[0-9]{1,3}))?",
    re.IGNORECASE | re.ASCII,
)

_BEHIND = re.compile(r"(?:\.pdf)?/?(?:[?#][^\n]*)?(?: ?\[[a-z.-]{2,20}\])?", re.IGNORECASE | re.ASCII)

_DOI = re.compile(
    r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi\s?:\s?|(?=10\.))(10\.[0-9]{4,9}(?:\.[0-9]{1,9})*/[!-~]+)",
    re.IGNORECASE | re.ASCII,
)


class ArxivId(NamedTuple):
    """A normalised number (`2509.01234`, `math/0601001`) and its version, 0 where none is named."""

    number: str
    version: int


def arxiv_id(text: str) -> ArxivId | None:
    """The number of arXiv that a text is, in any form: bare, behind `arXiv:`, as an address of arXiv, of a page of
    Hugging Face, as a DOI. None where it is no number, or of a month that there was not."""
    text = text.strip() if len(text) <= LONGEST else ""
    before = _BEFORE.match(text)
    found = _NUMBER.match(text, before.end() if before else 0)
    if found is None or not _BEHIND.fullmatch(text, found.end()):
        return None
    number = _normal(found["archive"], found["month"], found["rest"])
    return ArxivId(number, int(found["version"] or 0)) if number else None


def _normal(archive: str | None, month: str, rest: str) -> str:
    """The number, "" where no paper can have it."""
    if not "01" <= month[2:] <= "12":
        return ""
    if archive:  # 1991 to March 2007
        archive = fold_case(archive)
        known = archive in ARCHIVES and rest[0] != "."
        return f"{archive}/{month}{rest}" if known and (month >= "9107" or month <= "0703") else ""
    digits = 4 if "0704" <= month < "1501" else 5
    return month + rest if "0704" <= month < "9107" and len(rest) == digits + 1 and rest[0] == "." else ""


def doi(text: str) -> str:
    """The DOI that a text is, bare or as an address, in small letters; "" where it is none.

    That of a paper of arXiv is "": it is no other name than its number there.
    """
    text = text.strip() if len(text) <= LONGEST else ""
    found = _DOI.fullmatch(unquote(text) if "%" in text else text)
    if found is None or arxiv_id(found[1]):
        return ""
    return fold_case(found[1].rstrip(".,;"))


def arxiv_page(number: str) -> str:
    """The page of a number at arXiv."""
    return f"https://arxiv.org/abs/{_in_path(number)}"


def doi_page(name: str) -> str:
    """The address that leads to what a DOI names, which may hold signs that end an address ("<", "#")."""
    return f"https://doi.org/{_in_path(name)}"


def _in_path(name: str) -> str:
    return quote(name, safe="/!~*'()")  # what JavaScript leaves as it is, too


def identifier_tables() -> dict[str, Any]:
    """What `arxiv_id` and `doi` know, for their twins in JavaScript (`site_templates/search/identifiers.js`)."""
    patterns = {"before": _BEFORE, "number": _NUMBER, "behind": _BEHIND, "doi": _DOI}
    return {
        # Other names of groups, and other blanks: JavaScript has its own idea of these.
        **{
            name: found.pattern.replace("(?P<", "(?<").replace(r"\s", r"[ \t-\r]")
            for name, found in patterns.items()
        },
        "archives": " ".join(sorted(ARCHIVES)),
        "longest": LONGEST,
    }
