from tests.examples import a_record, an_archive
from tests.unit.pages.examples import pages_of


def test_every_day_month_and_year_has_a_page() -> None:
    pages = pages_of(an_archive(a_record(), a_record("Spin", listed_on=None, line=2)))
    assert [path for path in sorted(pages) if path.startswith("dates/")] == [
        "dates/2025-09-09.md",
        "dates/2025-09.md",
        "dates/2025.md",
        "dates/index.md",
        "dates/undated.md",
    ]
