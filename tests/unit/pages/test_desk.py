from builder.pages.desk import desk_page


def test_the_page_of_the_reading_list_names_no_paper() -> None:
    page = desk_page()

    assert (page.path, page.template, page.content) == ("reading-list.md", "desk.html", None)
    assert page.front["section"] == "Reading list"
