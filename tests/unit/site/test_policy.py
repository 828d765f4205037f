from __future__ import annotations

from builder.site.policy import Seal
from tests.site.examples import faults_of, source_of

TEMPLATE = """<!doctype html>
<html><head><meta charset="utf-8"><script>ours({depth})</script></head>
<body>{text}<script src="a.js"></script><script type="application/json">{{}}</script><script>ours()</script>
</body></html>"""


def page_of(seal: Seal, depth: int = 0, text: str = "A paper") -> str:
    """A page as it comes out of a renderer that escapes nothing."""
    return seal.with_policy(seal.marked(TEMPLATE).format(depth=depth, text=text))


def test_a_policy_names_each_inline_script_and_stands_first() -> None:
    page = page_of(Seal())

    assert list(faults_of(page.encode())) == []
    for script in ("ours(0)", "ours()"):
        assert page.count(source_of(script)) == 1


def test_a_page_is_otherwise_as_the_template_wrote_it() -> None:
    head, _, rest = page_of(Seal()).partition('<meta http-equiv="Content-Security-Policy"')

    assert head + rest.partition(">")[2] == TEMPLATE.format(depth=0, text="A paper")


def test_a_script_that_no_template_wrote_may_not_run() -> None:
    page = page_of(Seal(), text="<script>theirs()</script><script 0123456789abcdef>theirs()</script>")

    assert source_of("theirs()") not in page
    assert source_of("ours()") in page


def test_a_script_with_accents_is_told_by_its_bytes() -> None:
    seal = Seal()

    page = seal.with_policy(seal.marked("<head></head><script>say('é 𝔘')</script>"))

    assert source_of("say('é 𝔘')") in page


def test_pages_of_another_depth_have_another_policy_and_no_seal_shows() -> None:
    one, two = Seal(), Seal()

    assert page_of(one, 1) == page_of(two, 1)
    assert page_of(one, 1) != page_of(one, 2)


def test_what_has_no_head_is_no_page() -> None:
    assert Seal().with_policy("<urlset></urlset>") == "<urlset></urlset>"
