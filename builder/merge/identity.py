"""The text of a listing and its id: listings whose letters and digits are the same have the same id."""

from __future__ import annotations

from dataclasses import replace

from builder.model import PaperId, Record, Text
from builder.text import clean, is_visible, key_hash, key_of, resolve_markup


def text_of(record: Record) -> Text:
    """The cleaned title and abstract of a listing, with their id."""
    title, abstract = clean(record.title), clean(record.abstract)
    return Text(text_id(title, abstract), title, abstract)


def as_shown(text: Text) -> Text:
    """The text without tags such as `<sub>`. Its id stays: keys, ids and addresses are made of the text with its
    tags, so that none of them moved when these were first resolved."""
    if "</" not in text.title and "</" not in text.abstract:
        return text
    shown = replace(text, title=without_tags(text.title), abstract=without_tags(text.abstract))
    return text if shown == text else shown


def without_tags(cleaned: str) -> str:
    """A cleaned text as it is shown: tags resolved, unless nothing were left to see."""
    resolved = resolve_markup(cleaned)
    return cleaned if resolved == cleaned or not is_visible(resolved) else clean(resolved)


def record_id(record: Record) -> PaperId:
    """The id of a listing's text."""
    return text_of(record).id


def text_id(title: str, abstract: str) -> PaperId:
    """The id of a cleaned title and abstract: the hash of the letters and digits of both.

    The title alone would not do, for two papers may have the same.
    """
    return PaperId(key_hash(f"{key_of(title)}\n{key_of(abstract) if abstract else ''}"))
