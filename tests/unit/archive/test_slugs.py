import re

from hypothesis import given
from hypothesis import strategies as st

from builder.archive.slugs import RESERVED, SLUG_LENGTH, title_slug
from builder.system.filenames import unportable
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
