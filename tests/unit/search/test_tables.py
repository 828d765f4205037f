import json
import re

from builder.config.settings import PROJECT
from builder.model.links import LINK_KINDS
from builder.search.tables import tables, tables_script


def test_the_script_hands_the_tables_over_as_they_are() -> None:
    value = tables_script().removeprefix("paperArchive.tables=").removesuffix(";\n")
    assert json.loads(value) == tables()


def test_the_theme_calls_the_kinds_of_links_as_the_scripts_do() -> None:
    parts = (PROJECT / "site_templates" / "theme" / "partials" / "parts.html").read_text(encoding="utf-8")
    found = re.search(r"macro kind\(name\).*?(\{[^{}]*\})\.get", parts)
    assert found
    assert json.loads(found[1]) == LINK_KINDS


def test_a_facet_leaves_out_what_it_lacks() -> None:
    assert tables()["facets"] == [
        {"key": "topic", "name": "Topic", "store": "whole", "folder": "topics"},
        {"key": "tag", "name": "Tag", "store": "shards", "shards": "g", "folder": "tags"},
        {"key": "author", "name": "Author", "store": "shards", "shards": "w", "most": 16, "folder": "authors"},
        {"key": "year", "name": "Listed in", "store": "years", "folder": "dates"},
        {"key": "code", "name": "Has", "store": "flag", "label": "Code"},
    ]
