from tests.examples import a_record, an_archive
from tests.unit.pages.examples import pages_of, parts


def test_every_topic_has_a_page_also_without_papers() -> None:
    pages = pages_of(an_archive(a_record()))
    assert [path for path in pages if path.startswith("topics/")] == [
        "topics/index.md",
        "topics/spin-glasses.md",
        "topics/optics.md",
        "topics/vision.md",
        "topics/other.md",
    ]


def test_a_topic_stands_beside_the_others_of_its_group() -> None:
    front, body = parts(pages_of(an_archive(a_record()))["topics/spin-glasses.md"])
    listed = front["list"]
    assert "Disorder, frozen." in body
    assert listed["kicker"] == {"name": "Physics", "url": "topics/index.html"}  # type: ignore[index]
    assert [term["name"] for term in listed["beside"]["terms"]] == ["Optics"]  # type: ignore[index]


def test_the_index_says_how_many_topics_have_no_paper_yet() -> None:
    front, body = parts(pages_of(an_archive(a_record()))["topics/index.md"])
    assert "3 of the 4 topics have no paper yet." in body
    groups = front["terms"]["groups"]  # type: ignore[index]
    assert [(group["name"], [term["count"] for term in group["terms"]]) for group in groups] == [
        ("Physics", [1, 0]),
        ("Computing", [0]),
        ("Other", [0]),
    ]
