"""Overrides: what people say of single papers, because no rule can know it, in a data file that they edit."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise, permutations, product, takewhile
from pathlib import Path
from typing import Any

from builder.config import fault, read_toml
from builder.merge.evidence import Evidence
from builder.merge.facts_said import FactsSaid, lines_of_tables, read_facts, with_facts
from builder.merge.groups import Apart, Join
from builder.merge.identity import without_tags
from builder.merge.people import PEOPLE
from builder.model import ADDRESS_DIGITS, MOST_SHOWN, SAID, Paper, PaperId, Text, quote
from builder.text import clean, is_visible, key_of, shorten

KINDS = {
    "one": ("papers", "reason"),
    "two": ("papers", "reason"),
    "title": ("paper", "title", "reason"),
    "abstract": ("paper", "abstract", "reason"),
    "hide": ("paper", "reason"),
    "topics": ("paper", "topics", "reason"),
    "tags": ("paper", "tags", "reason"),
    "facts": ("paper", "reason"),
}
"""The tables of the file and their keys; [[facts]] has those of `facts_said.KEYS`, too, any of them."""

_IS_ID = re.compile(f"[0-9a-f]{{{ADDRESS_DIGITS},32}}")


def is_id(name: str) -> bool:
    """Whether a name of a paper is the beginning of an id, as long as pages show it or longer."""
    return _IS_ID.fullmatch(name) is not None


@dataclass(frozen=True, slots=True)
class Override:
    """One table of the file. `papers` are titles, or ids as the page of a paper shows them.

    Kinds: `one`, these are one paper; `two`, these are different papers, however alike; `title`, its title;
    `abstract`, its abstract; `hide`, do not show it; `topics`, its topics, the main one first; `tags`, its tags;
    `facts`, who wrote it, when, its ids and the like.
    """

    kind: str
    papers: tuple[str, ...]
    reason: str
    title: str = ""
    abstract: str = ""
    values: tuple[str, ...] = ()  # topics or tags
    facts: FactsSaid | None = None

    def __str__(self) -> str:
        return f"[[{self.kind}]] {' and '.join(map(quote, self.papers))}"


def read_overrides(path: Path) -> tuple[Override, ...]:
    """The overrides in a TOML file; raises BuilderError where the file does not make them."""
    return tuple(_overrides(path, read_toml(path)))


def _overrides(path: Path, data: Mapping[str, Any]) -> Iterator[Override]:
    for kind, tables in data.items():
        if kind in PEOPLE:  # of authors, not of papers
            continue
        if kind not in KINDS:
            known = "]], [[".join((*KINDS, *PEOPLE))
            raise fault(path, f'there is no override "{kind}"', f"write one of [[{known}]]")
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            raise fault(path, f"{kind} is not a list of tables", f"open each with a [[{kind}]] line")
        if kind == "facts":
            lines = lines_of_tables(path, len(tables))
            yield from (_facts(path, table, line) for table, line in zip(tables, lines, strict=True))
        else:
            yield from (_override(path, kind, table) for table in tables)


def _override(path: Path, kind: str, table: Mapping[str, Any]) -> Override:
    _check_keys(path, kind, table)
    papers = table["papers"] if "papers" in table else [table["paper"]]
    values = table[kind] if kind in ("topics", "tags") else []
    texts = [table["reason"], table.get("title", "-"), table.get("abstract", "-")]
    if not (_are_texts(papers) and _are_texts(values) and _are_texts(texts)):
        raise fault(path, f"a value of a [[{kind}]] is no text", "write texts in quotes, papers as a list of them")
    if "papers" in table and len(papers) < 2:
        raise fault(path, f"a [[{kind}]] names fewer than two papers", "name two, or remove it")
    if kind == "topics" and not 1 <= len(values) <= 2:
        raise fault(
            path, f"a [[topics]] names {len(values)} topics", "name the main one, and a second if there is"
        )
    title, abstract = table.get("title", ""), table.get("abstract", "")
    return Override(kind, tuple(papers), table["reason"], title, abstract, tuple(values))


def _facts(path: Path, table: Mapping[str, Any], line: int) -> Override:
    facts = read_facts(path, table, line)
    rest = {key: value for key, value in table.items() if key not in facts.fields}
    return replace(_override(path, "facts", rest), facts=facts)


def _check_keys(path: Path, kind: str, table: Mapping[str, Any]) -> None:
    wanted = KINDS[kind]
    for key in (*(key for key in table if key not in wanted), *(key for key in wanted if key not in table)):
        verb = "has a key it does not know" if key in table else "lacks a key"
        raise fault(path, f'a [[{kind}]] {verb}, "{key}"', f"give it {', '.join(wanted)}")


def _are_texts(values: object) -> bool:
    """Whether this is a list of texts in which a reader would see something."""
    return isinstance(values, list) and all(isinstance(one, str) and is_visible(clean(one)) for one in values)


def unmatched(overrides: Sequence[Override], papers: Iterable[Paper]) -> list[Override]:
    """The overrides that have no effect, because papers they name are not there: of a `two` fewer than two are, of
    another kind not all."""
    names = Names(text for paper in papers for text in paper.texts) if overrides else Names(())
    return [
        override
        for override in overrides
        if sum(bool(names.texts(name)) for name in override.papers)
        < (2 if override.kind == "two" else len(override.papers))
    ]


def ambiguous(
    overrides: Sequence[Override], papers: Sequence[Paper]
) -> Iterator[tuple[Override, str, list[Paper]]]:
    """The overrides with an id that stands for several papers: the override, the id, the papers.

    It is the beginning of several ids, or the id of a listing without an abstract that several papers share.
    """
    owners: defaultdict[PaperId, list[Paper]] = defaultdict(list)
    for paper in papers if overrides else ():
        for text in dict.fromkeys(text.id for text in paper.texts):
            owners[text].append(paper)
    names = Names(text for paper in papers for text in paper.texts) if overrides else Names(())
    for override in overrides:
        for name in override.papers:
            meant = {paper.id: paper for text in names.with_id(name) for paper in owners[text]}
            if len(meant) > 1:
                yield override, name, [meant[paper] for paper in sorted(meant)]


class Names:
    """The texts that a name of a paper means: its title, or the beginning of an id, of ten digits or more."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self._by_title: defaultdict[str, set[PaperId]] = defaultdict(set)
        for text in texts:
            self._by_title[_title_key(text.title)].add(text.id)
        self._ids = sorted(set().union(*self._by_title.values()))

    def texts(self, name: str) -> set[PaperId]:
        """The ids of the texts that are meant, by id before by title."""
        return self.with_id(name) or self._by_title.get(_title_key(clean(name)), set())

    def with_id(self, name: str) -> set[PaperId]:
        """The ids that begin with a name."""
        if not is_id(name):
            return set()
        start = bisect_left(self._ids, name)
        return set(takewhile(lambda text: text.startswith(name), self._ids[start:]))


class AppliedOverrides:
    """The overrides, with the texts that each name of a paper means; none where the beginning of an id means
    two."""

    def __init__(self, overrides: Sequence[Override], texts: Iterable[Text]) -> None:
        names = Names(texts if overrides else ())
        self._meant = [(override, [_meant(names, name) for name in override.papers]) for override in overrides]

    def joins(self) -> Iterator[Join]:
        """Pairs of texts that people said are one paper."""
        for override, meant in self._meant:
            if override.kind == "one" and all(meant):
                members = sorted(set().union(*meant))
                yield from (Join(one, other, Evidence(SAID, 1.0)) for one, other in pairwise(members))

    def apart(self) -> Apart:
        """Pairs of texts that people said are two papers, each in both orders."""
        found: set[tuple[PaperId, PaperId]] = set()
        for override, meant in self._meant:
            if override.kind == "two":
                pairs = (pair for these, those in permutations(meant, 2) for pair in product(these, those))
                found.update(pair for pair in pairs if pair[0] != pair[1])
        return frozenset(found)

    def of_paper(self, paper: Paper, members: Set[PaperId]) -> Paper:
        """The paper as people say it is; `members` are its texts, without those of other papers."""
        for override, meant in self._meant:
            if members.isdisjoint(meant[0]):
                continue
            if override.kind == "title":
                paper = replace(paper, title=shown(override.title))
            elif override.kind == "abstract":
                paper = replace(paper, abstract=shown(override.abstract))
            elif override.kind == "hide":
                paper = replace(paper, hidden=override.reason)
            elif override.kind == "topics":
                paper = replace(paper, topics=override.values)
            elif override.kind == "tags":
                paper = replace(paper, tags=tuple(map(clean, override.values)))
            elif override.facts:
                paper = with_facts(paper, override.facts)
        return paper


def shown(text: str) -> str:
    """A title or an abstract that a person gave, as pages have it."""
    return shorten(without_tags(clean(text)), MOST_SHOWN)


def _title_key(cleaned: str) -> str:
    """What a title in a seed and the same title on a page share."""
    return key_of(without_tags(cleaned))


def _meant(names: Names, name: str) -> set[PaperId]:
    return set() if len(names.with_id(name)) > 1 else names.texts(name)
