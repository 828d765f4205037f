import json

from builder.commands.check.json import as_json
from tests.unit.commands.check.examples import BARE, GLASSES, NEW, OLD, a_seed, check, since


def test_json_names_what_is_new_what_repeats_and_what_is_doubtful() -> None:
    report = json.loads("".join(as_json(check([NEW], OLD))))
    assert [(paper["title"], paper["file"], paper["line"]) for paper in report["new"]] == [
        ("100% spin glasses", "seeds/new: 1.txt", 3)
    ]
    assert [(paper["line"], paper["of"]) for paper in report["repeats"]] == [
        (1, {"file": "seeds/old.txt", "line": 1})
    ]
    assert [(merge["rule"], merge["line"], merge["with"]["line"]) for merge in report["merges"]] == [
        ("near title", 1, 1)
    ]
    assert report["issues"] == []
    [issue] = json.loads("".join(as_json(check([BARE]))))["issues"]
    assert (issue["kind"], issue["file"], issue["line"]) == ("TitleWithoutAbstract", "seeds/b.txt", 1)


def test_json_names_what_is_gone() -> None:
    [gone] = since([a_seed("b.txt", GLASSES)], []).gone
    report = json.loads("".join(as_json(since([a_seed("b.txt", GLASSES)], []))))
    assert report["gone"] == [{"id": gone.id, "title": "Frozen glasses"}]
    assert report["seeds"] == []
