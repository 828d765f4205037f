import json

from builder.search.tables import tables, tables_script


def test_the_script_hands_the_tables_over_as_they_are() -> None:
    value = tables_script().removeprefix("paperArchive.tables=").removesuffix(";\n")
    assert json.loads(value) == tables()
