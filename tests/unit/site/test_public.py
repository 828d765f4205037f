import os
from pathlib import Path

import pytest

from builder.model.errors import BuilderError
from builder.site.public import copy_public, list_public


def folder_of(folder: Path, *paths: str) -> Path:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(f"{path}\r\n\xff".encode("latin-1"))
    return folder


def complaint(folder: Path) -> str:
    with pytest.raises(BuilderError) as error:
        list_public(folder)
    return str(error.value)


def test_files_are_listed_hidden_ones_too_in_one_order(tmp_path: Path) -> None:
    public = folder_of(tmp_path, "robots.txt", ".well-known/security.txt", "CNAME", "img/.hidden", ".DS_Store")
    assert list_public(public) == (".well-known/security.txt", "CNAME", "img/.hidden", "robots.txt")


def test_where_there_is_no_folder_there_are_no_files(tmp_path: Path) -> None:
    assert list_public(tmp_path / "none") == ()


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "public").write_text("")
    assert complaint(tmp_path / "public") == (
        f"{tmp_path}/public: this is not a folder. Nothing was published; rename it or take it out."
    )


@pytest.mark.parametrize("to", ["/etc", "/etc/hostname", "CNAME", "nowhere", "."])
def test_a_link_is_refused_wherever_it_leads(tmp_path: Path, to: str) -> None:
    (folder_of(tmp_path, "CNAME") / "link").symlink_to(to)
    assert complaint(tmp_path) == (
        f"{tmp_path}/link: this is a link or a device, and only plain files are copied. "
        "Nothing was published; rename it or take it out."
    )


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert complaint(tmp_path).startswith(f"{tmp_path}/pipe: this is a link or a device")


@pytest.mark.parametrize("path", [".git/HEAD", ".git", ".Git/x", ".paper-archive", "README.txt", "readme.TXT"])
def test_names_that_no_site_holds_are_refused(tmp_path: Path, path: str) -> None:
    said = complaint(folder_of(tmp_path, path))
    assert said.startswith(f"{tmp_path}/{path}: the site cannot hold a file of this name. ")


@pytest.mark.parametrize("path", ["a b.txt", "ü.txt", "con.txt", "a\nb", f"{'x' * 141}"])
def test_names_that_the_offline_copy_could_not_unpack_everywhere_are_refused(tmp_path: Path, path: str) -> None:
    said = complaint(folder_of(tmp_path, path))
    assert said.startswith(f"{tmp_path}: ")
    assert said.endswith(". Nothing was published; rename it or take it out.")


def test_files_are_copied_as_they_are_beside_those_of_the_site(tmp_path: Path) -> None:
    public = folder_of(tmp_path / "public", "CNAME", ".well-known/a", "assets/mine.css")
    site = folder_of(tmp_path / "site", "index.html", "assets/css/a.css")

    copied = copy_public(public, site)

    assert copied == {"CNAME", ".well-known/a", "assets/mine.css"}
    for path in copied:
        assert (site / path).read_bytes() == (public / path).read_bytes()
    assert (site / "assets" / "css" / "a.css").is_file()


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("index.html", "index.html"),
        ("Index.HTML", "index.html"),
        ("papers", "papers"),
        ("Papers/mine.html", "papers"),
        ("papers/A.html", "papers/a.html"),
        ("papers/a.html/b", "papers/a.html"),
        ("index.html/b/c", "index.html"),
    ],
)
def test_a_name_that_the_site_has_is_refused_and_nothing_is_copied(tmp_path: Path, path: str, there: str) -> None:
    public = folder_of(tmp_path / "public", "CNAME", path)
    site = folder_of(tmp_path / "site", "index.html", "papers/a.html")

    with pytest.raises(BuilderError) as error:
        copy_public(public, site)

    assert str(error.value) == (
        f'{public}/{path}: the site has "{there}" of its own. Nothing was published; rename it or take it out.'
    )
    assert not (site / "CNAME").exists()
