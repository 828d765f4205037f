import pytest

from builder.system.filenames import PATH_LENGTH, unportable


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "papers/lattice-models.html",
        "assets/javascripts/bundle.a5f9d56c_0.min.js",
        "Papers/A.B.C",
        ".nojekyll",
        "console.html",
        "papers/com10.html",
        "papers/aux-models.html",
        "papers/models.con",
    ],
)
def test_a_path_that_every_system_can_have_is_left_in_peace(path: str) -> None:
    assert list(unportable([path])) == []


@pytest.mark.parametrize(
    "path", ["con", "aux.html", "NUL.tar.gz", "papers/Com1.html", "lpt9/index.html", "papers/prn"]
)
def test_a_name_that_windows_keeps_for_a_device_is_told(path: str) -> None:
    assert list(unportable([path])) == [f"{path} is called as a device of Windows"]


@pytest.mark.parametrize(
    "path",
    [
        "a b.html",
        "größe.html",
        "papers/a:b.html",
        "what?.html",
        "a\\b.html",
        "a.html\n",
        "a+b.html",
        "tags/c#.html",
        "page.",
        "folder./page.html",
        "../page.html",
        "folder//page.html",
        "",
    ],
)
def test_a_character_that_some_disk_lacks_and_a_dot_at_the_end_are_told(path: str) -> None:
    assert list(unportable([path])) == [
        f'{path} has a character other than A-Z, a-z, 0-9, "_", "-" and ".", or ends in a dot'
    ]


def test_a_path_may_have_140_characters_and_no_more() -> None:
    longest = f"papers/{'x' * (PATH_LENGTH - len('papers/.html'))}.html"
    assert list(unportable([longest])) == []
    assert list(unportable([f"{longest}x"])) == [f"{longest}x has 141 characters, more than 140"]


def test_two_paths_that_differ_in_case_only_are_told() -> None:
    assert list(unportable(["papers/GAN.html", "papers/gan.html", "papers/gans.html"])) == [
        "papers/gan.html differs from papers/GAN.html in case only"
    ]
    assert list(unportable(["Papers/a.html", "papers/a.html"])) == [
        "papers/a.html differs from Papers/a.html in case only",
        "papers differs from Papers in case only",
    ]
    assert list(unportable(["A/x.html", "a"])) == ["a differs from A in case only"]


def test_one_path_twice_is_one_path() -> None:
    assert list(unportable(["papers/gan.html", "papers/gan.html"])) == []


def test_each_fault_of_a_path_is_a_sentence() -> None:
    assert list(unportable(["aux/ä.html", "AUX/Ä.html"])) == [
        "aux/ä.html is called as a device of Windows",
        'aux/ä.html has a character other than A-Z, a-z, 0-9, "_", "-" and ".", or ends in a dot',
        "AUX/Ä.html is called as a device of Windows",
        'AUX/Ä.html has a character other than A-Z, a-z, 0-9, "_", "-" and ".", or ends in a dot',
        "AUX/Ä.html differs from aux/ä.html in case only",
        "AUX differs from aux in case only",
    ]
