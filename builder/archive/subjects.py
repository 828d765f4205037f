"""What readers may ask for by a name of the lexicon, and the papers that are about it or name it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from builder.model import Entry, Findings, PaperId, Subject


def find_subjects(entries: Mapping[PaperId, Entry], findings: Findings) -> tuple[Subject, ...]:
    """Every tag of the lexicon that a paper shows or names, and those above them, by key: whoever asks for optimal
    transport gets papers on Schrödinger bridges."""
    tagged = _by_key({paper: [tag.key for tag in entry.tags] for paper, entry in entries.items()}, findings)
    named = _by_key({paper: findings.mentions.get(paper, ()) for paper in entries}, findings)
    return tuple(
        Subject(findings.names[key], frozenset(tagged[key]), frozenset(named[key] - tagged[key]))
        for key in sorted({*tagged, *named})
    )


def _by_key(keys: Mapping[PaperId, Iterable[str]], findings: Findings) -> defaultdict[str, set[PaperId]]:
    """The papers of each key that has names, and of those above it."""
    own: defaultdict[str, set[PaperId]] = defaultdict(set)
    for paper, some in keys.items():
        for key in some:
            own[key].add(paper)
    found: defaultdict[str, set[PaperId]] = defaultdict(set)
    for key, papers in own.items():
        for each in (key, *findings.broader.get(key, ())):
            if each in findings.names:
                found[each] |= papers
    return found
