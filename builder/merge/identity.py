"""What makes two listings the same text: the hash of their letters and digits."""

from __future__ import annotations

from builder.model import PaperId, Record
from builder.text import clean, key_hash, key_of


def record_id(record: Record) -> PaperId:
    """The hash of what a listing says: its title's and its abstract's letters and digits.

    Of the title alone it could not be, for two papers may have one title.
    """
    return text_id(*cleaned_texts(record))


def cleaned_texts(record: Record) -> tuple[str, str]:
    return clean(record.title), clean(record.abstract)


def text_id(title: str, abstract: str) -> PaperId:
    return PaperId(key_hash(f"{key_of(title)}\n{key_of(abstract) if abstract else ''}"))
