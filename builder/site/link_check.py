"""A finished site checked: links, anchors and assets lead somewhere, nothing is fetched, paths are portable."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from builder.model import BuilderError
from builder.system import files_in, unportable

SHOWN = 5
"""Broken links that one message repeats."""

# Text never holds a bare "<": the renderers escape it.  So what looks like a tag is one.
_SCRIPT = re.compile(r"(<script\b[^>]*>).*?</script>", re.DOTALL)

_LINK = re.compile(r'<a href="([^"&<>]*)">')
"""What most links are: to find these, and only these, in one go takes half the time."""

_TAG = re.compile(r'<(?!meta\s|a href="[^"&<>]*">)\w+[\s/][^<>]*>')
"""Any other tag that may link or be linked to: what stands in the head for programs does neither."""

_NAME_END = re.compile(r"[\s/]")

_ATTRIBUTE = re.compile(r"""(?<![a-zA-Z-])([a-zA-Z-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")

_NAMING = ("href", "src", "action", "data-prev", "data-next")

_READ = tuple(f"{name}=" for name in (*_NAMING, "id"))

_LOADED = frozenset({("link", "href"), ("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src")})

_INSIDE = ("", "#", "?")
"""How addresses begin that lead into the page that has them."""

_OUTSIDE = ("https://", "http://")
"""How addresses begin that may always be linked."""

_NOT_LOADED = frozenset({"canonical", "prev", "next", "alternate"})


@dataclass(frozen=True, slots=True)
class PageLinks:
    """The addresses that a page names, each once, and its anchors. What is `loaded` the browser fetches by itself,
    what is `linked` it does not."""

    page: str
    linked: tuple[str, ...]
    loaded: tuple[str, ...]
    anchors: frozenset[str]


def links_of(page: str, text: str) -> PageLinks:
    """The links of the HTML of a page."""
    # Seldom more than data, which holds no bare "<" either: a pattern takes four times as long.
    if text.count("</script>") != text.count("></script>") + text.count('<script type="application/ld+json">'):
        text = _SCRIPT.sub(r"\1", text)
    linked: list[str] = _LINK.findall(text)
    loaded: list[str] = []
    anchors = set()
    for tag in dict.fromkeys(_TAG.findall(text)):
        anchor, links, loads = _read_tag(tag)
        linked += links
        loaded += loads
        if anchor is not None:
            anchors.add(anchor)
    return PageLinks(page, tuple(dict.fromkeys(linked)), tuple(dict.fromkeys(loaded)), frozenset(anchors))


@lru_cache(maxsize=2**14)
def _read_tag(tag: str) -> tuple[str | None, tuple[str, ...], tuple[str, ...]]:
    """The anchor that a tag sets, what it links to and what it loads; most tags stand in many pages."""
    lowered = tag.lower()
    if not any(name in lowered for name in _READ):
        return None, (), ()
    name = _NAME_END.split(tag[1:], maxsplit=1)[0].lower()
    attributes = {key.lower(): double or single or bare for key, double, single, bare in _ATTRIBUTE.findall(tag)}
    named = [(key, html.unescape(attributes[key])) for key in _NAMING if key in attributes]
    fetched = _LOADED if attributes.get("rel") not in _NOT_LOADED else ()
    linked = tuple(address for key, address in named if (name, key) not in fetched)
    loaded = tuple(address for key, address in named if (name, key) in fetched)
    anchor = attributes.get("id")
    return anchor if anchor is None else html.unescape(anchor), linked, loaded


class GatheredLinks:
    """The links of pages that are drawn one by one: those that may be wrong, and of each address in a folder only
    the first page that has it."""

    def __init__(self) -> None:
        self._first: defaultdict[tuple[str, bool], dict[str, tuple[str, int]]] = defaultdict(dict)
        self._inside: list[tuple[str, bool, int, str]] = []  # those that lead nowhere in their own page
        self._anchors: dict[str, tuple[str, ...]] = {}
        self._names: dict[str, str] = {}

    def add(self, one: PageLinks) -> None:
        """Gather the links of a page."""
        page = one.page
        folder = page.rpartition("/")[0]
        self._anchors[page] = tuple(self._names.setdefault(name, name) for name in sorted(one.anchors))
        for is_loaded, addresses in ((False, one.linked), (True, one.loaded)):
            first = self._first[folder, is_loaded]
            for at, address in enumerate(addresses):
                if address[:1] in _INSIDE:
                    if _fault(page, address, is_loaded, {page}, {page: one.anchors}, ()):
                        self._inside.append((page, is_loaded, at, address))
                elif is_loaded or not address.startswith(_OUTSIDE):
                    known = first.get(address)
                    if known is None or page < known[0]:
                        first[address] = page, at

    def __iter__(self) -> Iterator[PageLinks]:
        """What was gathered, by page."""
        found: defaultdict[str, list[tuple[bool, int, str]]] = defaultdict(list)
        for page, is_loaded, at, address in self._inside:
            found[page].append((is_loaded, at, address))
        for (_, is_loaded), first in self._first.items():
            for address, (page, at) in first.items():
                found[page].append((is_loaded, at, address))
        for page, anchors in self._anchors.items():
            links = sorted(found.get(page, ()))
            linked, loaded = (tuple(name for which, _, name in links if which is kind) for kind in (False, True))
            yield PageLinks(page, linked, loaded, frozenset(anchors))


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
            for page, address, is_loaded in _once_a_folder(ordered)
            if (fault := _fault(page, address, is_loaded, files, anchors, foreign))
        ),
    ]
    if faults:
        more = f" and {len(faults) - SHOWN} more" if len(faults) > SHOWN else ""
        raise BuilderError(
            f"{site.name}: {'; '.join(faults[:SHOWN])}{more}. Nothing was published; the old site is untouched."
        )


def _once_a_folder(pages: Iterable[PageLinks]) -> Iterator[tuple[str, str, bool]]:
    """Each address with the first page that has it, and whether it is loaded: from all pages of a folder one leads
    to one place, unless it leads into the page itself."""
    seen: defaultdict[tuple[str, bool], set[str]] = defaultdict(set)
    for one in pages:
        folder = one.page.rpartition("/")[0]
        for is_loaded, addresses in ((False, one.linked), (True, one.loaded)):
            known = seen[folder, is_loaded]
            for address in addresses:
                if address not in known:
                    yield one.page, address, is_loaded
                    if address[:1] not in _INSIDE:
                        known.add(address)


def _fault(
    page: str,
    address: str,
    is_loaded: bool,
    files: set[str],
    anchors: Mapping[str, Set[str]],
    foreign: Collection[str],
) -> str:
    """What is wrong with an address that a page names, or ""."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        if is_loaded or parts.scheme not in {"http", "https"}:
            return f"{page} fetches {address}"
        return ""
    path = unquote(parts.path)
    target = normpath(f"{page}/../{path}") if path else page
    if target not in files:
        return f"{page} links to {address}, which does not exist"
    if (
        parts.fragment
        and target not in foreign
        and unquote(parts.fragment) not in anchors.get(target, frozenset())
    ):
        return f"{page} links to {address}, whose anchor does not exist"
    return ""
