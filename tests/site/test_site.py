"""The real site, and what must hold of it whatever the seeds."""

from __future__ import annotations

import dataclasses
import html
import os
import random
import re
import shutil
import signal
import statistics
import subprocess
import sys
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from builder import pipeline
from builder.config.settings import PROJECT, Config
from builder.model.errors import BuilderError
from builder.pipeline.offline_copy import pack
from builder.system.folders import staging
from builder.text.cleaning import clean
from builder.text.markup import resolve_markup
from builder.text.math.plain import as_plain
from builder.text.math.reading import read_formulas
from tests.conftest import HOSTILE_SEED, silent
from tests.examples import REAL


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file with the hash of its bytes."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def paper_pages(site: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((site / "papers").glob("*.html"))}


# -- What the real site is -----------------------------------------------------------------------


def test_every_paper_has_a_page_and_pages_are_small(site: Path) -> None:
    sizes = [len(page.encode()) for page in paper_pages(site).values()]
    assert len(sizes) == 281
    assert max(sizes) <= 20_000
    assert statistics.median(sizes) <= 15_000


def test_its_offline_copy_says_up_to_which_day_it_goes(site: Path, config: Config, tmp_path: Path) -> None:
    package = pack(site, config, tmp_path / "dist", lambda done, total: None)
    with ZipFile(package.path) as archive:
        assert b"This copy holds what was listed up to 2025-09-09." in archive.read(archive.namelist()[0])


def test_the_navigation_is_short_and_names_no_paper(site: Path) -> None:
    for page in paper_pages(site).values():
        [nav] = re.findall(r'<nav aria-label="Sections">.*?</nav>', page, re.DOTALL)
        assert re.findall(r'href="\.\./([^"]*)"', nav) == [
            "index.html",
            "topics/index.html",
            "tags/index.html",
            "dates/index.html",
            "search.html",
            "reading-list.html",
            "about.html",
        ]


def test_of_material_there_is_only_what_pages_ask_for(site: Path) -> None:
    asking = [site / "index.html", site / "assets" / "js" / "site.js", site / "manifest.webmanifest"]
    asked = "".join(path.read_text(encoding="utf-8") for path in asking)

    folders = (site / "assets" / name for name in ("images", "javascripts"))
    there = [path for folder in folders for path in folder.rglob("*") if path.is_file()]

    assert not (site / "assets" / "stylesheets").exists()
    assert len(there) == 5
    unasked = [path.name for path in there if path.relative_to(site).as_posix() not in asked]
    assert unasked == ["card.png"]  # for those who share a page of a site with an address


def test_our_own_files_name_no_host_but_to_link_to_it(site: Path) -> None:
    for path in [*(site / "assets" / "css").rglob("*"), *(site / "assets" / "js").rglob("*")]:
        if path.is_file() and path.name not in ("elsewhere.js", "papers.js"):
            ours = path.read_text(encoding="utf-8").split("/* The look of the archive", 1)[
                -1
            ]  # Material's stand before
            assert not re.search(r"https?://(?!www\.w3\.org/)", ours), path


def test_front_matter_stands_above_words_a_person_can_read(docs: Path) -> None:
    page = (docs / "papers" / "light-schrodinger-bridge.md").read_text(encoding="utf-8")
    assert page.startswith("---\ntemplate: paper.html\ntitle: Light Schrödinger Bridge\n")
    assert "\n---\n# Light Schrödinger Bridge\n\nDespite the recent advances" in page


# -- Same in, same out ---------------------------------------------------------------------------

LATER = """
import datetime, time
moved, now = 400 * 86400, time.time
time.time = lambda: now() + moved
class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None): return super().now(tz) + datetime.timedelta(days=400)
    @classmethod
    def utcnow(cls): return super().utcnow() + datetime.timedelta(days=400)
class LaterDay(datetime.date):
    @classmethod
    def today(cls): return super().today() + datetime.timedelta(days=400)
datetime.datetime, datetime.date = Later, LaterDay
"""
"""400 days from now, as far as Python can see the clock; each process reads it first, as a module of this name."""


def test_equal_seeds_give_equal_bytes_anywhere_and_any_time(site: Path, docs: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "another folder"
    (elsewhere / "seeds").mkdir(parents=True)
    for seed in sorted((REAL / "seeds").iterdir(), reverse=True):
        shutil.copy(seed, elsewhere / "seeds")
    for name in ("archive.toml", "overrides.toml"):
        shutil.copy(REAL / name, elsewhere)
    clock = tmp_path / "clock"
    clock.mkdir()
    (clock / "sitecustomize.py").write_text(LATER)
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "4711",
        "TZ": "Pacific/Auckland",
        "LC_ALL": "tr_TR.UTF-8",
        "SOURCE_DATE_EPOCH": "1",
        "PYTHONPATH": os.pathsep.join((str(clock), str(PROJECT))),
    }
    today = "import datetime; print(datetime.date.today().isoformat())"
    seen = subprocess.check_output([sys.executable, "-c", today], env=environment, text=True)
    assert date.fromisoformat(seen.strip()) > date.today() + timedelta(days=300)
    build = [sys.executable, "-m", "builder", "build"]
    subprocess.run(build, cwd=elsewhere, env=environment, check=True, capture_output=True)
    assert fingerprint(elsewhere / "site") == fingerprint(site)
    assert fingerprint(elsewhere / "docs") == fingerprint(docs)


# -- The old site stays whole --------------------------------------------------------------------


@pytest.fixture
def own(site: Path, tmp_path: Path) -> Path:
    """A copy of the real site that a test may endanger."""
    return Path(shutil.copytree(site, tmp_path / "site"))


def test_a_build_that_fails_leaves_the_old_site(own: Path, config: Config, tmp_path: Path) -> None:
    before = fingerprint(own)
    templates = Path(shutil.copytree(config.templates, tmp_path / "templates"))
    body = templates / "pages" / "paper.md.jinja"
    body.write_text(body.read_text() + "\n[nowhere](../none.md)\n")
    with pytest.raises(BuilderError) as error:
        pipeline.build(dataclasses.replace(config, templates=templates), own, None, silent)
    assert "Nothing was published; the old site is untouched." in str(error.value)
    assert fingerprint(own) == before
    assert not (tmp_path / ".site.work").exists()


def test_a_fault_in_a_template_is_one_line_that_names_it(own: Path, config: Config, tmp_path: Path) -> None:
    before = fingerprint(own)
    templates = Path(shutil.copytree(config.templates, tmp_path / "templates"))
    settings = config.mkdocs.read_text().replace("custom_dir: site_templates", f"custom_dir: {templates}")
    (tmp_path / "mkdocs.yml").write_text(settings)
    broken = dataclasses.replace(config, templates=templates, mkdocs=tmp_path / "mkdocs.yml")
    page, theme = templates / "pages" / "paper.md.jinja", templates / "theme" / "paper.html"
    for template, place in ((theme, f"{theme}:"), (page, "paper.md.jinja:")):
        whole = template.read_text()
        template.write_text(whole + "{% if %}")
        with pytest.raises(BuilderError) as error:
            pipeline.build(broken, own, None, silent)
        template.write_text(whole)
        assert str(error.value).startswith(place)
        assert str(error.value).endswith(". Nothing was published; mend the template.")
    assert fingerprint(own) == before


@pytest.mark.parametrize("moment", ["reading seeds", "finding neighbours", "drawing pages"])
def test_a_build_that_is_killed_leaves_a_whole_site(own: Path, tmp_path: Path, moment: str) -> None:
    """The last moment is right before the new site moves in; the move itself is one step."""
    before = fingerprint(own)
    kept = ["--cache", str(tmp_path / "cache")]
    command = [sys.executable, "-m", "builder", "build", "--site", str(own), *kept]
    with subprocess.Popen(command, cwd=REAL, stderr=subprocess.PIPE, text=True) as build:
        assert build.stderr
        assert any(line.startswith(moment) for line in build.stderr)
        build.send_signal(signal.SIGKILL)
    assert fingerprint(own) == before
    with staging(own) as work:  # what the killed build left is no obstacle
        assert [path.name for path in work.iterdir()] == ["lock"]


# -- Nothing let in ------------------------------------------------------------------------------


def titles_of(seed: str) -> list[str]:
    blocks = [block for block in seed.split("\n\n") if block.strip()]
    return [resolve_markup(clean(block)).removeprefix("# ") for block in blocks[::2]]


def test_hostile_titles_are_text_on_every_page(hostile: Path) -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in hostile.rglob("*.html")}
    for path, page in pages.items():
        outside = re.sub(r"<script[^>]*>.*?</script>", "", page, flags=re.DOTALL)
        for tag in re.findall(r"<[^!/][^<>]*>", outside):
            assert not re.search(r"\son[a-z]+\s*=", re.sub(r'"[^"]*"', '""', tag)), (path, tag)
            assert not re.search(r'(?:href|src|action)="\s*(?:javascript|data|vbscript):', tag, re.I), (path, tag)
        assert "<img" not in outside
        assert "49" not in re.sub(r"[0-9a-f]{10}|\d{3,}", "", "".join(re.findall(r"<h1.*?</h1>", page, re.DOTALL)))
        assert "root:x:" not in page
        for kind, script in re.findall(r"<script([^>]*)>(.*?)</script>", page, re.DOTALL):
            if "application/ld+json" in kind:  # data, which no browser runs
                assert not set("<>&") & set(script), path
            else:
                assert "alert(" not in script, path


def test_hostile_titles_are_whole_in_page_head_and_list(hostile: Path) -> None:
    titles = titles_of(HOSTILE_SEED.read_text(encoding="utf-8"))
    heads, bars = set(), set()
    for page in paper_pages(hostile).values():
        [head] = re.findall(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
        [bar] = re.findall(r"<title>(.*?)</title>", page, re.DOTALL)
        heads.add(" ".join(html.unescape(head).split()))
        bars.add(html.unescape(bar).removesuffix(" - Paper Archive"))
    lists = html.unescape((hostile / "dates" / "undated.html").read_text(encoding="utf-8"))
    for title in titles:
        pieces = read_formulas(title)
        words = [piece.strip() for piece in pieces if isinstance(piece, str)]
        assert any(all(word in head for word in words) for head in heads), title
        assert as_plain(pieces) in bars
        assert all(word in lists for word in words), title
    assert "W" * 10_000 in heads


# -- A page does not grow with the archive -------------------------------------------------------

WORDS = (
    "granular flows under shear melting of glasses in thin films spectra of random graphs learning with few "
    "labels bounds for sparse recovery sampling from posteriors routing in sensor networks knots and braids "
    "entropy of growing surfaces stars near black holes proteins that fold slowly"
).split()


def more_seeds(folder: Path, count: int) -> None:
    """A seed of so many more papers, drawn from a small vocabulary; the same at every call."""
    chance = random.Random(20250909)
    lines = ["2025-06-01"]
    for number in range(count):
        lines.append(f"{' '.join(chance.sample(WORDS, 6)).capitalize()} {number}")
        lines.append(f"{' '.join(chance.choices(WORDS, k=90)).capitalize()}.")
    (folder / "more.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def frame(page: str) -> str:
    """A paper page without what is about the paper itself and its company."""
    return re.sub(r"<main.*?</main>", "", page, flags=re.DOTALL)


def test_with_1000_more_papers_an_existing_page_keeps_its_size(site: Path, config: Config, tmp_path: Path) -> None:
    seeds = Path(shutil.copytree(REAL / "seeds", tmp_path / "seeds"))
    more_seeds(seeds, 1000)
    pipeline.build(dataclasses.replace(config, seeds=seeds), tmp_path / "site", None, silent)
    before, after = paper_pages(site), paper_pages(tmp_path / "site")
    assert len(after) == 1281
    for name, page in before.items():
        assert frame(after[name]) == frame(page)
        assert abs(len(after[name]) - len(page)) < 2_500  # five other neighbours, another tag or two
    grown = [len(after[name]) - len(page) for name, page in before.items()]
    assert abs(statistics.median(grown)) < 400
