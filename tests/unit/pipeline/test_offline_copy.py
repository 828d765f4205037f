import hashlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from random import Random
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.config.settings import Config
from builder.model.errors import BuilderError
from builder.pipeline.offline_copy import Package, estimate, pack, pack_inside
from builder.system.folders import MARK

MINE = Config(name="My Archive", description="All of it.")


FILES = {
    "index.html": b"<h1>x</h1>",
    "404.html": b"",
    "papers/a.html": b"\r\n\x00" * 99,
    "assets/a.css": b"p { color: red }",
}


def a_site(folder: Path, files: Mapping[str, bytes] = FILES) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    (folder / MARK).write_text("Made by paper-archive.")
    return folder


def unseen(done: int, total: int) -> None:
    """Progress that nobody watches."""


def packed(tmp_path: Path, config: Config = MINE) -> Package:
    return pack(a_site(tmp_path / "site"), config, tmp_path / "dist", unseen)


def readme(tmp_path: Path, config: Config) -> bytes:
    with ZipFile(packed(tmp_path, config).path) as archive:
        return archive.read(archive.namelist()[0])


def test_the_zip_unpacks_to_one_folder_that_is_called_as_the_archive(tmp_path: Path) -> None:
    package = packed(tmp_path)
    assert package.path == tmp_path / "dist" / "my-archive.zip"
    with ZipFile(package.path) as archive:
        assert archive.namelist() == [
            "my-archive/README.txt",
            "my-archive/404.html",
            "my-archive/assets/a.css",
            "my-archive/index.html",
            "my-archive/papers/a.html",
        ]


def test_what_is_unpacked_is_the_site_byte_for_byte(tmp_path: Path) -> None:
    with ZipFile(packed(tmp_path).path) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path / "unpacked")
    unpacked = tmp_path / "unpacked" / "my-archive"
    assert {path: (unpacked / path).read_bytes() for path in FILES} == FILES


def test_our_own_mark_stays_at_home(tmp_path: Path) -> None:
    site = a_site(tmp_path / "site")
    with ZipFile(pack(site, MINE, tmp_path / "dist", unseen).path) as archive:
        assert not any(MARK in name for name in archive.namelist())
    assert (site / MARK).is_file()


def test_every_file_is_one_that_anybody_may_read_and_of_one_time(tmp_path: Path) -> None:
    (a_site(tmp_path / "site") / "index.html").chmod(0o700)
    with ZipFile(packed(tmp_path).path) as archive:
        infos = archive.infolist()
    assert {oct(info.external_attr >> 16) for info in infos} == {"0o100644"}
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}


def test_a_readme_says_what_this_is_and_how_to_open_it(tmp_path: Path) -> None:
    text = readme(tmp_path, MINE).decode()
    assert text.startswith("My Archive\r\nAll of it.\r\n\r\nOpen index.html:")
    assert "certutil -hashfile my-archive.zip SHA256" in text


def test_the_readme_has_the_ends_of_lines_that_every_notepad_shows(tmp_path: Path) -> None:
    ends = readme(tmp_path, MINE)
    assert ends.endswith(b"\r\n")
    assert ends.count(b"\r\n") == ends.count(b"\n") == ends.count(b"\r") > 10


def test_the_readme_names_the_address_only_where_there_is_one(tmp_path: Path) -> None:
    there = readme(tmp_path / "one", Config(address="https://you.example/archive/"))
    assert b"\r\n- A newer copy may be at https://you.example/archive/\r\n" in there
    assert b"newer copy" not in readme(tmp_path / "other", Config(address=""))


def test_a_long_description_is_broken_into_lines(tmp_path: Path) -> None:
    lines = readme(tmp_path, Config(description="xyzzy " * 99)).decode().splitlines()
    described = [line for line in lines if line.startswith("xyzzy")]
    assert max(map(len, described)) < 80
    assert " ".join(described).split() == ["xyzzy"] * 99


def test_braces_in_a_name_are_text(tmp_path: Path) -> None:
    assert readme(tmp_path, Config(name="{zip} {0} {{")).startswith(b"{zip} {0} {{\r\n")


@pytest.mark.parametrize(
    ("name", "path"), [("Архив", "arkhiv.zip"), ("論文", "lun-wen.zip"), ("R&D: 1/2", "r-d-1-2.zip")]
)
def test_a_name_in_any_letters_gives_files_in_ascii(tmp_path: Path, name: str, path: str) -> None:
    package = packed(tmp_path, Config(name=name))
    assert package.path.name == path
    with ZipFile(package.path) as archive:
        assert {Path(name).parts[0] for name in archive.namelist()} == {path.removesuffix(".zip")}


@pytest.mark.parametrize("name", ["CON", "nul", "!?"])
def test_a_name_that_no_file_can_have_gives_another_one(tmp_path: Path, name: str) -> None:
    stem = packed(tmp_path, Config(name=name)).path.stem
    assert stem.startswith(("con-", "nul-", "paper-"))


def test_the_checksum_is_that_of_the_zip_as_sha256sum_writes_it(tmp_path: Path) -> None:
    package = packed(tmp_path)
    digest = hashlib.sha256(package.path.read_bytes()).hexdigest()
    assert (tmp_path / "dist" / "my-archive.zip.sha256").read_bytes() == f"{digest} *my-archive.zip\n".encode()
    assert (package.sha256, package.bytes) == (digest, package.path.stat().st_size)


def test_what_was_packed_is_counted_with_the_readme(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    package = pack(
        a_site(tmp_path / "site"), MINE, tmp_path / "dist", lambda done, total: seen.append((done, total))
    )
    assert package.files == len(FILES) + 1 == 5
    assert seen == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]


def test_a_second_run_gives_the_same_bytes_whatever_the_clock(tmp_path: Path) -> None:
    first = packed(tmp_path)
    content = first.path.read_bytes()
    for path in (tmp_path / "site").rglob("*"):
        os.utime(path, (2e9, 2e9))
    assert packed(tmp_path) == first
    assert first.path.read_bytes() == content


some_files = st.dictionaries(
    st.sampled_from(["index.html", "a.html", "B.html", "a/a.html", "a-b/a.html", "a/b/c.js", "é.txt"]),
    st.binary(max_size=50),
)


@given(some_files, st.randoms())
def test_equal_sites_give_equal_zips_whenever_and_in_whatever_order_they_were_written(
    files: dict[str, bytes], random: Random
) -> None:
    files = {**files, "index.html": b""}
    shuffled = dict(random.sample(list(files.items()), len(files)))
    with tempfile.TemporaryDirectory() as folder:
        sites = a_site(Path(folder, "one"), files), a_site(Path(folder, "other"), shuffled)
        for path in sites[1].rglob("*"):
            os.utime(path, (random.randrange(2**31), random.randrange(2**31)))
        one, other = (pack(site, MINE, Path(folder, f"{site.name} zip"), unseen) for site in sites)
        assert one.path.read_bytes() == other.path.read_bytes()
        assert one.sha256 == other.sha256


def test_a_site_that_differs_gives_another_zip(tmp_path: Path) -> None:
    first = packed(tmp_path)
    (tmp_path / "site" / "more.html").write_text("more")
    assert packed(tmp_path).sha256 != first.sha256


def test_a_folder_that_is_not_ours_is_not_packed(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "index.html").write_text("mine")
    with pytest.raises(BuilderError) as error:
        pack(home, MINE, tmp_path / "dist", unseen)
    assert str(error.value) == f"{home}: there is no site of paper-archive. Nothing was packed; build one first."
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_a_zip_that_was_there_stays_when_packing_is_ended(tmp_path: Path) -> None:
    old = packed(tmp_path)
    content = old.path.read_bytes()

    def ended(done: int, total: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    site = a_site(tmp_path / "site", {"index.html": b"new"})
    with pytest.raises(KeyboardInterrupt):
        pack(site, MINE, old.path.parent, ended)
    assert old.path.read_bytes() == content
    assert old.path.with_name("my-archive.zip.sha256").read_text() == f"{old.sha256} *my-archive.zip\n"


def test_nothing_but_the_zip_and_its_checksum_is_left(tmp_path: Path) -> None:
    def ended(done: int, total: int) -> None:
        raise KeyboardInterrupt

    site = a_site(tmp_path / "site")
    with pytest.raises(KeyboardInterrupt):
        pack(site, MINE, tmp_path / "dist", ended)
    assert list((tmp_path / "dist").iterdir()) == []
    pack(site, MINE, tmp_path / "dist", unseen)
    assert sorted(path.name for path in (tmp_path / "dist").iterdir()) == [
        "my-archive.zip",
        "my-archive.zip.sha256",
    ]


def test_a_zip_is_never_put_into_the_site_it_packs(tmp_path: Path) -> None:
    site = a_site(tmp_path / "site")
    with pytest.raises(BuilderError, match="would be a part of the site"):
        pack(site, MINE, site / "downloads", unseen)
    assert not (site / "downloads").exists()


def test_markdown_is_no_site(tmp_path: Path) -> None:
    docs = a_site(tmp_path / "docs", {"index.md": b"# x"})
    with pytest.raises(BuilderError, match="there is no site of paper-archive"):
        pack(docs, MINE, tmp_path / "dist", unseen)


def test_a_link_in_the_site_is_not_followed(tmp_path: Path) -> None:
    site = a_site(tmp_path / "site")
    (site / "x.html").symlink_to("/etc/passwd")
    with pytest.raises(BuilderError, match="a link, which no build makes"):
        pack(site, MINE, tmp_path / "dist", unseen)


def test_a_linked_folder_in_the_site_is_not_followed(tmp_path: Path) -> None:
    site = a_site(tmp_path / "site")
    (site / "etc").symlink_to("/etc")
    with pytest.raises(BuilderError, match="a link, which no build makes"):
        pack(site, MINE, tmp_path / "dist", unseen)


def test_no_zip_is_put_among_the_seeds(tmp_path: Path) -> None:
    config = Config(name="My Archive", seeds=tmp_path / "seeds")
    with pytest.raises(BuilderError, match="or a seed"):
        pack(a_site(tmp_path / "site"), config, tmp_path / "seeds", unseen)


def test_a_file_is_no_folder_to_pack_into(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(BuilderError, match=r"this is not a folder\. Nothing was packed"):
            pack(a_site(tmp_path / "site"), MINE, folder, unseen)


def test_the_zip_is_as_old_as_its_newest_day(tmp_path: Path) -> None:
    home = b'<h2 class="pa-h2" id="newest"><a href="dates/2025-09-09.html">Tuesday</a></h2>'
    site = a_site(tmp_path / "site", {**FILES, "index.html": home, "dates/2099-12-31.html": b"doubtful"})
    with ZipFile(pack(site, MINE, tmp_path / "dist", unseen).path) as archive:
        assert {info.date_time for info in archive.infolist()} == {(2025, 9, 9, 0, 0, 0)}
        assert b"This copy holds what was listed up to 2025-09-09.\r\n" in archive.read("my-archive/README.txt")


def test_a_long_name_is_cut_for_windows_unpacks_into_a_folder_of_that_name(tmp_path: Path) -> None:
    package = packed(tmp_path, Config(name="All papers that the reading group of our institute has read"))
    assert package.path.name == "all-papers-that-the-read.zip"


def test_a_zip_that_the_site_has_of_itself_is_taken_as_it_is(tmp_path: Path) -> None:
    """Pages of the site lead to it; those in another one would lead nowhere."""
    site = a_site(tmp_path / "site")
    inside = pack_inside(site, MINE, site / "data")
    package = pack(site, MINE, tmp_path / "dist", unseen)

    assert package.path.read_bytes() == inside.path.read_bytes()
    assert (package.files, package.bytes, package.sha256) == (inside.files, inside.bytes, inside.sha256)
    assert (tmp_path / "dist" / "my-archive.zip.sha256").read_text() == f"{inside.sha256} *my-archive.zip\n"


def test_what_a_zip_would_weigh_is_about_known(tmp_path: Path) -> None:
    words = ["lattice", "melting", "glass", "spin", "heat"]
    files = {f"papers/{at}.html": " ".join(Random(at).choices(words, k=900)).encode() for at in range(60)}
    site = a_site(tmp_path / "site", {**FILES, **files})
    assert estimate(site) == pytest.approx(pack_inside(site, MINE, tmp_path / "dist").bytes, rel=0.2)
