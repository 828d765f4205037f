from dataclasses import replace

from builder.model.archive import TAGS, Archive, Slug, Tag, Term
from builder.pages.tags import TAGS_ON_INDEX
from tests.examples import LEARNING, LONE, NETS, Tagged, an_archive, some_records
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


def test_wherever_the_papers_of_a_tag_are_counted_those_that_its_page_lists_are() -> None:
    more = some_records("One", "Two", "Three", "Four", "Five", "Six")
    pages = pages_of(an_archive(*more, tags=LONE))

    index = parts(pages["tags/index.md"])[0]["terms"]
    page = parts(pages["tags/machine-learners.md"])[0]["list"]

    counts = {LEARNING.name: 4, NETS.name: 3}
    assert {term["name"]: term["count"] for group in index["groups"] for term in group["terms"]} == counts  # type: ignore[index]
    assert [(term["name"], term["count"]) for term in index["beside"]["terms"]] == [*counts.items()]  # type: ignore[index]
    assert (page["count"], len(page["papers"])) == (4, 4)  # type: ignore[index]


def test_beside_a_tag_stand_those_of_two_of_its_papers_but_neither_broader_nor_narrower_ones() -> None:
    birds, snow, owls = Tag("bird", "birds"), Tag("snow", "snow"), Tag("owl", "owls")
    listed = {birds: ["One", "Two"], owls: ["One"], snow: ["One", "Two"]}
    pages = pages_of(an_archive(*some_records("One", "Two"), tags=Tagged({}, listed, {owls.key: (birds.key,)})))

    lists = {name: parts(pages[f"tags/{name}.md"])[0]["list"] for name in ("birds", "owls", "snow")}
    beside = {
        name: [(term["name"], term["count"]) for term in listed["beside"]["terms"]]  # type: ignore[index]
        for name, listed in lists.items()
    }

    assert beside == {"birds": [("snow", 2)], "owls": [], "snow": [("birds", 2)]}


def test_a_tag_without_a_page_leads_to_a_broader_one_or_to_the_search() -> None:
    pages = pages_of(an_archive(*some_records("One", "Two", "Three", "Four"), tags=LONE))

    chips = parts(pages["papers/three.md"])[0]["paper"]["tags"]  # type: ignore[index]
    [row] = [row for row in parts(pages["topics/spin-glasses.md"])[0]["list"]["papers"] if row["title"] == "Three"]  # type: ignore[index]

    assert (
        chips
        == row["tags"]
        == [
            {"name": "neural ODEs", "url": "tags/neural-nets.html"},
            {"name": "snowy owls", "url": "search.html?q=%22snowy+owls%22"},
        ]
    )
    assert sorted(path for path in pages if path.startswith("tags/")) == [
        "tags/index.md", "tags/machine-learners.md", "tags/neural-nets.md",
    ]  # fmt: skip


def test_a_quotation_mark_in_a_tag_does_not_end_the_phrase_that_is_searched_for() -> None:
    odd = Tagged({"One": (Tag("x", '"so" & so', False),)})
    pages = pages_of(an_archive(*some_records("One"), tags=odd))

    [chip] = parts(pages["papers/one.md"])[0]["paper"]["tags"]  # type: ignore[index]

    assert chip["url"] == "search.html?q=%22+so++%26+so%22"


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
