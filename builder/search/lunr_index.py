"""A part of the index as lunr.py takes it, which then ranks papers as lunr.js does."""

from __future__ import annotations

from collections.abc import Iterable

from lunr.index import Index as LunrIndex
from lunr.pipeline import Pipeline
from lunr.token_set import TokenSet
from lunr.vector import Vector

from builder.search.index import utf16
from builder.search.lookup import Flags, Lookup


def rank(lookup: Lookup, clauses: Iterable[tuple[str, str]], among: Flags) -> list[int]:
    """The papers that meet any (field, term), best first; the field "" is any of them.

    lunr.py's own text processing is not lunr.js's, so it is given our terms and asked for them as they are.
    """
    asked = dict.fromkeys(clauses)
    if not asked:
        return []
    index = _part(lookup, {term for _, term in asked}, among)
    query = index.create_query()
    for field, term in asked:
        query.term(term, use_pipeline=False, **({"fields": [field]} if field else {}))
    return [int(result["ref"]) for result in index.query(query)]


def _part(lookup: Lookup, terms: Iterable[str], among: Flags) -> LunrIndex:
    """A Lunr index of some terms in some papers: it answers as the whole one would."""
    known = sorted((term for term in terms if term in lookup), key=utf16)
    inverted: dict[str, dict[str, object]] = {}
    vectors: dict[str, list[float]] = {}
    for term in sorted(known, key=lookup.first_seen):
        number = lookup.first_seen(term)
        inverted[term] = {"_index": number}
        for name, found, scores in lookup.postings(term):
            kept = among[found]
            papers = found[kept].tolist()
            inverted[term][name] = {str(paper): {} for paper in papers}
            for paper, score in zip(papers, scores[kept].tolist(), strict=True):
                vectors.setdefault(f"{name}/{paper}", []).extend((number, score / 1000))
    return LunrIndex(
        inverted_index=inverted,
        field_vectors={ref: Vector(elements) for ref, elements in vectors.items()},
        token_set=TokenSet.from_list(known),
        fields=list(lookup.fields),
        pipeline=Pipeline(),
    )
