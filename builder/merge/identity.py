"""The id of a listing's text: listings whose letters and digits are the same have the same id."""

from __future__ import annotations

from builder.model import PaperId, Record
from builder.text import clean, key_hash, key_of


def record_id(record: Record) -> PaperId:
    """The hash of the letters and digits of a listing's title and abstract.

    The title alone would not do, for two papers may have the same.
    """
    return text_id(*cleaned_texts(record))


def cleaned_texts(record: Record) -> tuple[str, str]:
    """Title and abstract, cleaned."""
    return clean(record.title), clean(record.abstract)


def text_id(title: str, abstract: str) -> PaperId:
    """The id of a cleaned title and abstract."""
    return PaperId(key_hash(f"{key_of(title)}\n{key_of(abstract) if abstract else ''}"))
