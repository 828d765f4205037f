from builder.pages.letters import letter_id, letter_of, letter_slug


def test_a_word_stands_under_its_first_letter_without_accents() -> None:
    assert [letter_of(word) for word in ("Öl", "zebra", "3D", "", "Łoś", "張")] == ["O", "Z", "#", "#", "L", "張"]


def test_a_letter_has_a_name_that_an_address_can_hold() -> None:
    assert [letter_slug(letter) for letter in "A#張"] == ["a", "u23", "u5f35"]
    assert letter_id("A") == "letter-a"
