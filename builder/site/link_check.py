"""A finished site checked: links, anchors and assets lead somewhere, nothing is fetched, paths are portable."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from builder.model import BuilderError
from builder.system import unportable

SHOWN = 5
"""Broken links that one message repeats."""

# Text never holds a bare "<": the renderers escape it.  So what looks like a tag is one.
_SCRIPT = re.compile(r"(<script\b[^>]*>).*?</script>", re.DOTALL | re.IGNORECASE)

_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)\b([^<>]*)>")

_ATTRIBUTE = re.compile(r"""(?<![a-zA-Z-])([a-zA-Z-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")

_LOADED = frozenset({("link", "href"), ("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src")})

_NOT_LOADED = frozenset({"canonical", "prev", "next", "alternate"})


@dataclass(frozen=True, slots=True)
class Reference:
    """An address that a page names. `is_loaded`: the browser fetches it by itself."""

    page: str
    address: str
    is_loaded: bool


def check_site(site: Path, progress: Callable[[int, int], None], foreign: Collection[str] = ()) -> None:
    """Raises BuilderError naming the links that lead nowhere, the assets of other hosts, and files whose paths
    some system or disk could not have.

    `progress` is called with (done, total) pages. What `foreign` files say is not ours to check.
    """
    paths = sorted(path for path in site.rglob("*.html") if path.relative_to(site).as_posix() not in foreign)
    anchors: dict[str, frozenset[str]] = {}
    references: list[Reference] = []
    for number, path in enumerate(paths, 1):
        name = path.relative_to(site).as_posix()
        tags = list(_tags(path.read_text(encoding="utf-8")))
        anchors[name] = frozenset(attributes["id"] for _, attributes in tags if "id" in attributes)
        if name != "404.html":  # its links start at the published address
            references += dict.fromkeys(_references(name, tags))
        progress(number, len(paths))
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    faults = [
        *unportable(sorted(files)),
        *(fault for reference in references if (fault := _fault(reference, files, anchors, foreign))),
    ]
    if faults:
        more = f" and {len(faults) - SHOWN} more" if len(faults) > SHOWN else ""
        raise BuilderError(
            f"{site.name}: {'; '.join(faults[:SHOWN])}{more}. Nothing was published; the old site is untouched."
        )


def _tags(page: str) -> Iterator[tuple[str, dict[str, str]]]:
    for tag in _TAG.finditer(_SCRIPT.sub(r"\1", page)):
        attributes = {
            name.lower(): html.unescape(double or single or bare)
            for name, double, single, bare in _ATTRIBUTE.findall(tag[2])
        }
        yield tag[1].lower(), attributes


def _references(name: str, tags: list[tuple[str, dict[str, str]]]) -> Iterator[Reference]:
    for tag, attributes in tags:
        for attribute in ("href", "src", "action", "data-prev", "data-next"):
            if attribute in attributes:
                is_loaded = (tag, attribute) in _LOADED and attributes.get("rel") not in _NOT_LOADED
                yield Reference(name, attributes[attribute], is_loaded)


def _fault(
    reference: Reference, files: set[str], anchors: dict[str, frozenset[str]], foreign: Collection[str]
) -> str:
    """What is wrong with a reference, or ""."""
    parts = urlsplit(reference.address)
    if parts.scheme or parts.netloc:
        if reference.is_loaded or parts.scheme not in {"http", "https"}:
            return f"{reference.page} fetches {reference.address}"
        return ""
    path = unquote(parts.path)
    target = normpath(f"{reference.page}/../{path}") if path else reference.page
    if target not in files:
        return f"{reference.page} links to {reference.address}, which does not exist"
    if (
        parts.fragment
        and target not in foreign
        and unquote(parts.fragment) not in anchors.get(target, frozenset())
    ):
        return f"{reference.page} links to {reference.address}, whose anchor does not exist"
    return ""
