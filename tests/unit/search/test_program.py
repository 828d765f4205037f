from builder.config.settings import PROJECT
from builder.search.files import render_search
from builder.search.program import PAGE, PROGRAM, lunr_js
from tests.examples import an_archive

SOURCES = PROJECT / "site_templates" / "search"


def test_lunr_keeps_its_licence_and_loses_weight() -> None:
    program = next(iter(render_search(an_archive(), SOURCES)))
    assert program.path == "assets/search/search.js"
    assert "Copyright" in str(program.content)
    assert "2.3.9" in str(program.content)
    ours = sum(len(path.read_text(encoding="utf-8")) for path in SOURCES.glob("*.js"))
    assert len(str(program.content)) < (len(lunr_js()) + ours) * 0.7


def test_every_part_of_the_program_is_in_it() -> None:
    assert {path.stem for path in SOURCES.glob("*.js")} == {*PROGRAM, *PAGE}
