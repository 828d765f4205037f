from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import normalize_url

from builder.site.templates import alike, environment, from_folder

PAGE = '{% import "parts.html" as part with context %}{{ part.link(to) }} {{ part.of_page() }}'

PARTS = (
    "{% macro link(to) %}{{ to | url }} of {{ site }}{% endmacro %}{% macro of_page() %}[{{ to }}]{% endmacro %}"
    "{{ note('made') }}"
)


@pytest.fixture
def templates(tmp_path: Path) -> Environment:
    (tmp_path / "page.html").write_text(PAGE)
    (tmp_path / "parts.html").write_text(PARTS)
    (tmp_path / "once.html").write_text(
        '{% macro row(what) %}{% autoescape true %}{{ note("drawn") }}{{ what }}'
        "{% endautoescape %}{% endmacro %}{% autoescape true %}"
        "{{ drawn_once(row, what) }}{% endautoescape %}"
    )
    config = MkDocsConfig()
    config.load_dict({"site_name": "x", "theme": {"name": None, "custom_dir": str(tmp_path)}})
    config.validate()
    made = environment(config)
    made.loader = FileSystemLoader(tmp_path)
    return made


def test_macros_are_made_once_for_a_folder_and_know_what_its_pages_share(templates: Environment) -> None:
    noted: list[str] = []
    deep, flat = (
        alike(folder, {"base_url": base, "site": "S", "note": noted.append})
        for folder, base in (("a/b", "../.."), ("", "."))
    )

    drawn = [templates.get_template("page.html").render(around, to="a/b/c.html") for around in (deep, deep, flat)]

    assert drawn == ["c.html of S []", "c.html of S []", "a/b/c.html of S []"]
    assert noted == ["made", "made"]


def test_where_no_page_is_addresses_start_at_the_base(templates: Environment) -> None:
    around = alike(None, {"base_url": "/mine", "site": "S", "note": str})

    assert templates.get_template("page.html").render(around, to="a/b.html").startswith("/mine/a/b.html of S")


def test_what_is_drawn_once_is_escaped_once_and_kept_for_the_folder(templates: Environment) -> None:
    noted: list[str] = []
    one, other = (alike(folder, {"base_url": "..", "note": lambda x: noted.append(x) or ""}) for folder in "ab")

    drawn = [templates.get_template("once.html").render(around, what="<b>") for around in (one, one, other)]

    assert drawn == ["&lt;b&gt;"] * 3
    assert noted == ["drawn"] * 2


def test_a_macro_takes_values_by_place_and_by_name_in_loops_too_and_is_escaped_once(
    templates: Environment,
) -> None:
    template = templates.from_string(
        '{% macro pair(a, b="-") %}{% autoescape true %}{{ a }}{{ b }};{% endautoescape %}{% endmacro %}'
        "{% autoescape true %}{% for one in each %}{{ pair(one) }}{{ pair(b=one, a=1) }}{% endfor %}"
        "{% endautoescape %}"
    )

    assert template.render(each=["<", "&"]) == "&lt;-;1&lt;;&amp;-;1&amp;;"
    with pytest.raises(TypeError, match="takes no keyword argument 'c'"):
        templates.from_string("{% macro pair(a) %}{% endmacro %}{{ pair(1, c=2) }}").render()


@pytest.mark.parametrize("folder", ["", "a", "a/b", "a-1/b/c"])
@pytest.mark.parametrize(
    "address",
    [
        "index.html", "a.html", "a/b.html", "a/b/c.html", "a-1/b.html", "ab/c.html", "a/b/c/d.js", "assets/x.css",
        "a/", "a", ".", "", "../a.html", "a/../b.html", "a//b.html", "./a.html", "/a.html", "#x", "a.html#x",
        "a.html?q=b/c", "A/b.html", "a/b.min.js", "https://a.org/b.html", "a/b c.html",
    ],
)  # fmt: skip
def test_addresses_are_linked_as_mkdocs_links_them(folder: str, address: str) -> None:
    page = SimpleNamespace(url=f"{folder}/-.html")

    assert from_folder(folder, address) == normalize_url(address, page)  # type: ignore[arg-type]
