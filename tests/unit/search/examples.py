"""Texts to be indexed."""


def abstracts(*found: str) -> list[dict[str, list[str]]]:
    return [{"title": [], "tags": [], "topic": [], "abstract": [text]} for text in found]


def titled(*found: str) -> list[dict[str, list[str]]]:
    return [{"title": [text], "tags": [], "topic": [], "abstract": []} for text in found]
