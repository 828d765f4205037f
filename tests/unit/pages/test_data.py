"""The page that says what can be taken away."""

import pytest

from builder.export.bibtex import bibtex
from builder.export.citations import citations
from builder.model.data import NO_DATA, Data, DataFile, KeptSite, OfflineCopy
from builder.pages.context import PageContext
from builder.pages.data import as_size
from builder.pages.markdown import as_text
from builder.pages.render import render_entrances
from tests.examples import MELTING, an_archive
from tests.unit.pages.examples import BODIES, parts, shown

FILES = DataFile("papers.jsonl", 2_100_000, "a"), DataFile("ids.json", 850, "b")
RELEASE = "https://a.example/releases/latest/download"
HERE = Data(FILES, here=True, most=50_000_000)
TOO_MUCH = Data(FILES, most=1_000_000)


def pages(data: Data) -> dict[str, str]:
    archive = an_archive(MELTING)
    rendered = render_entrances(PageContext(archive, [], 50, citations(archive, ""), bibtex), data)
    return {page.path: as_text(BODIES, page) for page in rendered}


def body(data: Data, path: str = "data.md") -> str:
    return parts(pages(data)[path])[1]


def test_files_stand_with_sizes_and_links() -> None:
    assert "| [papers.jsonl](<data/papers.jsonl>) | 2.1 MB | every paper" in body(HERE)
    assert "| [ids.json](<data/ids.json>) | 850 bytes | the page" in body(HERE)


def test_what_weighs_too_much_is_only_in_releases() -> None:
    released = Data(
        FILES,
        most=1_000_000,
        elsewhere={name: f"{RELEASE}/{name}" for name in ("papers.jsonl", "ids.json", "papers.sqlite")},
    )
    assert "They weigh 2.1 MB, more than the 1.0 MB that this site holds" in body(released)
    assert f"[papers.jsonl](<{RELEASE}/papers.jsonl>)" in body(released)
    assert f"[a SQLite database](<{RELEASE}/papers.sqlite>)" in body(released)
    assert "](<data/" not in body(released)
    assert "paper-archive export --format all" in body(TOO_MUCH)
    assert "](<data/" not in body(TOO_MUCH)


def test_without_any_the_page_says_how_they_are_made() -> None:
    assert "This site holds none." in shown(body(NO_DATA))
    assert "The folder of this site is the offline copy" in shown(body(NO_DATA))


@pytest.mark.parametrize(
    ("copy", "size"),
    [
        (OfflineCopy("data/a.zip", "data/a.zip.sha256", 3_210_000, "ab" * 32), "3.2 MB"),
        (OfflineCopy(f"{RELEASE}/a.zip", f"{RELEASE}/a.zip.sha256", 3_210_000), "about 3.2 MB"),
    ],
)
def test_the_offline_copy_is_one_click_away_with_its_size_and_checksum(copy: OfflineCopy, size: str) -> None:
    told = Data(FILES, here=True, copy=copy)
    for path in ("data.md", "about.md"):
        assert f"(<{copy.url}>), {size}," in body(told, path)
        assert f"(<{copy.checksum}>)" in body(told, path)
    home = parts(pages(told)["index.md"])[0]["home"]
    assert home["offline"] == {"url": copy.url, "size": size, "checksum": copy.checksum}  # type: ignore[index]
    assert copy.sha256 in body(told)


def test_what_a_device_may_keep_is_told_with_its_size_where_it_may() -> None:
    told = pages(Data(kept=KeptSite(1_234, 23_400_000)))
    assert "## Keep it on this device" in told["data.md"]
    assert "about 23.4 MB;" in told["data.md"]
    assert "(data.md#keep-it-on-this-device)" in told["about.md"]
    assert "# Not on this device" in told["kept/missing.md"]
    assert parts(told["data.md"])[0]["template"] == "keep.html"


def test_where_it_may_not_no_page_speaks_of_it() -> None:
    told = pages(NO_DATA)
    assert [*told] == ["index.md", "about.md", "data.md"]
    assert parts(told["data.md"])[0]["template"] == "prose.html"
    assert not [path for path, text in told.items() if "device" in text]


@pytest.mark.parametrize(
    ("count", "size"),
    [(0, "0 bytes"), (999, "999 bytes"), (12_345, "12 kB"), (3_449_999, "3.4 MB"), (123_456_789, "123 MB")],
)
def test_sizes_are_read_by_people(count: int, size: str) -> None:
    assert as_size(count) == size
