"""The marks of a form around a line's text: Markdown's links and headings, labels, numbers, prefixes of feeds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

LONGEST_OF_LINKS = 200
"""Characters of a line in which links are furniture; in a longer one they are part of the text."""

_URL = r"https?://[^\s<>()\[\]]+"

_IMAGE = re.compile(r"!\[[^\[\]]{0,300}\]\([^()\s]{0,2000}\)")

_LINKED = re.compile(rf"(?:[-*+] )?\[ ?(?P<text>.+?) ?\](?:\((?P<url>{_URL})\)|\[[0-9]{{1,4}}\])")

_LINK_BELOW = re.compile(rf"\]\((?P<url>{_URL})\)$")
"""The end of a link that began on a line above: `3 authors](https://…)`."""

_SMALL_LINK = re.compile(rf"\[(?P<text>[^\[\]]{{0,80}})\](?:\((?P<url>{_URL})\)|\[[0-9]{{1,4}}\])")
"""A link within a short line: `by [AK](https://…) and others`."""

_COUNTED = re.compile(rf" ?\[ ?[0-9]{{0,6}} ?\](?:\({_URL}\)|\[[0-9]{{1,4}}\])")
"""A count of comments behind a day: `May 6[2](https://…)`."""

_BULLET = re.compile(r"[-*+•] ")

_HEADING = re.compile(r"#{1,6} (?P<text>.*)")

_BOLD = re.compile(r"\*\*(?P<text>[^*]+)\*\*")

_LABELS = "title|authors?|abstract|summary|link|url|pdf|subjects?|categor(?:y|ies)|comments?|published|date"

_MARKED_LABEL = re.compile(
    rf"(?:[-*+•] )?[*_]{{0,2}}(?P<label>{_LABELS}) ?(?::[*_]{{0,2}}|[*_]{{2}} ?:) ?", re.IGNORECASE
)

_BOLD_ENTRY = re.compile(r"(?P<number>[0-9]{1,4}[.)] )\*\*(?P<text>[^*]+)\*\*")

_TITLE_LABEL = re.compile(r"(?:\[?[0-9]{1,4}[\].)]\s*)?title\s*:\s*", re.IGNORECASE)

_ABSTRACT_LABEL = re.compile(r"(?:abstract|summary)\s*[:：]\s*", re.IGNORECASE)

_LONE_LABEL = re.compile(r"(?:abstract|summary)\s*[:：.]?", re.IGNORECASE)

_ARXIV = r"arXiv:(?P<arxiv>[a-z.-]+/[0-9]{7}|[0-9]{4}\.[0-9]{4,5})(?:v[0-9]{1,3})?"

_ANNOUNCED = re.compile(rf"{_ARXIV}\s+Announce Type:\s*[a-z-]+\s+Abstract:\s*", re.IGNORECASE)

_IN_TITLE = re.compile(rf" ?\({_ARXIV}(?: ?\[[a-z.-]+\])?(?: [A-Z]+)?\)", re.IGNORECASE)

_NUMBER = re.compile(r"(?:[0-9]{1,4}[.)]|#[0-9]{1,4}[.:]?|\[[0-9]{1,4}\]) ")


@dataclass(frozen=True, slots=True)
class Marked:
    """A line without the marks of its form, and what the marks said.

    `links` are those of the marks; `arxiv` the number that a feed puts into the line. `is_title` and `is_abstract`
    are certain; so is the line below a label alone, which `wants_title` or `wants_abstract`. `number` is a number
    before the text, still part of it.
    """

    text: str
    links: tuple[str, ...] = ()
    arxiv: str = ""
    is_title: bool = False
    is_abstract: bool = False
    wants_title: bool = False
    wants_abstract: bool = False
    number: str = ""

    @property
    def bare(self) -> str:
        """The text without a number before it."""
        return self.text.removeprefix(self.number)


def has_marks(text: str) -> bool:
    """Whether a line may have marks of Markdown."""
    return text[:1] in "#*-+•_[" or "](" in text or "][" in text


def unmarked(text: str) -> Marked:
    """The line's text, its marks taken off; the text may be empty where a line is nothing else."""
    marked = _without_link(Marked(_with_plain_label(text)))
    if found := _HEADING.fullmatch(marked.text):
        marked = _without_link(replace(marked, text=found["text"]))
    if found := _BOLD.fullmatch(marked.text):
        marked = replace(marked, text=found["text"])
    marked = _without_label(marked)
    number = _NUMBER.match(marked.text)
    return replace(marked, number=number[0]) if number else marked


def _with_plain_label(text: str) -> str:
    """A label in a list or in bold as a plain one: `- **Authors:** …` is `Authors: …`; so is a numbered title."""
    if text[:1] not in "-*+•_0123456789":
        return text
    if found := _MARKED_LABEL.match(text):
        return f"{found['label']}: {text[found.end() :]}"
    if found := _BOLD_ENTRY.fullmatch(text):
        return f"{found['number']}{found['text']}"
    return text


def _without_link(marked: Marked) -> Marked:
    """Images go; of a line that is one link its text stays; the end of a link goes."""
    text = marked.text
    if "](" not in text and "][" not in text:
        return marked
    text = _IMAGE.sub("", text).strip()
    if found := _LINKED.fullmatch(text):
        return replace(marked, text=found["text"].strip(), links=(*marked.links, *filter(None, [found["url"]])))
    if (found := _LINK_BELOW.search(text)) and len(text) <= LONGEST_OF_LINKS and "[" not in text:
        return replace(marked, text=text[: found.start()].strip(), links=(*marked.links, found["url"]))
    if len(text) <= LONGEST_OF_LINKS:
        text = _COUNTED.sub("", text)
        links = (found["url"] for found in _SMALL_LINK.finditer(text) if found["url"])
        marked = replace(marked, links=(*marked.links, *links))
        text = _SMALL_LINK.sub(lambda found: found["text"], text)
    return replace(marked, text=text.strip())


def _without_label(marked: Marked) -> Marked:
    text = marked.text
    if found := _TITLE_LABEL.match(text):
        rest = text[found.end() :]
        return replace(marked, text=rest, is_title=bool(rest), wants_title=not rest)
    if found := _ANNOUNCED.match(text):
        return replace(marked, text=text[found.end() :], is_abstract=True, arxiv=found["arxiv"])
    if _LONE_LABEL.fullmatch(text):
        return replace(marked, text="", wants_abstract=True)
    if found := _ABSTRACT_LABEL.match(text):
        return replace(marked, text=text[found.end() :], is_abstract=True)
    if text.endswith(")") and (found := _IN_TITLE.search(text)) and found.end() == len(text):
        return replace(marked, text=text[: found.start()], is_title=True, arxiv=found["arxiv"])
    return marked


def without_bullet(text: str) -> str:
    """The text without the sign of an entry in a list."""
    return _BULLET.sub("", text, count=1)
