import gzip
from http.client import HTTPConnection
from pathlib import Path

from builder.commands.server import serving


def get(port: int, path: str) -> tuple[int, str, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, answer.getheader("Location") or "", body


def test_the_site_is_served_below_its_path_with_its_404_page(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "index.html").write_text("home")
    (tmp_path / "404.html").write_text("lost")
    with serving(tmp_path, "/base/", 0) as port:
        assert get(port, "/base/") == (200, "", "home")
        assert get(port, "/base/index.html?q=1") == (200, "", "home")
        assert get(port, "/base/none.html") == (404, "", "lost")
        assert get(port, "/base/sub/") == (404, "", "lost")
        assert get(port, "/index.html") == (404, "", "lost")
        assert get(port, "/base/../../etc/passwd") == (404, "", "lost")
        assert get(port, "/")[:2] == (302, "/base/")
        assert get(port, "/base")[:2] == (302, "/base/")


def test_what_is_prepared_knows_the_port_and_is_done_before_anybody_is_answered(tmp_path: Path) -> None:
    def prepare(port: int) -> None:
        (tmp_path / "index.html").write_text(f"at {port}")

    with serving(tmp_path, "/base/", 0, prepare) as port:
        assert get(port, "/base/") == (200, "", f"at {port}")


def test_text_goes_out_packed_to_who_takes_it(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("home " * 1000)
    with serving(tmp_path, "/base/", 0) as port:
        connection = HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", "/base/", headers={"Accept-Encoding": "gzip, br"})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
    assert answer.getheader("Content-Encoding") == "gzip"
    assert len(body) < 200
    assert gzip.decompress(body) == b"home " * 1000


def test_what_the_site_has_no_page_for_is_said_in_plain_text(tmp_path: Path) -> None:
    with serving(tmp_path, "/base/", 0) as port:
        connection = HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("POST", "/base/<script>")
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
    assert (answer.status, answer.getheader("Content-Type")) == (501, "text/plain;charset=utf-8")
    assert body == b"501 Unsupported method ('POST')\n"
