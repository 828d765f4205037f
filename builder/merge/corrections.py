"""Corrections: what a reader asks for in an issue, held against the archive, as tables of the overrides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import chain

from builder.merge.issue_forms import Answer, NoCorrectionError, Said
from builder.merge.overrides import AppliedOverrides, Names, Override, is_id, shown
from builder.model import ADDRESS_DIGITS, MOST_SHOWN, Paper, PaperId, quote
from builder.text import clean, fold_case, is_visible

MOST_REASON, MOST_TAG, MOST_NAMES = 1_000, 100, 20
"""Characters of a reason, of a tag; listings or tags that one issue names."""

WRONG = "Nothing was changed; "


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the overrides to be; `instead_of` counts those of its kind in the file, None where it is new."""

    kind: str
    values: Mapping[str, str | tuple[str, ...]]
    instead_of: int | None = None


class Corrector:
    """Holds what readers ask for against the papers of an archive. `pages` gives the papers of the page whose
    address ends so; `topics` are those there are."""

    def __init__(
        self,
        papers: Sequence[Paper],
        overrides: Sequence[Override],
        topics: Callable[[], Collection[str]],
        pages: Callable[[str], Collection[PaperId]],
    ) -> None:
        self._papers = {paper.id: paper for paper in papers}
        self._names = Names(text for paper in papers for text in paper.texts)
        self._owners: defaultdict[PaperId, list[PaperId]] = defaultdict(list)
        for paper in papers:
            for text in paper.texts:
                self._owners[text.id].append(paper.id)
        self._overrides, self._topics, self._pages = overrides, topics, pages
        self._said = AppliedOverrides(overrides, (text for paper in papers for text in paper.texts))

    def tables(self, answer: Answer, name: str) -> list[Table]:
        """The tables that say what a reader asks for, none where the file or the archive says so already; raises
        NoCorrectionError with a line for each thing that cannot be. `name` is the issue's, for these."""
        return _Asked(self, answer, name).tables()

    # -- What there is ---------------------------------------------------------------------------

    def paper_of(self, text: PaperId) -> Paper:
        """The paper of a text that is no other paper's."""
        [owner] = set(self._owners[text])
        return self._papers[owner]

    def texts_of(self, named: str) -> set[PaperId]:
        """The texts that an id, or the address of a page, stands for."""
        if is_id(named):
            return self._names.with_id(named)
        return set(self._pages(_last_part(named)))

    def has_one_owner(self, text: PaperId) -> bool:
        return len(set(self._owners[text])) == 1

    def written(self, text: PaperId) -> str:
        """The id as the pages have it, or as much of it as tells it from all others."""
        short = text[:ADDRESS_DIGITS]
        return short if len(self._names.with_id(short)) == 1 else text

    def topic(self, name: str) -> str:
        """The topic of that name, whatever its capitals, or ""."""
        return {fold_case(topic): topic for topic in self._topics()}.get(fold_case(name), "")

    def topic_like(self, name: str) -> str:
        return next(iter(get_close_matches(name[:MOST_TAG], self._topics(), 1)), "")

    def said_of(self, kind: str, text: PaperId) -> tuple[int | None, Override] | None:
        """The last override of a kind for the paper of a text, and how many of its kind stand before it; None for
        one that is of other papers, too, and so has to stay."""
        own = {one.id for one in self.paper_of(text).texts}
        of_kind = [one for one in self._overrides if one.kind == kind]
        for at in reversed(range(len(of_kind))):
            meant = self._names.texts(of_kind[at].papers[0])
            if own & meant:
                return at if meant <= own else None, of_kind[at]
        return None

    def parted(self, texts: Sequence[PaperId]) -> bool:
        """Whether a person said that the papers of these texts are different ones."""
        one, other = ({text.id for text in self.paper_of(text).texts} for text in texts)
        return any(a in one and b in other for a, b in self._said.apart())

    def joined(self, texts: Sequence[PaperId]) -> bool:
        """Whether a person said that some of these texts are one paper."""
        return any(join.one in texts and join.other in texts for join in self._said.joins())


def _last_part(address: str) -> str:
    """`papers/spin-glasses.html#abstract` has `spin-glasses`."""
    path = address.partition("#")[0].partition("?")[0]
    return path.rpartition("/")[2].removesuffix(".html") if path.endswith(".html") else ""


class _Asked:
    """One issue, and what is wrong with it as far as it is known."""

    def __init__(self, archive: Corrector, answer: Answer, name: str) -> None:
        self._archive, self._answer, self._name = archive, answer, name
        self._wrong: list[str] = []

    def tables(self) -> list[Table]:
        reason = self._reason(self._answer.fields["reason"])
        make = {"one": self._one, "two": self._two, "text": self._text}.get(self._answer.kind, self._of_paper)
        made = [*make()]
        if self._wrong:
            raise NoCorrectionError("\n".join(self._wrong))
        return [Table(one.kind, {**one.values, "reason": reason}, one.instead_of) for one in made]

    def _complain(self, said: Said, what: str, remedy: str) -> None:
        self._wrong.append(f"{self._name}:{said.line}: {what}. {WRONG}{remedy}.")

    # -- Kinds -----------------------------------------------------------------------------------

    def _one(self) -> Iterator[Table]:
        said = self._answer.fields
        texts = [*chain(self._named(said["paper"], 1), self._named(said["other"], 1))]
        if len(texts) < 2 or self._archive.paper_of(texts[0]) == self._archive.paper_of(texts[1]):
            return
        if self._archive.parted(texts):
            what = "the overrides say that these are different papers ([[two]])"
            self._complain(said["other"], what, "take that out first, if it is wrong")
        yield Table("one", {"papers": tuple(map(self._archive.written, texts))})

    def _two(self) -> Iterator[Table]:
        said = self._answer.fields["papers"]
        texts = self._named(said, MOST_NAMES)
        if len(set(texts)) < 2:
            if not self._wrong:
                self._complain(
                    said, "it names fewer than two listings", 'write the ids that stand under "Listed in"'
                )
            return
        if len({self._archive.paper_of(text).id for text in texts}) == len(set(texts)):
            return
        if self._archive.joined(texts):
            what = "the overrides say that these are one paper ([[one]])"
            self._complain(said, what, "take that out first, if it is wrong")
        yield Table("two", {"papers": tuple(map(self._archive.written, dict.fromkeys(texts)))})

    def _of_paper(self) -> Iterator[Table]:
        """Topics, tags, or a paper to be taken out."""
        kind = self._answer.kind
        values = {"topics": self._topics, "tags": self._tags}.get(kind, lambda: None)()
        for text in self._named(self._answer.fields["paper"], 1):
            known = self._archive.said_of(kind, text)
            if known is None or (values is not None and known[1].values != values):
                said = {} if values is None else {kind: values}
                yield Table(kind, {"paper": self._archive.written(text), **said}, known and known[0])

    def _text(self) -> Iterator[Table]:
        said = self._answer.fields
        new = {kind: self._line(said[field]) for kind, field in (("title", "text"), ("abstract", "abstract"))}
        for text in self._named(said["paper"], 1):
            paper = self._archive.paper_of(text)
            for kind, value in new.items():
                known = self._archive.said_of(kind, text)
                is_said = known is not None and getattr(known[1], kind) == value
                if value and not is_said and shown(value) != getattr(paper, kind):
                    yield Table(kind, {"paper": self._archive.written(text), kind: value}, known and known[0])

    # -- Fields ----------------------------------------------------------------------------------

    def _lines(self, said: Said, most: int) -> list[str]:
        """What stands on the lines of a field, without the signs of a list."""
        lines = [line.strip().removeprefix("- ").strip("` ") for line in said.text.split("\n")]
        found = [line for line in lines if line]
        if len(found) > most:
            what = "only one line is asked for" if most == 1 else f"of {len(found):,} lines {most} can be taken"
            self._complain(said, what, "leave out the others")
            return []
        return found

    def _named(self, said: Said, most: int) -> list[PaperId]:
        """The texts that a field names, each of which is of one paper."""
        lines = self._lines(said, most)
        if not said.text:
            self._complain(said, "no paper is named", 'write its id, which its page has under "Listed in"')
        return [*chain.from_iterable(self._text_of(said, line) for line in lines)]

    def _text_of(self, said: Said, named: str) -> list[PaperId]:
        texts = self._archive.texts_of(fold_case(named))
        if len(texts) == 1 and all(map(self._archive.has_one_owner, texts)):
            return [*texts]
        if texts:
            what, remedy = (
                f"{quote(named)} stands for several papers",
                "write all 32 digits of the id that is meant",
            )
        elif is_id(fold_case(named)):
            what, remedy = f"no paper has the id {quote(named)}", "write the one that its page shows"
        else:
            what = f"{quote(named)} is neither an id nor the address of a paper's page"
            remedy = 'write the id of ten digits that its page has under "Listed in"'
        self._complain(said, what, remedy)
        return []

    def _topics(self) -> tuple[str, ...]:
        said = self._answer.fields["topics"]
        found = []
        for name in self._lines(said, 2):
            if not (topic := self._archive.topic(clean(name))):
                like = self._archive.topic_like(clean(name))
                remedy = f"write {quote(like)}, if you mean that" if like else "write it as the archive has it"
                self._complain(said, f"there is no topic {quote(name)}", remedy)
            found.append(topic)
        if not said.text:
            self._complain(said, "no topic is named", "write one or two")
        return tuple(dict.fromkeys(found))

    def _tags(self) -> tuple[str, ...]:
        said = self._answer.fields["tags"]
        tags = [clean(line) for line in self._lines(said, MOST_NAMES)]
        for tag in tags:
            if not is_visible(tag) or len(tag) > MOST_TAG:
                what = f"{quote(tag)} is no tag: it has {len(tag):,} characters, of which {MOST_TAG} can be taken"
                self._complain(said, what, "write a shorter one")
        return tuple(dict.fromkeys(tags))

    def _reason(self, said: Said) -> str:
        reason = clean(said.text)
        if not is_visible(reason):
            self._complain(said, "there is no reason", "say how one can see it")
        if len(reason) > MOST_REASON:
            what = f"the reason has {len(reason):,} characters, of which {MOST_REASON:,} can be taken"
            self._complain(said, what, "say it shorter")
        return reason

    def _line(self, said: Said) -> str:
        """A title or an abstract."""
        text = clean(said.text)
        if len(text) > MOST_SHOWN:
            what = f"it has {len(text):,} characters, of which {MOST_SHOWN:,} are shown"
            self._complain(said, what, "write a shorter one")
        return text if is_visible(text) else ""
