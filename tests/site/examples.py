"""What is wrong with the policy of a page, read from its bytes as a browser would read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

RULES = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'", "file:"],
}
"""What every policy says."""

DATA = ("application/json", "application/ld+json")
"""Types of blocks that no browser runs (HTML Living Standard, 4.12.1)."""

WITHIN = 1024
"""Bytes in which a browser looks for the encoding of a page (HTML Living Standard, 4.2.5.4)."""


@dataclass
class Read(HTMLParser):
    """A page's elements, its inline scripts and styles, and the attributes that run or paint."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    attributes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._into: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.elements.append((tag, found))
        self.attributes += [f"{name}={value}" for name, value in found.items() if _runs(name, value)]
        if tag == "style":
            self._into = self.styles
        elif tag == "script" and "src" not in found and found.get("type") not in DATA:
            self._into = self.scripts

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._into = None


def _runs(name: str, value: str) -> bool:
    return name == "style" or name.startswith("on") or value.strip().lower().startswith("javascript:")


def faults_of(page: bytes) -> Iterator[str]:
    """What is missing from the policy of a page, and what in the page the policy would have to allow."""
    read = Read()
    read.feed(page.decode("utf-8"))
    read.close()
    names = [tag for tag, _ in read.elements]
    policies = [one["content"] for _, one in read.elements if one.get("http-equiv") == "Content-Security-Policy"]
    first = read.elements[names.index("head") + 1][1]
    if names[:2] != ["html", "head"] or len(policies) != 1 or first.get("content") != policies[0]:
        yield f"{len(policies)} policies, the first element of the head is {first}"
        return
    if b'<meta charset="utf-8">' not in page[:WITHIN]:
        yield f"the encoding stands beyond {WITHIN} bytes"
    rules = {rule.split()[0]: rule.split()[1:] for rule in policies[0].split(";")}
    if rules != RULES:
        yield f"the policy says {rules}"
    yield from (f"an inline script: {script}" for script in read.scripts)
    yield from (f"an inline style: {style}" for style in read.styles)
    yield from (f"an attribute that runs or paints: {attribute}" for attribute in read.attributes)
