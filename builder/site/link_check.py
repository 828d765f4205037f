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
from typing import NamedTuple
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


class _Place(NamedTuple):
    """Where an address stands: in which page, and at which place of what is linked or loaded there."""

    page: str
    is_loaded: bool
    at: int


class GatheredLinks:
    """The links of pages that come one by one, in any order: those that may be wrong, and of each address in a
    folder one page that has it. From all pages of a folder an address leads to one place, unless it leads into the
    page itself."""

    def __init__(self, pages: Iterable[PageLinks] = ()) -> None:
        self._named: defaultdict[tuple[str, bool], dict[str, str]] = defaultdict(dict)
        self._inside: list[tuple[_Place, str]] = []  # those that lead nowhere in their own page
        self._anchors: dict[str, frozenset[str]] = {}
        self._equal: dict[frozenset[str], frozenset[str]] = {}
        for one in pages:
            self.add(one)

    def add(self, one: PageLinks) -> None:
        """Gather the links of a page."""
        self._anchors[one.page] = self._equal.setdefault(one.anchors, one.anchors)
        folder = one.page.rpartition("/")[0]
        for is_loaded, addresses in ((False, one.linked), (True, one.loaded)):
            named = self._named[folder, is_loaded]
            for address in [address for address in addresses if address not in named]:
                if address[:1] in _INSIDE:
                    if _fault(one.page, address, is_loaded, {one.page}, self._anchors, ()):
                        self._inside.append((_Place(one.page, is_loaded, addresses.index(address)), address))
                elif is_loaded or not address.startswith(_OUTSIDE):
                    named[address] = one.page

    def faults(self, site: Path, files: Set[str], foreign: Collection[str]) -> list[str]:
        """What is wrong with the links of pages that stand in a site of these files, by page."""
        found = [
            (place, fault)
            for place, address in self._inside
            if (fault := _fault(place.page, address, place.is_loaded, files, self._anchors, foreign))
        ]
        for (folder, is_loaded), named in self._named.items():
            wrong = {
                address: page
                for address, page in named.items()
                if not _leads_to_file(folder, address, files)
                and _fault(page, address, is_loaded, files, self._anchors, foreign)
            }
            for address, place in self._first_places(site, folder, is_loaded, wrong):
                found.append((place, _fault(place.page, address, is_loaded, files, self._anchors, foreign)))
        return [fault for _, fault in sorted(found)]

    def _first_places(
        self, site: Path, folder: str, is_loaded: bool, wrong: Mapping[str, str]
    ) -> Iterator[tuple[str, _Place]]:
        """Each of some addresses, with a page that names it, and the first place in a folder that does. The pages
        are read again for that: what ends a build may take long, what every build does may not."""
        pages = [page for page in sorted(self._anchors) if page.rpartition("/")[0] == folder] if wrong else ()
        found: dict[str, _Place] = {}
        for page in pages:
            links = links_of(page, (site / page).read_text(encoding="utf-8"))
            for at, address in enumerate(links.loaded if is_loaded else links.linked):
                found.setdefault(address, _Place(page, is_loaded, at))
        return ((address, found.get(address, _Place(page, is_loaded, 0))) for address, page in wrong.items())


def check_links(site: Path, links: GatheredLinks, foreign: Collection[str] = ()) -> None:
    """Raises BuilderError naming the links of the pages of a site that lead nowhere, the assets of other hosts,
    and files whose paths some system or disk could not have.

    `foreign` are files of the site whose anchors nobody knows.
    """
    files = files_in(site)
    if faults := [*unportable(files), *links.faults(site, {*files}, foreign)]:
        more = f" and {len(faults) - SHOWN} more" if len(faults) > SHOWN else ""
        raise BuilderError(
            f"{site.name}: {'; '.join(faults[:SHOWN])}{more}. Nothing was published; the old site is untouched."
        )


def _leads_to_file(folder: str, address: str, files: Set[str]) -> bool:
    """Whether an address that is nothing but a path leads from a folder to a file, as nearly all do. No sign that
    means something else in an address may be in the name of a file."""
    while address.startswith("../") and folder:
        folder, address = folder.rpartition("/")[0], address[3:]
    return (f"{folder}/{address}" if folder else address) in files


def _fault(
    page: str,
    address: str,
    is_loaded: bool,
    files: Set[str],
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
