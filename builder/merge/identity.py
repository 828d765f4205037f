"""The text of a listing and its id: listings whose letters and digits are the same have the same id."""

from __future__ import annotations

from builder.model import PaperId, Record, Text
from builder.text import clean, key_hash, key_of


def text_of(record: Record) -> Text:
    """The cleaned title and abstract of a listing, with their id."""
    title, abstract = clean(record.title), clean(record.abstract)
    return Text(text_id(title, abstract), title, abstract)


def record_id(record: Record) -> PaperId:
    """The id of a listing's text."""
    return text_of(record).id


def text_id(title: str, abstract: str) -> PaperId:
    """The id of a cleaned title and abstract: the hash of the letters and digits of both.

    The title alone would not do, for two papers may have the same.
    """
    return PaperId(key_hash(f"{key_of(title)}\n{key_of(abstract) if abstract else ''}"))
