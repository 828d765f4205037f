"""A finished site checked: links, anchors and assets lead somewhere, nothing is fetched, paths are portable."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from posixpath import normpath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from builder.model import BuilderError
from builder.system import files_in, unportable

SHOWN = 5
"""Broken links that one message repeats."""

# Text never holds a bare "<": the renderers escape it.  So what looks like a tag is one.
_SCRIPT = re.compile(r"(<script\b[^>]*>).*?</script>", re.DOTALL)

_TAG = re.compile(r"<\w+[\s/][^<>]*>")

_NAME_END = re.compile(r"[\s/]")

_ATTRIBUTE = re.compile(r"""(?<![a-zA-Z-])([a-zA-Z-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")

_NAMING = ("href", "src", "action", "data-prev", "data-next")

_READ = tuple(f"{name}=" for name in (*_NAMING, "id"))

_LOADED = frozenset({("link", "href"), ("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src")})

_NOT_LOADED = frozenset({"canonical", "prev", "next", "alternate"})


class Reference(NamedTuple):
    """An address that a page names. `is_loaded`: the browser fetches it by itself."""

    address: str
    is_loaded: bool


@dataclass(frozen=True, slots=True)
class PageLinks:
    """What a page refers to, each once, and the anchors that it has."""

    page: str
    references: tuple[Reference, ...]
    anchors: frozenset[str]


def links_of(page: str, text: str) -> PageLinks:
    """The links of the HTML of a page."""
    if text.count("</script>") != text.count("></script>"):  # seldom: a pattern takes four times as long
        text = _SCRIPT.sub(r"\1", text)
    references: list[Reference] = []
    anchors = set()
    for tag in dict.fromkeys(_TAG.findall(text)):
        anchor, several = _read_tag(tag)
        references += several
        if anchor is not None:
            anchors.add(anchor)
    return PageLinks(page, tuple(dict.fromkeys(references)), frozenset(anchors))


@lru_cache(maxsize=2**14)
def _read_tag(tag: str) -> tuple[str | None, tuple[Reference, ...]]:
    """The anchor that a tag sets, and what it refers to; most tags stand in many pages."""
    lowered = tag.lower()
    if not any(name in lowered for name in _READ):
        return None, ()
    name = _NAME_END.split(tag[1:], maxsplit=1)[0].lower()
    attributes = {key.lower(): double or single or bare for key, double, single, bare in _ATTRIBUTE.findall(tag)}
    is_fetched = attributes.get("rel") not in _NOT_LOADED
    references = (
        Reference(html.unescape(attributes[key]), is_fetched and (name, key) in _LOADED)
        for key in _NAMING
        if key in attributes
    )
    anchor = attributes.get("id")
    return anchor if anchor is None else html.unescape(anchor), tuple(references)


def check_links(site: Path, pages: Iterable[PageLinks], foreign: Collection[str] = ()) -> None:
    """Raises BuilderError naming the links of the pages of a site that lead nowhere, the assets of other hosts,
    and files whose paths some system or disk could not have.

    `foreign` are files of the site whose anchors nobody knows.
    """
    ordered = sorted(pages, key=lambda one: one.page)
    files = set(files_in(site))
    anchors = {one.page: one.anchors for one in ordered}
    faults = [
        *unportable(sorted(files)),
        *(
            fault
            for page, reference in _once_a_folder(ordered)
            if (fault := _fault(page, reference, files, anchors, foreign))
        ),
    ]
    if faults:
        more = f" and {len(faults) - SHOWN} more" if len(faults) > SHOWN else ""
        raise BuilderError(
            f"{site.name}: {'; '.join(faults[:SHOWN])}{more}. Nothing was published; the old site is untouched."
        )


def _once_a_folder(pages: Iterable[PageLinks]) -> Iterator[tuple[str, Reference]]:
    """Each reference with the first page that has it: from all pages of a folder an address leads to one place,
    unless it leads into the page itself."""
    seen: set[tuple[str, Reference]] = set()
    for one in pages:
        folder = one.page.rpartition("/")[0]
        for reference in one.references:
            key = (one.page if reference.address[:1] in ("", "#", "?") else folder, reference)
            if key not in seen:
                seen.add(key)
                yield one.page, reference


def _fault(
    page: str, reference: Reference, files: set[str], anchors: Mapping[str, Set[str]], foreign: Collection[str]
) -> str:
    """What is wrong with a reference of a page, or ""."""
    parts = urlsplit(reference.address)
    if parts.scheme or parts.netloc:
        if reference.is_loaded or parts.scheme not in {"http", "https"}:
            return f"{page} fetches {reference.address}"
        return ""
    path = unquote(parts.path)
    target = normpath(f"{page}/../{path}") if path else page
    if target not in files:
        return f"{page} links to {reference.address}, which does not exist"
    if (
        parts.fragment
        and target not in foreign
        and unquote(parts.fragment) not in anchors.get(target, frozenset())
    ):
        return f"{page} links to {reference.address}, whose anchor does not exist"
    return ""
