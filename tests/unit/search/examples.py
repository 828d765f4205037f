"""Texts to be indexed."""


def abstracts(*found: str) -> list[dict[str, list[str]]]:
    return [{"title": [], "tags": [], "topic": [], "abstract": [text]} for text in found]
