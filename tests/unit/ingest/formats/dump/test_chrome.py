import pytest

from builder.ingest.seeds import parse_seed


@pytest.mark.parametrize("title", ["xLSTM: a study", "iTransformer: a study", "rStar-Math: a study", "Gemini 2.5"])
def test_a_glued_button_is_no_part_of_a_title(title: str) -> None:
    [record] = parse_seed(
        "a.txt", f"Get trending papers in your email inbox!\nSubscribe{title}\nWe do.".encode()
    ).records
    assert record.title == title
