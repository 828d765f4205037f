from dataclasses import replace

from builder.archive.facets import group_facet, topic_facet
from builder.model.archive import Archive, Topics
from tests.examples import LEAVES, a_record, an_archive, some_records
from tests.unit.pages.examples import pages_of, parts


def with_second_topics(*names: str) -> Archive:
    """An archive with a paper a name, which is its second topic."""
    archive = an_archive(*some_records(*(f"Paper {number}" for number in range(len(names)))))
    entries = {
        paper: replace(entry, topics=Topics((LEAVES[0].name, name), ()))
        for (paper, entry), name in zip(archive.entries.items(), names, strict=True)
    }
    topics = topic_facet(entries, LEAVES)
    return replace(archive, entries=entries, topics=topics, groups=group_facet(entries, topics))


def test_every_topic_has_a_page_also_without_papers() -> None:
    pages = pages_of(an_archive(a_record()))
    assert [path for path in pages if path.startswith("topics/")] == [
        "topics/index.md",
        "topics/spin-glasses.md",
        "topics/optics.md",
        "topics/vision.md",
        "topics/other.md",
        "topics/group-physics.md",
        "topics/group-computing.md",
    ]


def test_a_topic_stands_beside_the_others_of_its_group() -> None:
    front, body = parts(pages_of(an_archive(a_record()))["topics/spin-glasses.md"])
    listed = front["list"]
    assert "Disorder, frozen." in body
    assert listed["kicker"] == {"name": "Physics", "url": "topics/group-physics.html"}  # type: ignore[index]
    assert [term["name"] for term in listed["beside"]["terms"]] == ["Optics"]  # type: ignore[index]


def test_the_index_says_how_many_topics_have_no_paper_yet() -> None:
    front, body = parts(pages_of(an_archive(a_record()))["topics/index.md"])
    assert "2 of the 3 topics have no paper yet." in body
    groups = front["terms"]["groups"]  # type: ignore[index]
    assert [(group["name"], [term["count"] for term in group["terms"]]) for group in groups] == [
        ("Physics", [1, 0]),
        ("Computing", [0]),
        ("Other", [0]),
    ]


def test_a_group_has_a_page_to_which_the_index_and_home_lead() -> None:
    pages = pages_of(with_second_topics("Vision", "Optics"))

    front, body = parts(pages["topics/group-physics.md"])
    listed = front["list"]
    assert "The papers of 2 topics, each once." in body
    assert [term["count"] for kin in listed["kin"] for term in kin["terms"]] == [2, 1]  # type: ignore[index]
    assert [paper["title"] for paper in listed["papers"]] == ["Paper 0", "Paper 1"]  # type: ignore[index]
    assert [term["name"] for term in listed["beside"]["terms"]] == ["Computing"]  # type: ignore[index]
    for page, content in (("topics/index.md", "terms"), ("index.md", "home")):
        first = parts(pages[page])[0][content]["groups"][0]  # type: ignore[index]
        assert (first["name"], first["url"]) == ("Physics", "topics/group-physics.html")


def test_a_long_list_of_a_group_is_found_by_its_topics() -> None:
    pages = pages_of(an_archive(*some_records(*map(str, range(8)))), page_size=5)

    listed = parts(pages["topics/group-physics.md"])[0]["list"]

    assert listed["whole"] == "topic=spin-glasses&topic=optics"  # type: ignore[index]
    assert "topics/group-physics/2.md" in pages


def test_a_row_says_where_the_topic_of_its_list_is_the_second() -> None:
    pages = pages_of(with_second_topics("Vision", "Optics"))

    rows = {
        page: [
            (row["title"], row.get("topic", {}).get("name"), row.get("is_second"))
            for row in parts(pages[f"topics/{page}.md"])[0]["list"]["papers"]  # type: ignore[index]
        ]
        for page in ("spin-glasses", "optics", "group-physics")
    }

    assert rows == {
        "spin-glasses": [("Paper 0", None, None), ("Paper 1", None, None)],
        "optics": [("Paper 1", "Spin Glasses", True)],
        "group-physics": [("Paper 0", "Spin Glasses", None), ("Paper 1", "Spin Glasses", None)],
    }
