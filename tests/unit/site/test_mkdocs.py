import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from builder.config.settings import PROJECT
from builder.model.archive import MarkdownPage
from builder.model.errors import BuilderError
from builder.pages.front_matter import Group, Link, List, Pager, Row
from builder.site.mkdocs import Renderer, SiteInfo

BODIES = PROJECT / "site_templates" / "pages"

THEME = PROJECT / "site_templates" / "theme"


def own_words(_: Path, page: MarkdownPage) -> str:
    return str(page.words["text"])


def info(mkdocs: Path = PROJECT / "mkdocs.yml") -> SiteInfo:
    return SiteInfo(
        mkdocs, BODIES, own_words, PROJECT / "site_templates" / "assets", "Mine", "All of mine.", "", None
    )


def prose(path: str, body: str, **front: object) -> MarkdownPage:
    return MarkdownPage(path, {"template": "prose.html", "title": "Words", **front}, "words", {"text": body})


def a_list(path: str, title: str = "<b> & co") -> MarkdownPage:
    row = Row(title, "papers/b.html", "9 September", "", Link("T & U", "topics/t.html"), (), (), "", 0)
    rows = List(
        Link("Tags", "tags/index.html"),
        1,
        "",
        True,
        Pager(1, 1, "", ""),
        Group("", None, ()),
        None,
        None,
        [row],
    )
    return MarkdownPage(
        path, {"template": "list.html", "title": "A list", "list": rows}, "words", {"text": "# A list\n"}
    )


def test_a_page_is_the_same_whatever_was_drawn_before() -> None:
    pages = [a_list("tags/a.md"), prose("about.md", "# Words\n\n# Words\n"), a_list("tags/b.md"), a_list("c.md")]
    in_order, backwards = Renderer(info()), Renderer(info())

    drawn = [in_order(page) for page in pages]

    assert drawn == [backwards(page) for page in reversed(pages)][::-1]


def test_a_template_that_changes_while_the_program_runs_is_drawn_as_it_is_then(tmp_path: Path) -> None:
    shutil.copytree(THEME, tmp_path / "site_templates" / "theme")
    mkdocs = Path(shutil.copy(PROJECT / "mkdocs.yml", tmp_path))
    template = tmp_path / "site_templates" / "theme" / "prose.html"
    page = prose("about.md", "Words.")
    before = Renderer(info(mkdocs))(page).html

    template.write_text(template.read_text().replace("{% block content %}", "{% block content %}<hr>"))
    after = Renderer(info(mkdocs))(page).html

    assert after.count("<hr>") == before.count("<hr>") + 1


def test_what_is_drawn_once_for_many_pages_is_escaped_once_and_linked_from_each_folder() -> None:
    renderer = Renderer(info())

    first, second, deeper = (renderer(a_list(path)).html for path in ("tags/a.md", "tags/b.md", "tags/a/2.md"))

    assert first == second
    assert '<a href="../papers/b.html">&lt;b&gt; &amp; co</a>' in first
    assert '<a href="../../papers/b.html">&lt;b&gt; &amp; co</a>' in deeper


def test_the_navigation_tells_the_page_and_the_section_that_one_is_in() -> None:
    renderer = Renderer(info())

    about = renderer(prose("about.md", "", section="About")).html
    paper = renderer(prose("papers/a.md", "", section="Topics")).html

    assert re.findall(r'<a href="([^"]*)" aria-current="(\w+)"', about) == [("about.html", "page")]
    assert re.findall(r'<a href="([^"]*)" aria-current="(\w+)"', paper) == [("../topics/index.html", "true")]


def test_links_to_markdown_lead_to_pages_and_others_stay() -> None:
    body = "[a](topics/other.md#x) [b](https://example.org/y.md) [c](#z) [d](assets/a.js)"

    page = Renderer(info())(prose("about.md", body))

    assert re.findall(r'<a href="([^"]*)">[a-d]</a>', page.html) == [
        "topics/other.html#x", "https://example.org/y.md", "#z", "assets/a.js",
    ]  # fmt: skip
    assert "topics/other.html#x" in page.links.linked


def test_the_script_of_every_page_names_a_file_of_the_material_that_is_installed() -> None:
    files = dict(Renderer(info()).theme_files())
    script = (THEME.parent / "assets" / "js" / "site.js").read_text()

    [named] = re.findall(r"assets/javascripts/[\w.]+", script)

    assert named in files, "Material has another name for it now: write that into the file"


def test_what_begins_with_a_dot_is_no_file_of_a_theme_and_all_else_may_be(tmp_path: Path) -> None:
    theme = tmp_path / "site_templates" / "theme"
    kept = ("fonts/deep/d.woff", "e.css")
    for path in (".icons/a.svg", "assets/.hidden/b.css", "assets/.c.css", "main.html", *kept):
        (theme / path).parent.mkdir(parents=True, exist_ok=True)
        (theme / path).touch()
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Mine\nplugins: []\ntheme:\n  name: null\n  custom_dir: site_templates/theme\n"
    )

    files = dict(Renderer(info(tmp_path / "mkdocs.yml")).theme_files())

    assert files == {path: theme / path for path in kept}


def test_each_script_is_there_and_some_page_asks_for_it() -> None:
    frame = (THEME / "partials" / "frame.html").read_text()
    site = (THEME.parent / "assets" / "js" / "site.js").read_text()
    there = {path.stem for path in (THEME.parent / "assets" / "js").iterdir()} | {
        "keep"
    }  # where it is switched on

    [always] = re.findall(r"\[\.\.\.\[(.*?)\]\.map", site)
    [table] = re.findall(r"const NEEDS = (\{.*?\n  \})", site, re.DOTALL)
    kinds, needed = zip(*re.findall(r'"?(\w+)"?: "([\w ]+)"', table), strict=True)
    assert {f"{kind}.html" for kind in kinds} <= {path.name for path in THEME.glob("*.html")}
    named = re.findall(r"assets/js/(\w+)\.js", frame)
    scripts = [path.read_text() for path in (THEME.parent / "assets" / "js").iterdir()]
    later = [names for script in scripts for names in re.findall(r"\[([^]]*)\]\.map\(.*load\(", script)]
    named += [
        name
        for script in scripts
        for found in re.findall(r'new URL\("(\w+)\.js", |"js/(\w+)"', script)
        for name in found
        if name
    ]

    asked = {*re.findall(r'"(\w+)"', " ".join([always, *later])), *" ".join(needed).split(), *named}
    assert asked == there


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("plugins: [search]", 'plugins and hooks ("material/search") run with `mkdocs build` only'),
        (
            "tehme: material",
            "MkDocs gave 1 warning (Config value 'tehme': Unrecognised configuration name: tehme)",
        ),
    ],
)
def test_what_the_mkdocs_file_has_too_much_ends_the_build_in_one_line(
    line: str, complaint: str, tmp_path: Path
) -> None:
    settings = (PROJECT / "mkdocs.yml").read_text().replace("plugins: []", "")
    mkdocs = tmp_path / "mkdocs.yml"
    mkdocs.write_text(settings.replace("custom_dir: site_templates", f"custom_dir: {PROJECT / 'site_templates'}"))
    with mkdocs.open("a") as file:
        file.write(line if line.startswith("plugins") else f"plugins: []\n{line}")

    with pytest.raises(BuilderError) as error:
        Renderer(info(mkdocs))

    assert str(error.value).startswith(f"mkdocs.yml: {complaint}")


def test_the_hash_of_what_pages_are_drawn_with_changes_with_all_of_it(tmp_path: Path) -> None:
    mkdocs, theme = tmp_path / "mkdocs.yml", tmp_path / "site_templates" / "theme"
    shutil.copy(PROJECT / "mkdocs.yml", mkdocs)
    shutil.copytree(THEME, theme)

    def digest(**other: str) -> str:
        return Renderer(replace(info(mkdocs), **other)).digest

    found = [digest(), digest(name="Ours"), digest(description="All."), digest(address="https://example.org/")]
    for file in (theme / "paper.html", theme / "partials" / "parts.html", mkdocs):
        file.write_text(file.read_text().replace("About: about.md", "On it: about.md") + "\n")
        found.append(digest())

    assert len({*found}) == len(found)
    assert digest() == found[-1]
