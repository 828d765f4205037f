"""What files of data there are, for programs: a Data Package (Frictionless, version 1)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from builder.model import DataFile

PACKAGE = "datapackage.json"
"""Its file."""

_FORMATS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "papers.jsonl": (
            "jsonl",
            "application/jsonl",
            "Every paper with all that is known of it, an object a line.",
        ),
        "papers.bib": ("bib", "application/x-bibtex", "Every paper as BibTeX, without abstracts."),
        "papers.csl.json": (
            "json",
            "application/vnd.citationstyles.csl+json",
            "Every paper as CSL-JSON, without abstracts.",
        ),
        "ids.json": ("json", "application/json", "The page of each arXiv id and DOI, relative to the site."),
        "papers.sqlite": ("sqlite", "application/vnd.sqlite3", "Every paper in SQLite, with full-text search."),
    }
)
"""Of each file its format, media type and description."""

_NOT_NAME = re.compile(r"[^a-z0-9._-]+")

_LICENCE = {
    "name": "notspecified",
    "title": "Titles and abstracts belong to their authors, and nothing is known of a licence for them.",
}


def datapackage(
    files: Iterable[DataFile], name: str, title: str, description: str, homepage: str, version: str
) -> str:
    """The description of some files, which lie beside it. `version` is the newest day of the archive, or ""."""
    said = {
        "profile": "data-package",
        "name": name,
        "title": title,
        "description": description,
        "homepage": homepage,
        "version": version,
        "licenses": [_LICENCE],
        "resources": [_resource(file) for file in files],
    }
    return json.dumps({key: value for key, value in said.items() if value}, ensure_ascii=True, indent=2) + "\n"


def _resource(file: DataFile) -> dict[str, object]:
    form, media, description = _FORMATS[file.name]
    return {
        "profile": "data-resource",
        "name": _NOT_NAME.sub("-", file.name),
        "path": file.name,
        "description": description,
        "format": form,
        "mediatype": media,
        "encoding": "utf-8",
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
    }
