"""Values as scripts."""

from builder.text.javascript import STAMP_WIDTH, hand_over, literal, stamp


def test_a_literal_is_ascii_and_closes_no_tag() -> None:
    assert literal(["</script>", "\u2028", "ö"]) == r'["\u003c/script>","\u2028","\u00f6"]'
    assert hand_over("x", "[1]") == 'paperArchive.put("x",[1]);\n'


def test_a_stamp_changes_with_what_it_is_of() -> None:
    assert stamp("a") == stamp("a") != stamp("b")
    assert len(stamp("a")) == STAMP_WIDTH
