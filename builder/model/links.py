"""Links of a paper, and what they lead to."""

from __future__ import annotations

from dataclasses import dataclass

LINK_KINDS = {"code": "Code", "project": "Project", "data": "Data", "model": "Model", "demo": "Demo"}
"""What a link can lead to, and what people read; the theme (`partials/parts.html`) has the same words."""


@dataclass(frozen=True, slots=True)
class Link:
    """An http(s) address in an abstract, or beside it. `kind` is one of `LINK_KINDS`, or other."""

    url: str
    kind: str
