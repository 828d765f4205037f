"""The index in Lunr's own format, to compare it with the one that lunr.js builds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import numpy as np

from builder.search.index import Index, Postings
from builder.search.streams import FIELDS

LUNR_JS = "2.3.9"


def as_lunr_json(index: Index) -> str:
    """The whole index as lunr.js writes it: `JSON.stringify(idx)` of its format 2.3.9."""
    return "".join(_json_pieces(index))


def _json_pieces(index: Index) -> Iterator[str]:
    yield f'{{"version":"{LUNR_JS}","fields":{_json([*FIELDS])},"fieldVectors":['
    vectors = {name: _vectors(index, postings) for name, postings in index.fields.items()}
    refs = ((name, paper) for paper in range(index.papers) for name in FIELDS)
    yield ",".join(f'["{name}/{paper}",[{vectors[name][paper]}]]' for name, paper in refs)
    yield '],"invertedIndex":['
    yield ",".join(_posting(index, number) for number in range(len(index.terms)))
    yield '],"pipeline":["stemmer"]}'


def _posting(index: Index, term: int) -> str:
    fields = []
    for name, postings in index.fields.items():
        found = postings.papers[postings.starts[term] : postings.starts[term + 1]].tolist()
        metadata = ",".join(f'"{paper}":{{}}' for paper in found)
        fields.append(f'"{name}":{{{metadata}}}')
    return f'[{_json(index.terms[term])},{{"_index":{index.first_seen[term]},{",".join(fields)}}}]'


def _vectors(index: Index, postings: Postings) -> list[str]:
    """The vector of each paper, terms in the order of their first use."""
    terms = np.repeat(index.first_seen, np.diff(postings.starts))
    order = np.lexsort((terms, postings.papers))
    found: list[list[str]] = [[] for _ in range(index.papers)]
    columns = zip(
        postings.papers[order].tolist(), terms[order].tolist(), postings.scores[order].tolist(), strict=True
    )
    for paper, term, score in columns:
        found[paper].append(f"{term},{_number(score)}")
    return [",".join(pairs) for pairs in found]


def _number(thousandths: int) -> str:
    """As JavaScript prints it: 1 and not 1.0."""
    whole, rest = divmod(thousandths, 1000)
    return f"{whole}.{rest:03}".rstrip("0") if rest else str(whole)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
