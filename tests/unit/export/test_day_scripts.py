import json
import re
from datetime import date

from builder.export.day_scripts import day_scripts
from builder.model import Archive, MonthDay
from tests.examples import a_record, an_archive, some_records


def told(archive: Archive) -> dict[str, object]:
    """Each script by its path, with the value it hands over."""
    found = {}
    for file in day_scripts(archive):
        [(name, value)] = re.findall(r'^paperArchive\.put\("(.*?)",(.*)\);\n$', str(file.content))
        assert file.path == f"assets/{name}.js"
        found[name] = json.loads(value)
    return found


def test_a_day_of_the_year_tells_its_years_and_their_first_papers() -> None:
    old = a_record("Old", listed_on=date(2024, 9, 9), line=99)
    archive = an_archive(*some_records("A", "B", "C", listed_on=date(2025, 9, 9)), old)

    assert told(archive) == {
        "papers/days/09-09": [
            [2025, 3, [["a", "A"], ["b", "B"]]],
            [2024, 1, [["old", "Old"]]],
        ]
    }


def test_days_without_a_year_are_on_no_day_of_one() -> None:
    assert told(an_archive(a_record("A", listed_on=MonthDay(9, 9)), a_record("B", listed_on=None, line=3))) == {}
