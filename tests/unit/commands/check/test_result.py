from dataclasses import replace
from pathlib import Path

from builder.commands.check.github import as_markdown
from builder.commands.check.result import Check
from builder.config.settings import Config
from builder.merge.overrides import read_overrides
from builder.merge.papers import merge_records
from builder.model.issues import Issue
from builder.model.records import Place
from builder.pipeline import records_of
from tests.unit.commands.check.examples import GLASSES, LATTICES, a_seed, names, since


def test_a_hidden_paper_is_neither_new_nor_gone(tmp_path: Path) -> None:
    (tmp_path / "o.toml").write_text('[[hide]]\npaper = "Frozen glasses"\nreason = "not ours"')
    config = Config(overrides_file=tmp_path / "o.toml")
    readings = [a_seed("a.txt", LATTICES + GLASSES)]
    assert names(since(readings, [a_seed("a.txt", LATTICES)], config).gone) == []
    shown = merge_records(records_of(readings), read_overrides(tmp_path / "o.toml"))
    check = Check(readings, shown, "seeds/")
    assert names(check.new) == ["Melting of lattices"]
    assert "Frozen" not in "".join(as_markdown(check))


def test_what_is_wrong_with_look_ups_is_told_where_their_file_lies_and_of_the_whole_archive_alone() -> None:
    issue = Issue(Place("enrichment.jsonl", 3), "StaleLookUp", "no paper has it.")
    check = Check([], (), "seeds/", [issue], asked=("enrichment.jsonl", "my/enrichment.jsonl"))
    assert check.issues == (issue,)
    assert check.at(issue.place) == "my/enrichment.jsonl:3"
    assert replace(check, is_part=True).issues == ()
    seed = replace(check, readings=[a_seed("enrichment.jsonl", LATTICES)])
    assert seed.at(issue.place) == "seeds/enrichment.jsonl:3"
