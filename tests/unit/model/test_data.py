from builder.model.data import NO_DATA, Data, DataFile


def test_data_weigh_what_their_files_weigh() -> None:
    assert Data((DataFile("a", 3, ""), DataFile("b", 4, ""))).bytes == 7
    assert NO_DATA.bytes == 0
