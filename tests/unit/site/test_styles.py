import re
from pathlib import Path

from mkdocs.utils import get_theme_dir

from builder.config.settings import PROJECT
from builder.site.styles import MATERIAL, STYLES, copy_assets


def test_our_styles_stand_behind_those_of_material_and_other_files_are_as_they_were(tmp_path: Path) -> None:
    assets = tmp_path / "assets"
    for path, content in {STYLES: "p { color: red }\n", "css/other.css": "a", "js/b.js": "b"}.items():
        (assets / path).parent.mkdir(parents=True, exist_ok=True)
        (assets / path).write_text(content)

    copy_assets(assets, tmp_path / "site")

    theirs, ours = (tmp_path / "site" / STYLES).read_text().split("\np { color: red }\n")
    assert theirs.startswith('@charset "UTF-8";html{')
    assert ours == ""
    assert (tmp_path / "site" / "css" / "other.css").read_text() == "a"
    assert (tmp_path / "site" / "js" / "b.js").read_text() == "b"
    assert (assets / STYLES).read_text() == "p { color: red }\n"


def test_the_styles_name_no_file_that_a_site_lacks(tmp_path: Path) -> None:
    (tmp_path / "assets" / "css").mkdir(parents=True)
    (tmp_path / "assets" / STYLES).write_text("")

    copy_assets(tmp_path / "assets", tmp_path / "site")

    styles = (tmp_path / "site" / STYLES).read_text()
    assert "sourceMappingURL" not in styles
    assert styles.replace("url(data:", "").replace("url('data:", "").replace('url("data:', "").count("url(") == 0


def test_no_style_makes_a_browser_look_at_all_rows_of_a_list_when_one_is_put_in(tmp_path: Path) -> None:
    copy_assets(PROJECT / "site_templates" / "assets", tmp_path)

    assert re.findall(r"[+~] ?\*", (tmp_path / STYLES).read_text()) == []


def test_material_calls_its_styles_so() -> None:
    assert (Path(get_theme_dir("material")) / MATERIAL).is_file(), (
        "Material has another name for them now: write it"
    )
