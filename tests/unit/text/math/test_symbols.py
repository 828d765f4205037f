from builder.text.math.symbols import NAMES, SYMBOLS


def test_a_command_stands_for_one_sign_or_for_a_name() -> None:
    assert SYMBOLS["rightarrow"] == "→"
    assert {len(sign) for sign in SYMBOLS.values()} == {1}
    assert NAMES["limsup"] == "lim sup"
    assert not SYMBOLS.keys() & NAMES.keys()
