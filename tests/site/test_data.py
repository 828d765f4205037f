"""What can be taken away from a built site, and what its pages say of it."""

from __future__ import annotations

import hashlib
import html
import json
import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from builder.pages.data import as_size


def codes(site: Path) -> list[str]:
    """The lines that the Data page proposes: in Python, in R, in a shell."""
    page = (site / "data.html").read_text(encoding="utf-8")
    return [html.unescape(code) for code in re.findall(r"<pre><code>(.*?)</code></pre>", page, re.DOTALL)]


def test_the_lines_of_the_page_run(site: Path) -> None:
    python, r, shell = codes(site)
    assert [len(code.strip().splitlines()) for code in (python, r, shell)] == [3, 3, 3]

    told = subprocess.run(
        [sys.executable, "-c", python], cwd=site / "data", capture_output=True, text=True, check=True
    )
    assert told.stdout == "281 papers, 0 with authors\n"
    told = subprocess.run(
        ["sh", "-euc", shell], cwd=site / "data", capture_output=True, text=True, check=False
    )  # `grep -c` that counts none says so with its status
    assert told.stdout.split()[0] == "281"
    told = subprocess.run(["sh", "-c", shell], cwd=site / "data", capture_output=True, text=True, check=True)
    assert '"topic": "' in told.stdout.splitlines()[-1]


@pytest.mark.parametrize("built", ["site", "kinds", "people"])
def test_sizes_and_hashes_are_those_of_the_files(built: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(built)
    page = (site / "data.html").read_text(encoding="utf-8")
    package = json.loads((site / "data" / "datapackage.json").read_text())
    for resource in package["resources"]:
        content = (site / "data" / resource["path"]).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (
            len(content),
            f"sha256:{hashlib.sha256(content).hexdigest()}",
        )
        shown = f'<a href="data/{resource["path"]}">{resource["path"]}</a></td>\n<td>{as_size(len(content))}</td>'
        assert shown in page


def test_ids_lead_to_pages_that_are_there(people: Path) -> None:
    ids = json.loads((people / "data" / "ids.json").read_text())
    assert ids["arxiv"]
    assert all((people / page).is_file() for pages in ids.values() for page in pages.values())


def test_every_page_leads_to_the_data(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        page = path.read_text(encoding="utf-8")
        leads = re.search(r'<a href="(?:\.\./)*/?data\.html">Data</a>', page)
        assert leads or "<footer" not in page, path  # those that lead on at once have none


def test_the_offline_copy_is_one_click_away(kinds: Path, tmp_path: Path) -> None:
    zipped = kinds / "data" / "paper-archive.zip"
    digest = hashlib.sha256(zipped.read_bytes()).hexdigest()
    assert zipped.with_name("paper-archive.zip.sha256").read_text() == f"{digest} *paper-archive.zip\n"
    for name in ("index.html", "about.html", "data.html"):
        page = (kinds / name).read_text(encoding="utf-8")
        assert 'href="data/paper-archive.zip"' in page
        assert 'href="data/paper-archive.zip.sha256"' in page
        assert as_size(zipped.stat().st_size) in page
    assert digest in (kinds / "data.html").read_text(encoding="utf-8")

    with ZipFile(zipped) as archive:
        archive.extractall(tmp_path)
    for path in (tmp_path / "paper-archive").rglob("*.html"):
        assert "paper-archive.zip" not in path.read_text(encoding="utf-8"), path


def test_without_one_the_pages_say_that_the_folder_is_it(site: Path) -> None:
    assert not [*(site / "data").glob("*.zip*")]
    assert 'href="about.html#offline">Offline copy</a>' in (site / "index.html").read_text(encoding="utf-8")
    assert "The folder of this site is the offline copy" in (site / "about.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("built", ["site", "hostile", "kinds", "people"])
def test_what_programs_read_first_is_small_and_leads_somewhere(built: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(built)
    text = (site / "llms.txt").read_text(encoding="utf-8")
    assert len(text.encode()) <= 4000
    links = re.findall(r"\]\(([^)]+)\)", text)
    assert len(links) > 5
    assert [to for to in links if not (site / to).is_file()] == []
