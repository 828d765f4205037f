"""The catalogues that can be asked: where they are, how often one may ask, what makes an answer of theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlencode

from builder.lookup import arxiv, hf, openalex
from builder.lookup.fetcher import NoAnswerError
from builder.lookup.questions import Question, Wanted
from builder.model import PaperId


class Client(Protocol):
    """What the module of a catalogue offers."""

    def questions(self, wanted: Sequence[Wanted], /) -> list[Question]:
        """The fewest questions that ask for these papers; about some it may be unable to ask."""

    def further(self, question: Question, records: int, wanted: Mapping[PaperId, Wanted], /) -> list[Question]:
        """The questions that follow from an answer of so many records: it goes on, or had no room for all."""

    def fault(self, body: bytes, /) -> str:
        """Why a body is no answer to a question, as the end of "HOST …"; "" where it is one."""


class NeedsKeyError(Exception):
    """A catalogue is only to be asked with a key; the text is the variable that should hold it."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A catalogue: its `name` on the command line and for people, its address, the `gap` in seconds between two
    questions, the media types and the ending of its answers, how many days a "nothing" of it holds, and the
    variable of the environment that holds its key, if it asks for one."""

    name: str
    title: str
    base: str
    gap: float
    types: frozenset[str]
    ending: str
    client: Client
    key: str = ""

    def check(self, body: bytes) -> None:
        """Raises NoAnswerError where a body is no answer of this catalogue."""
        if fault := self.client.fault(body):
            raise NoAnswerError(fault)

    def addressed(self, question: Question, environment: Mapping[str, str]) -> str:
        """The path and query of a question, with the key, which stands nowhere else."""
        if not self.key:
            return question.target
        if not (value := environment.get(self.key, "").strip()):
            raise NeedsKeyError(self.key)
        return f"{question.target}&{urlencode({'api_key': value})}"


_JSON = frozenset({"application/json"})

CATALOGUES: Mapping[str, Catalogue] = {
    "hf": Catalogue("hf", "Hugging Face", "https://huggingface.co", 1.0, _JSON, ".json", hf),
    # https://info.arxiv.org/help/api/tou.html: one request every three seconds, one connection at a time
    "arxiv": Catalogue("arxiv", "arXiv", "https://export.arxiv.org", 3.0, arxiv.TYPES, ".xml", arxiv),
    "openalex": Catalogue(
        "openalex", "OpenAlex", "https://api.openalex.org", 1.0, _JSON, ".json", openalex, "OPENALEX_API_KEY"
    ),
}
