from builder.ingest.refusal import Foreign, refused
from builder.model import Roles, line_of


def test_a_refused_seed_gives_no_record_counts_no_line_and_says_one_thing() -> None:
    reading = refused("a/b.txt", Foreign("a drawing", "describe it in words"))
    assert (reading.seed, reading.records, reading.roles) == ("a/b.txt", (), Roles())
    assert [line_of(issue) for issue in reading.issues] == [
        "a/b.txt:1: this is a drawing, not a listing. "
        "The file was left out, the rest of the archive is built; describe it in words, or remove it."
    ]
