"""Which lists have a feed."""

from builder.archive.feeds import find_feeds
from tests.examples import LONE, an_archive, some_records


def test_all_papers_come_first_and_each_topic_has_one() -> None:
    archive = an_archive(*some_records("Lattice models", "Spin glasses"))
    feeds = [*find_feeds(archive, ()).values()]
    assert (feeds[0].path, feeds[0].page, feeds[0].papers) == (
        "feeds/all.atom",
        "index.html",
        tuple(archive.entries),
    )
    topics = [term for terms in archive.topics.values() for term in terms]
    assert [feed.page for feed in feeds[1:]] == [term.address for term in topics]
    assert all(feed.path == f"feeds/{feed.page.replace('.html', '.atom')}" for feed in feeds[1:])


def test_a_tag_has_one_where_it_is_named() -> None:
    archive = an_archive(*some_records("One", "Two", "Three", "Four"), tags=LONE)
    name = archive.tags[0].name
    assert not [page for page in find_feeds(archive, ()) if page.startswith("tags/")]
    assert archive.tags[0].address in find_feeds(archive, (name, "no such tag"))
