import hashlib
import re

import unicodedata2
from hypothesis import given
from hypothesis import strategies as st

from builder.archive.slugs import RESERVED, SLUG_LENGTH, title_slug
from builder.system.filenames import unportable
from builder.text.folding import fold, merge_key
from tests.strategies import titles


@given(titles)
def test_a_slug_is_safe_on_every_disk(title: str) -> None:
    slug = title_slug(title)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= SLUG_LENGTH + 11
    assert slug not in RESERVED


def test_titles_of_any_script_have_slugs() -> None:
    assert title_slug("Schrödinger bridges") == "schrodinger-bridges"
    assert title_slug('Schr\\"odinger bridges') == "schrodinger-bridges"
    assert title_slug("深度学习") == "shen-du-xue-xi"
    assert title_slug("!?").startswith("paper-")
    assert title_slug("CON").startswith("con-")
    assert title_slug("Index").startswith("index-")


any_text = st.one_of(st.text(), titles)


@given(any_text)
def test_the_page_of_any_title_has_a_path_for_every_system(title: str) -> None:
    assert list(unportable([f"papers/{title_slug(title)}.html"])) == []


def test_a_letter_younger_than_python_that_stands_for_another_is_that_one() -> None:
    assert title_slug("Outlined \U0001ccd6\U0001ccd7\U0001ccf1") == "outlined-ab1"  # of Unicode 16


def test_keys_and_slugs_are_the_same_on_every_python() -> None:
    """A digest of those of every character, but of scripts with thousands of signs.

    Another edition of Unicode changes it, and with it addresses; Python 3.11, 3.12 and 3.13 do not.
    """
    many = set("CJK HANGUL TANGUT EGYPTIAN CUNEIFORM KHITAN ANATOLIAN BAMUM VAI YI NUSHU".split())
    names = ((one, unicodedata2.name(one, "")) for one in map(chr, range(0x110000)))
    few = [one for one, name in names if name and name.split(" ")[0] not in many]

    told = "\n".join(f"{fold(one)} {merge_key(f'x{one}y')} {title_slug(f'x{one}y')}" for one in few)

    assert len(few) > 25_000
    assert (
        hashlib.sha256(told.encode()).hexdigest()
        == "fe981c3c40e6fd7564ea93ef9ae7b4d5855e233c82ccc154015b420d7b0ad0bf"
    )
