from builder.pages.front_matter import CountedLink, Group, Hidden
from builder.pages.page import Page, as_plain


def test_front_matter_has_what_is_said_and_the_content_under_its_key() -> None:
    page = Page("a.md", "hidden", "hidden.html", "Gone", content=Hidden(("Withdrawn.",)))
    assert page.front == {"template": "hidden.html", "title": "Gone", "hidden": Hidden(("Withdrawn.",))}
    assert [*Page("b.md", "x", "x.html", "X", "About x.", "Topics").front] == [
        "template", "title", "description", "section",
    ]  # fmt: skip


def test_values_become_mappings_and_lists_and_what_is_none_is_left_out() -> None:
    group = Group("Optics", None, (CountedLink("Lasers", "tags/lasers.html", 3),))
    assert as_plain(group) == {
        "name": "Optics",
        "terms": [{"name": "Lasers", "url": "tags/lasers.html", "count": 3}],
    }
    assert as_plain({"a": ("b", 0, "", None)}) == {"a": ["b", 0, "", None]}
