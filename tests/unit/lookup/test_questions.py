from builder.lookup.questions import batches


def test_items_come_so_many_at_a_time() -> None:
    assert [*batches([1, 2, 3, 4, 5], 2)] == [[1, 2], [3, 4], [5]]
    assert [*batches([], 2)] == []
