"""What can be taken away: the files for programs, and the offline copy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from builder.model import Data
from builder.pages.context import PageContext
from builder.pages.front_matter import Download
from builder.pages.page import Page

_HOLDS: Mapping[str, str] = MappingProxyType(
    {
        "papers.jsonl": "every paper with all that is known of it, a JSON object a line, sorted by id",
        "papers.bib": "every paper as BibTeX, without abstracts",
        "papers.csl.json": "every paper as CSL-JSON, without abstracts",
        "ids.json": "the page of each arXiv id and DOI",
        "datapackage.json": "these files with sizes and SHA-256, as a Data Package",
    }
)
"""What each file is to a reader."""

SQLITE = "papers.sqlite"


def data_page(context: PageContext) -> Page:
    """Which files there are, what they weigh, whose they are, how they are used: words of ours, in the body
    template."""
    lede = "The archive as files: for programs, for reference managers, and to keep."
    return Page(
        address="data.html",
        body="data",
        template="keep.html" if context.data.kept else "prose.html",
        title="Data",
        description=lede,
        words={"lede": lede, **_words(context.data)},
    )


def _words(data: Data) -> dict[str, object]:
    return {
        "files": [*_files(data)],
        "here": data.here,
        "released": bool(data.elsewhere),
        "sqlite": data.elsewhere.get(SQLITE),
        "weight": as_size(data.bytes),
        "most": as_size(data.most),
        "copy": download(data),
        "sha256": data.copy.sha256 if data.copy else "",
        "kept": kept_size(data),
    }


def missing_page() -> Page:
    """What stands, without a network, for what a device did not keep."""
    return Page(
        address="kept/missing.html",
        body="missing",
        template="prose.html",
        title="Not on this device",
        description="What this device does not keep of the archive needs a network.",
    )


def _files(data: Data) -> Iterator[tuple[str, str, str, str]]:
    """Of each file the name, where it lies, its size, what it holds; none lies anywhere where none is kept."""
    for file in data.files:
        url = f"data/{file.name}" if data.here else data.elsewhere.get(file.name, "")
        yield file.name, url, as_size(file.bytes), _HOLDS.get(file.name, "")


def download(data: Data) -> Download | None:
    """The offline copy as pages link it, where there is one."""
    copy = data.copy
    if not copy:
        return None
    about = "" if copy.sha256 else "about "
    return Download(copy.url, f"{about}{as_size(copy.bytes)}", copy.checksum)


def kept_size(data: Data) -> str:
    """What a device may keep, as people read it; "" where it may not."""
    return as_size(data.kept.bytes) if data.kept else ""


def as_size(count: int) -> str:
    """Bytes as people read them: `850 bytes`, `12 kB`, `3.4 MB`, `120 MB`."""
    if count < 1000:
        return f"{count} bytes"
    if count < 1_000_000:
        return f"{count / 1000:.0f} kB"
    return f"{count / 1e6:,.1f} MB" if count < 99_950_000 else f"{count / 1e6:,.0f} MB"
