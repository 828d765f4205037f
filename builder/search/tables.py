"""What both halves of the search must know alike, written for the half in the browser.

The scripts of `site_templates/search` read it as `paperArchive.tables` and build their patterns from it.  The
patterns of LaTeX are regular expressions that both languages read alike.
"""

from __future__ import annotations

from typing import Any

from builder.model import AUTHORS_FIELD, FILTERED, LINK_KINDS, PAPERS, SEARCHED, Facet
from builder.search import people
from builder.search.analysis import BORDER, HYPHENS, LONGEST_WORD, WORD
from builder.search.forms import EXACT, NUMBER, STEM, UNKNOWN
from builder.search.formula_keys import LONGEST_SIGN, MOST_JOINED, MOST_KEYS
from builder.search.known_ids import ADDRESS, AROUND, LABELS, WEB
from builder.search.names import (
    APOSTROPHES,
    KINDS,
    LONGEST_KEY,
    MOST_IN_NAME,
    NAME,
    NAMES,
    SPELLING_WIDTH,
    SUFFIXES,
)
from builder.search.needs import SHORTEST_PART
from builder.search.packing import ALPHABET
from builder.search.query import BLANKS, FIELD_OF, HAS, MOST_WORDS, PASTED, QUOTES, YEAR
from builder.search.searcher import ENOUGH
from builder.search.standing import CLOSE, STEP
from builder.search.subjects import KEY_WIDTH, LONGEST_NAME
from builder.search.term_shards import HASH_WIDTH
from builder.text import (
    ATTRIBUTES,
    COMMAND,
    ELEMENTS,
    GREEK_NAMES,
    SILENT,
    SPOKEN,
    STAMP_WIDTH,
    UNDECOMPOSED,
    UNSPACED,
    identifier_tables,
    latex_tables,
    literal,
    markup_tables,
)


def tables_script() -> str:
    """The tables as a script, to run before all others of ours."""
    return f"paperArchive.tables={literal(tables())};\n"


def tables() -> dict[str, Any]:
    """The tables by the script that reads them."""
    return {
        "latex": latex_tables(),
        "markup": markup_tables(),
        "formulas": {
            "elements": sorted(ELEMENTS), "attributes": sorted(ATTRIBUTES), "command": COMMAND.pattern,
            "silent": " ".join(sorted(SILENT)), "spoken": SPOKEN, "mostJoined": MOST_JOINED, "mostKeys": MOST_KEYS,
            "longestSign": LONGEST_SIGN,
        },
        "analysis": {
            "undecomposed": UNDECOMPOSED, "greek": GREEK_NAMES, "hyphens": HYPHENS, "word": WORD, "border": BORDER,
            "unspaced": [*UNSPACED],
        },
        "unpacking": {"alphabet": ALPHABET, "hashWidth": HASH_WIDTH},
        "query": {
            "fields": FIELD_OF, "year": YEAR, "has": HAS, "mostWords": MOST_WORDS, "pasted": PASTED,
            "blanks": BLANKS, "quotes": QUOTES,
        },
        "names": {
            "field": NAMES, "sign": NAME, "most": MOST_IN_NAME, "longestKey": LONGEST_KEY,
            "suffixes": sorted(SUFFIXES), "apostrophes": APOSTROPHES, "kinds": KINDS,
            "spellingWidth": SPELLING_WIDTH, "longestName": people.LONGEST_NAME,
        },
        "ids": {
            **identifier_tables(), "labels": LABELS, "around": AROUND, "web": WEB, "address": ADDRESS,
        },
        "forms": {"exact": EXACT, "number": NUMBER, "stem": STEM, "unknown": UNKNOWN},
        "subjects": {"longestName": LONGEST_NAME, "keyWidth": KEY_WIDTH},
        "shards": {"stampWidth": STAMP_WIDTH},
        "standing": {"close": CLOSE, "step": STEP},
        "needs": {"longestWord": LONGEST_WORD, "shortestPart": SHORTEST_PART},
        "ranking": {"enough": ENOUGH},
        "facets": [_facet(facet) for facet in FILTERED],
        "results": {
            "labels": {field.name: field.label for field in (*SEARCHED, AUTHORS_FIELD)},
            "kinds": LINK_KINDS,
            "folders": {"paper": PAPERS, **{facet.key: facet.folder for facet in FILTERED if facet.folder}},
        },
    }  # fmt: skip


def _facet(facet: Facet) -> dict[str, str | int]:
    """What the search page must know of a facet; what it lacks is left out."""
    search = facet.search
    known: dict[str, str | int] = {
        "key": search.key,
        "name": search.name,
        "store": search.store,
        "label": search.label,
    }
    known |= {"shards": search.shards, "most": search.most, "folder": facet.folder}
    return {key: value for key, value in known.items() if value}
