"""What people say of authors, beside the overrides of papers: these names are one's, this name is two people's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from builder.config import fault, read_toml
from builder.merge.identity import without_tags
from builder.model import ADDRESS_DIGITS, Paper, PeopleSaid, SamePerson, TwoPeople, quote
from builder.text import clean, fold_case, is_visible, key_of

PEOPLE = {"same_person": ("names", "reason"), "two_people": ("name", "papers", "reason")}
"""The tables of authors and their keys."""

_IS_ID = re.compile(f"[0-9a-f]{{{ADDRESS_DIGITS},32}}")


def read_people(path: Path | None, papers: Sequence[Paper]) -> PeopleSaid:
    """What a file of overrides says of authors, with the texts of the papers that it names; raises BuilderError
    where a table is not as it should be."""
    data = read_toml(path) if path else {}
    said = tuple(one for kind in PEOPLE for one in _tables(path, kind, data.get(kind, []))) if path else ()
    return _with_papers(said, papers)


def _tables(path: Path, kind: str, tables: object) -> Iterator[SamePerson | TwoPeople]:
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise fault(path, f"{kind} is not a list of tables", f"open each with a [[{kind}]] line")
    for table in tables:
        _check(path, kind, table)
        if kind == "two_people":
            yield TwoPeople(clean(table["name"]), tuple(table["papers"]), frozenset())
        elif len({fold_case(clean(name)) for name in table["names"]}) < 2:
            raise fault(path, "a [[same_person]] names fewer than two names", "name two, or remove it")
        else:
            yield SamePerson(tuple(map(clean, table["names"])))


def _check(path: Path, kind: str, table: Mapping[str, Any]) -> None:
    wanted = PEOPLE[kind]
    for key in (*(key for key in table if key not in wanted), *(key for key in wanted if key not in table)):
        verb = "has a key it does not know" if key in table else "lacks a key"
        raise fault(path, f'a [[{kind}]] {verb}, "{key}"', f"give it {', '.join(wanted)}")
    lists = [table[key] for key in wanted if key in ("names", "papers")]
    texts = [table[key] for key in wanted if key in ("name", "reason")]
    are_lists = all(isinstance(one, list) and one for one in lists)
    if not are_lists or not all(map(_is_text, chain(texts, *lists))):
        remedy = "write texts in quotes, lists of them in brackets"
        raise fault(path, f"a value of a [[{kind}]] is no text", remedy)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and is_visible(clean(value))


def _with_papers(said: PeopleSaid, papers: Sequence[Paper]) -> PeopleSaid:
    if not any(isinstance(one, TwoPeople) for one in said):
        return said
    texts = {text.id: text for paper in papers for text in paper.texts}
    by_title: defaultdict[str, set[str]] = defaultdict(set)
    for text in texts.values():
        by_title[key_of(text.title)].add(text.id)

    def meant(name: str) -> set[str]:
        ids = {one for one in texts if one.startswith(name)} if _IS_ID.fullmatch(name) else set()
        return set(ids) or by_title.get(key_of(without_tags(clean(name))), set())

    return tuple(
        TwoPeople(one.name, one.papers, frozenset().union(*map(meant, one.papers)))
        if isinstance(one, TwoPeople)
        else one
        for one in said
    )


def lost_people(path: Path | None, papers: Sequence[Paper]) -> list[str]:
    """What the file says of authors that has no effect, since no paper is by these."""
    said = read_people(path, papers)
    if not said:
        return []
    lists = (one.record.details.authors for paper in papers for one in paper.sightings)
    known = {fold_case(author.name) for authors in lists for author in authors}
    known |= {fold_case(author.name) for paper in papers for author in paper.details.authors}
    return [_named(one) for one in said if not _has_effect(one, known)]


def _has_effect(said: SamePerson | TwoPeople, known: set[str]) -> bool:
    if isinstance(said, SamePerson):
        return all(fold_case(name) in known for name in said.names)
    return bool(said.ids) and fold_case(said.name) in known


def _named(said: SamePerson | TwoPeople) -> str:
    if isinstance(said, SamePerson):
        return f"[[same_person]] {' and '.join(map(quote, said.names))}"
    return f"[[two_people]] {quote(said.name)}"
