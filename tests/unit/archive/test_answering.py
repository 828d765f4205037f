from datetime import date

from builder.archive.answering import answering
from tests.examples import FREEZE, MELTING, SEQUEL, a_record, an_archive


def test_an_archive_answers_with_papers_topics_days_months_and_years() -> None:
    archive = an_archive(MELTING, SEQUEL, a_record("Frozen glasses", FREEZE, date(2099, 1, 31), seed="b.txt"))
    there = answering(archive)
    assert {address for address in there if address.startswith("dates/")} == {
        f"dates/{slug}.html" for slug in ("2025-09-09", "2025-09", "2025", "2099-01-31", "2099-01", "2099")
    }
    assert "topics/optics.html" in there
    assert len(there["topics/group-physics.html"]) == 2
    assert len(there["papers/melting-lattices.html"]) == 2
    assert len(there["papers/frozen-glasses.html"]) == 1
