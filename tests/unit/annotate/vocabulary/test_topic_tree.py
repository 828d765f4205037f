from __future__ import annotations

from pathlib import Path

import pytest

from builder.annotate.vocabulary.topic_tree import read_topic_tree
from builder.model.errors import BuilderError

LEAF = 'name = "Optics"\nslug = "optics"\ncoarse = "Physics"\ndescription = "Light."\nterms = ["laser"]\n'


TREE = f'[[group]]\nname = "Physics"\n[[group.topic]]\n{LEAF}'


def _written(folder: Path, text: str) -> Path:
    path = folder / "topics.toml"
    path.write_text(text, encoding="utf-8")
    return path


def _fault(folder: Path, text: str) -> str:
    path = _written(folder, text)
    with pytest.raises(BuilderError) as raised:
        read_topic_tree(path)
    message = str(raised.value)
    assert message.startswith(f"{path.as_posix()}: ")
    return message.removeprefix(f"{path.as_posix()}: ").replace(". Nothing was built; ", "; ")


def test_a_tree_is_read_in_the_order_of_the_file(tmp_path: Path) -> None:
    second = LEAF.replace("ptics", "rbits")

    tree = read_topic_tree(_written(tmp_path, f'neutral = ["on the"]\n{TREE}[[group.topic]]\n{second}'))

    assert [(leaf.name, leaf.slug, leaf.group) for leaf in tree.leaves] == [
        ("Optics", "optics", "Physics"),
        ("Orbits", "orbits", "Physics"),
    ]
    assert tree.leaves[0].terms == ("laser",)
    assert tree.neutral == ("on the",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the file has no group; add one."),
        ("group = []", "there is no topic; add a [[group]] with a [[group.topic]]."),
        ("group = 1", "group in the file is not a list of tables; open each with a [[group]] line."),
        ('[[group]]\nname = "A"', 'the group "A" has no topic; add one.'),
        (TREE.replace('slug = "optics"\n', ""), 'the topic "Optics" has no slug; add one.'),
        (
            TREE.replace('"Light."', "7"),
            'description of the topic "Optics" is not a text; write it in quotes.',
        ),
        (
            TREE.replace('["laser"]', '"laser"'),
            'terms of the topic "Optics" is not a list of texts; write terms = ["one", "another"].',
        ),
        (
            TREE.replace('["laser"]', "[]"),
            'the topic "Optics" has no terms; give it some, or no paper will ever be there.',
        ),
        (
            TREE.replace('slug = "optics"', 'slug = "Optics & more"'),
            'the slug "Optics & more" of the topic "Optics" cannot be an address; '
            "use lower-case letters, digits and single hyphens.",
        ),
        (
            TREE.replace('name = "Optics"', 'name = "Other"'),
            'a topic is named "Other", the word for papers that fit none; name it otherwise.',
        ),
        (f"{TREE}[[group.topic]]\n{LEAF}", 'two topics have the name "Optics"; change one of them.'),
        (
            f"{TREE}[[group.topic]]\n{LEAF.replace('Optics', 'Light')}",
            'two topics have the slug "optics"; change one of them.',
        ),
    ],
)
def test_a_fault_in_the_tree_is_told(tmp_path: Path, text: str, message: str) -> None:
    assert _fault(tmp_path, text) == message


def test_what_training_adds_to_a_leaf_is_read(tmp_path: Path) -> None:
    learned = LEAF.replace("ptics", "ptical learning").replace('optical learning"\ncoarse', 'learned"\ncoarse')
    text = f'training = ["trained"]\n{TREE}[[group.topic]]\n{learned}trained = -1.5\napplied_to = ["optics"]\n'

    tree = read_topic_tree(_written(tmp_path, text))

    assert tree.training == ("trained",)
    assert [(leaf.trained, leaf.applied_to) for leaf in tree.leaves] == [(0.0, ()), (-1.5, ("optics",))]


@pytest.mark.parametrize("value", ["true", '"much"', "9", "nan", "inf"])
def test_training_adds_a_moderate_number(tmp_path: Path, value: str) -> None:
    message = 'trained of the topic "Optics" is no number of at most 5; write trained = 0.5.'

    assert _fault(tmp_path, f"{TREE}trained = {value}\n") == message


def test_a_leaf_is_applied_to_leaves_of_the_tree(tmp_path: Path) -> None:
    message = 'applied_to of the topic "Optics" names "soup", which is no slug of the tree; name another topic.'

    assert _fault(tmp_path, f'{TREE}applied_to = ["soup"]\n') == message
