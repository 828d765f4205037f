from builder.merge.sets import DisjointSets


def test_sets_grow_by_their_edges_and_a_needless_one_adds_nothing() -> None:
    sets: DisjointSets[str] = DisjointSets(4)
    for one, other in ((2, 3), (0, 3), (0, 2)):
        sets.join(one, other, f"{one}-{other}")
    first, second = sets.all()
    assert (sorted(first.members), first.edges) == ([0, 2, 3], ["2-3", "0-3"])
    assert (second.members, second.edges) == ([1], [])
    assert sets.of(2) is sets.of(0)


def test_a_set_taken_apart_is_one_for_each_number() -> None:
    sets: DisjointSets[str] = DisjointSets(2)
    sets.join(0, 1, "")
    sets.part([0, 1])
    assert [one.members for one in sets.all()] == [[0], [1]]
