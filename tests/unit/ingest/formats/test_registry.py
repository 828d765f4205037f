from builder.ingest.seeds import parse_seed


def test_a_title_that_looks_like_json_makes_no_json_lines() -> None:
    [record] = parse_seed(
        "a.txt", b'{"Not JSON"}: on sets of strings\nWe study sets of strings and find them large.'
    ).records
    assert record.title == '{"Not JSON"}: on sets of strings'
