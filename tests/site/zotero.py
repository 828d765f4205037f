"""What Zotero makes of a page, by the rules of its translators for embedded metadata and for COinS.

These are rules in our own words: which tags give the type and the authors, what else it takes for an author.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

TYPES = {"preprint", "document", "journalArticle", "webpage"}


@dataclass
class Saved:
    """What Zotero would save: an item of some type with its fields, or some of `choices`."""

    type: str
    fields: dict[str, str] = field(default_factory=dict)
    creators: list[str] = field(default_factory=list)
    choices: list[dict[str, list[str]]] = field(default_factory=list)


class _Read(HTMLParser):
    """The lines of a head, COinS elements, and the elements that look like a line of authors."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.metas: list[tuple[str, str]] = []
        self.coins: list[str] = []
        self.bylines = 0
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        classes = values.get("class", "")
        if tag == "meta":
            self.metas.append((values.get("name") or values.get("property", ""), values.get("content", "")))
        if tag == "span" and "Z3988" in classes.split() and "title" in values:
            self.coins.append(values["title"])
        self.bylines += bool(re.search("byline|vcard", classes, re.IGNORECASE)) or values.get("rel") == "author"


def saved(page: Path) -> Saved:
    """What Zotero would save of a page; COinS go before the head."""
    read = _Read(page)
    if read.coins:
        choices = [choice for text in read.coins if (choice := _context(text))]
        return Saved("multiple" if len(choices) > 1 else choices[0]["rft.type"][0], choices=choices)
    creators = [name for key, content in read.metas if key == "citation_author" for name in _names(content)]
    fields = dict(reversed([(key, content) for key, content in read.metas if content]))
    crowd = sum(key == "citation_author" for key, _ in read.metas)
    if crowd == 1 and len(parts := creators[0].split(", ")) > 1 and all(" " in part for part in parts[:2]):
        creators = parts
    return Saved(_type(fields), fields, creators or ["?"] * read.bylines)


def _type(fields: dict[str, str]) -> str:
    if "citation_journal_title" in fields:
        return "journalArticle"
    if fields.get("og:type") == "website":
        return "webpage"
    told = fields.get("DC.type", "")
    return told if told in TYPES else "journalArticle" if "citation_title" in fields else "webpage"


def _names(content: str) -> list[str]:
    return [name for name in re.split(r"\s*;\s*", content) if name]


def _context(text: str) -> dict[str, list[str]] | None:
    """The keys of a COinS text, if its format is known; a "+" is taken for a blank, also an escaped one."""
    found: dict[str, list[str]] = {}
    for part in text.split("&"):
        key, value = part.split("=")
        found.setdefault(key, []).append(unquote(re.sub(r"\+|%2B", " ", value, flags=re.IGNORECASE)))
    return found if found["rft_val_fmt"] == ["info:ofi/fmt:kev:mtx:dc"] and found["rft.type"][0] in TYPES else None
