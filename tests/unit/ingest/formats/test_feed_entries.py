from __future__ import annotations

from datetime import date

import pytest

from builder.ingest.document import Document
from builder.ingest.formats.atom import read
from builder.ingest.formats.feed_entries import FeedEntry, is_message
from builder.model import Author, Details, Link, Record

ROOT = '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">'


def the_record(entry: str) -> Record:
    [record] = read(Document("a.xml", f"{ROOT}{entry}</feed>")).records
    return record


def test_an_answer_of_the_api_says_all_that_it_knows() -> None:
    record = the_record(
        "<entry><id>http://arxiv.org/abs/math.CO/9901001v2</id><title>Plain\n  Title</title>"
        "<updated>2025-09-20T08:00:00Z</updated><published>1999-01-01T00:00:00Z</published>"
        '<link href="http://arxiv.org/abs/math/9901001v2" rel="alternate"/>'
        '<link title="pdf" href="http://arxiv.org/pdf/math/9901001v2" type="application/pdf"/>'
        '<link title="doi" href="http://dx.doi.org/10.1234/b"/><link href="https://example.org/code"/>'
        "<summary>  We count\n things.</summary>"
        '<category term="cs.DM"/><category term="math.CO"/><category term="05A15; 05C"/>'
        '<arxiv:primary_category term="math.CO"/><arxiv:comment>9 pages,\n 2 figures</arxiv:comment>'
        "<arxiv:journal_ref>J. X 1</arxiv:journal_ref><arxiv:doi>10.1234/A 10.1234/b</arxiv:doi>"
        "<author><name>The Example Collaboration</name></author><author><name>:</name></author>"
        "<author><name>Ana Núñez</name><arxiv:affiliation>Lab</arxiv:affiliation></author></entry>"
    )
    assert (record.title, record.abstract, record.listed_on) == ("Plain Title", "We count things.", None)
    assert record.details == Details(
        source="arxiv",
        arxiv="math/9901001",
        version=2,
        doi="10.1234/a",
        authors=(Author("The Example Collaboration"), Author("Ana Núñez")),
        published="1999-01-01",
        updated="2025-09-20",
        categories=("math.CO", "cs.DM"),
        venue="J. X 1",
        comment="9 pages, 2 figures",
        pdf="http://arxiv.org/pdf/math/9901001v2",
        links=(Link("https://example.org/code", ""),),
    )


LISTED = """<item><title>Made Title</title><link>https://arxiv.org/abs/2509.01234</link>
<description>arXiv:2509.01234v1 Announce Type: new
Abstract: We make things.</description><guid>oai:arXiv.org:2509.01234v1</guid>
<category>cs.AI</category><pubDate>Tue, 02 Sep 2025 00:00:00 -0400</pubDate>
<dc:creator>Ann Bee, C. Eff (Lab)</dc:creator></item>"""


def test_a_paper_of_a_daily_feed_is_listed_on_its_day() -> None:
    record = the_record(LISTED)
    assert (record.title, record.abstract) == ("Made Title", "We make things.")
    assert record.listed_on == date(2025, 9, 2)
    assert record.details == Details(
        source="arxiv",
        arxiv="2509.01234",
        version=1,
        authors=(Author("Ann Bee"), Author("C. Eff")),
        categories=("cs.AI",),
    )


def test_its_atom_says_the_same() -> None:
    record = the_record(
        "<entry><id>oai:arXiv.org:2509.01234v1</id><title>Made Title (arXiv:2509.01234v1 [cs.AI])</title>"
        "<published>2025-09-02T00:00:00-04:00</published><updated>2025-09-02T04:00:00Z</updated>"
        "<summary>arXiv:2509.01234v1 Announce Type: replace-cross Abstract: We make things.</summary>"
        '<category term="cs.AI"/><dc:creator>Ann Bee, C. Eff</dc:creator></entry>'
    )
    listed = the_record(LISTED)
    assert (record.title, record.abstract, record.listed_on) == (listed.title, listed.abstract, listed.listed_on)
    assert record.details == listed.details


def test_a_message_is_known_by_its_id_or_by_its_title_without_one() -> None:
    assert is_message(FeedEntry({"id": ["http://arxiv.org/api/errors#x"]}, {}))
    assert is_message(FeedEntry({"title": ["Error"]}, {}))
    assert not is_message(FeedEntry({"title": ["Error"], "id": ["http://arxiv.org/abs/2509.01234v1"]}, {}))


OLD = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="http://arxiv.org/"><title>cs.CL updates on arXiv.org</title>
<dc:date>2021-05-03T20:30:00-05:00</dc:date><items><rdf:Seq/></items></channel>
<item rdf:about="http://arxiv.org/abs/2105.00001"><title>Made Title. (arXiv:2105.00001v2 [cs.CL] UPDATED)</title>
<link>http://arxiv.org/abs/2105.00001</link>
<description>&lt;p&gt;We &lt;a href="http://x.org"&gt;make&lt;/a&gt; things.
&lt;/p&gt;</description>
<dc:creator> &lt;a href="a"&gt;Ann Bee&lt;/a&gt;, &lt;a href="b"&gt;C. Eff&lt;/a&gt; (Lab)</dc:creator>
</item></rdf:RDF>"""


def test_the_feeds_of_before_2024_write_markup_and_the_day_at_the_head() -> None:
    [record] = read(Document("a.xml", OLD)).records
    assert (record.title, record.abstract) == ("Made Title", "We make things.")
    assert record.listed_on == date(2021, 5, 4)  # in the evening of New York
    assert record.details == Details(
        source="arxiv",
        arxiv="2105.00001",
        version=2,
        authors=(Author("Ann Bee"), Author("C. Eff")),
        categories=("cs.CL",),
    )


@pytest.mark.parametrize(
    "said", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2021-05-03", "May the 3rd"]
)
def test_a_day_at_the_head_that_is_none_in_greenwich_is_not_believed(said: str) -> None:
    [record] = read(Document("a.xml", OLD.replace("2021-05-03T20:30:00-05:00", said))).records
    assert record.listed_on is None


def test_an_entry_by_itself_is_read() -> None:
    text = '<entry xmlns="http://www.w3.org/2005/Atom"><id>http://arxiv.org/abs/2509.01234v1</id><title>A</title></entry>'
    reading = read(Document("a.xml", text))
    assert [record.title for record in reading.records] == ["A"]
    assert reading.issues == ()
