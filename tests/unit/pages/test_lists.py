from tests.examples import an_archive, some_records
from tests.unit.pages.examples import pages_of, parts


def test_long_lists_go_on_on_pages_of_their_own() -> None:
    archive = an_archive(*some_records(*(f"Paper {number}" for number in range(12))))
    pages = pages_of(archive, page_size=5)
    first, _ = parts(pages["topics/spin-glasses.md"])
    last, _ = parts(pages["topics/spin-glasses/3.md"])
    assert [len(part["list"]["papers"]) for part in (first, last)] == [5, 2]  # type: ignore[index]
    assert first["list"]["pages"] == {  # type: ignore[index]
        "number": 1,
        "count": 3,
        "previous": "",
        "next": "topics/spin-glasses/2.html",
    }
    assert "topics/spin-glasses/4.md" not in pages
