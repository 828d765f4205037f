from builder.model.paper_issues import id_of_two_papers
from builder.model.records import Place


def test_of_many_papers_the_first_are_named_and_the_others_counted() -> None:
    papers = [(f"Paper {number}", Place("a.txt", number)) for number in range(1, 6)]
    issue = id_of_two_papers(Place("a.txt", 5), "doi", "10.1/a", papers)
    assert (
        'with 5 papers: "Paper 1" (a.txt:1), "Paper 2" (a.txt:2), "Paper 3" (a.txt:3) and 2 more. ' in issue.text
    )
