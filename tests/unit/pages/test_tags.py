from dataclasses import replace

from builder.archive.facets import tag_facet
from builder.model.archive import TAGS, Archive, Slug, Tag, Term
from builder.pages.tags import TAGS_ON_INDEX
from tests.examples import an_archive, some_records
from tests.unit.pages.examples import pages_of, parts


def with_tags(*names: str) -> Archive:
    terms = tuple(Term(TAGS, name, Slug(f"tag-{number}"), ()) for number, name in enumerate(names))
    return replace(an_archive(), tags=terms)


def test_tags_stand_under_their_bare_letter_and_what_is_no_letter_under_a_sign() -> None:
    terms = parts(pages_of(with_tags("öl", "Zeta", "oat", "3D", "Ödem", "жук"))["tags/index.md"])[0]["terms"]
    groups = {group["name"]: [term["name"] for term in group["terms"]] for group in terms["groups"]}  # type: ignore[index]
    assert groups == {"#": ["3D"], "O": ["oat", "Ödem", "öl"], "Z": ["Zeta"], "Ж": ["жук"]}
    assert [letter["url"] for letter in terms["letters"]] == [  # type: ignore[index]
        "#letter-u23", "#letter-o", "#letter-z", "#letter-u416",
    ]  # fmt: skip


def test_an_address_that_two_tags_want_leads_to_both() -> None:
    both = tuple(Term(TAGS, name, Slug(slug), ()) for name, slug in (("C", "c-1"), ("C++", "c-2")))

    pages = pages_of(replace(an_archive(), tags=both, shared_tags={Slug("c"): both}))

    front, body = parts(pages["tags/c.md"])
    assert [(link["title"], link["url"]) for link in front["shared"]["papers"]] == [  # type: ignore[index]
        ("C", "tags/c-1.html"), ("C++", "tags/c-2.html"),
    ]  # fmt: skip
    assert "each tag has one of its own" in body


def test_the_most_used_tags_are_those_that_most_papers_show() -> None:
    archive = an_archive(*some_records("Zebra", "Ape", "Gnu"))
    first, *_ = archive.entries
    shown, broad = Tag("horse", "horses"), Tag("animal", "animals")
    terms = tag_facet(archive.entries, {shown: [first], broad: [*archive.entries]}, {})[0]
    entries = {**archive.entries, first: replace(archive.entries[first], tags=(shown,))}

    front, _ = parts(pages_of(replace(archive, entries=entries, tags=terms))["tags/index.md"])

    assert [term["name"] for term in front["terms"]["beside"]["terms"]] == ["horses", "animals"]  # type: ignore[index]


def test_of_very_many_tags_each_letter_has_a_page() -> None:
    names = [f"{letter}{number:04}" for letter in "ab" for number in range(TAGS_ON_INDEX // 2 + 1)]
    pages = pages_of(with_tags(*names))
    assert [path for path in pages if path.startswith("tags/letters/")] == [
        "tags/letters/a.md",
        "tags/letters/b.md",
    ]
    index, of_b = (parts(pages[path])[0]["terms"] for path in ("tags/index.md", "tags/letters/b.md"))
    assert sum(len(group["terms"]) for group in index["groups"]) == TAGS_ON_INDEX  # type: ignore[index]
    assert sum(len(group["terms"]) for group in of_b["groups"]) == TAGS_ON_INDEX // 2 + 1  # type: ignore[index]
    assert [letter["url"] for letter in of_b["letters"]] == ["tags/letters/a.html", "tags/letters/b.html"]  # type: ignore[index]
