from tests.examples import a_record, an_archive, some_records


def test_a_day_keeps_the_order_of_its_listing_and_shows_a_paper_once() -> None:
    archive = an_archive(*some_records("Zebra", "Ape", "Zebra"))
    [day] = archive.days
    assert [archive.entries[paper].paper.title for paper in day.papers] == ["Zebra", "Ape"]


def test_empty_topics_keep_their_page() -> None:
    archive = an_archive(a_record())
    assert [[term.name for term in terms] for terms in archive.topics.values()] == [
        ["Spin Glasses", "Optics"],
        ["Vision"],
        ["Other"],
    ]
