from dataclasses import replace

from builder.model.archive import TAGS, Archive, Slug, Term
from builder.pages.tags import TAGS_ON_INDEX
from tests.examples import an_archive
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
