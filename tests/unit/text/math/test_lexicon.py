import pytest

from builder.text.math.lexicon import KINDS, Lexicon

LEXICON = Lexicon({"paper": 2, "lattice": 1}, ["alpha", "in", "infty", "rightarrow"], ["paper", "_"])


@pytest.mark.parametrize(
    ("token", "kind"),
    [
        ("alpha", "name"),
        ("paper", "common"),
        ("Lattice", "Seen"),
        ("xin", "glued"),
        ("arightarrowinfty", "glued"),
        ("alphabetical", "begins"),
        ("GAN", "capitals"),
        ("x", "lower"),
        ("7", "one-digit"),
        ("2024", "number"),
        (r"\in", "command"),
        (r"\,", "escape"),
        ("_", "_"),
        (" ", "blank"),
        ("é", "accent"),
        ("α", "greek"),
        ("第", "sign"),
    ],
)
def test_a_token_is_of_the_kind_that_it_looks_like(token: str, kind: str) -> None:
    assert KINDS[LEXICON.token(token).kind] == kind


def test_a_token_that_the_model_knows_has_a_number_of_its_own() -> None:
    known, other = LEXICON.token("paper"), LEXICON.token("lattice")

    assert known.word >= len(KINDS)
    assert other.word == other.kind


def test_a_glued_run_shows_the_commands_that_it_begins_and_ends_with() -> None:
    seen = LEXICON.token("alphain")

    assert (LEXICON.commands[seen.first - 1], LEXICON.commands[seen.last - 1]) == ("alpha", "in")
