"""People: who wrote a paper."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Author:
    """A person or a collaboration. `name` is as shown ("Wei von Zhang"); `family` ("von Zhang") and `given`
    ("Wei", with a suffix behind a comma: "J., Jr") are "" where the source does not tell them apart."""

    name: str
    family: str = ""
    given: str = ""
