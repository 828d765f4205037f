"""The reading list: a page that scripts fill with what the reader's browser keeps."""

from __future__ import annotations

from builder.pages.page import Page


def desk_page() -> Page:
    """It is the same in each archive: what is saved no build knows."""
    lede = "What you saved in this archive, kept in this browser and nowhere else."
    return Page(
        address="reading-list.html",
        body="desk",
        template="desk.html",
        title="Reading list",
        section="Reading list",
        description=lede,
        words={"lede": lede},
    )
