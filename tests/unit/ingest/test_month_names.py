from builder.ingest.month_names import ambiguous_months, month_numbers


def test_a_month_that_means_two_months_is_in_no_language() -> None:
    assert "listopad" in ambiguous_months()
    assert "listopad" not in month_numbers()
    assert month_numbers()["september"] == 9
