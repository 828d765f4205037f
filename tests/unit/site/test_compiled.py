from jinja2 import DictLoader, Environment

from builder.site.compiled import Compiled


def drawn(template: str, kept: Compiled) -> tuple[str, int]:
    """What a template draws, and how often one was compiled for that."""
    compiled: list[str] = []

    class Counting(Environment):
        def _compile(self, source: str, filename: str) -> object:
            compiled.append(source)
            return super()._compile(source, filename)

    environment = Counting(loader=DictLoader({"a.html": template}), bytecode_cache=kept, autoescape=True)
    return environment.get_template("a.html").render(), len(compiled)


def test_a_template_is_compiled_once_and_again_where_it_changed() -> None:
    kept = Compiled()

    found = [drawn(text, kept) for text in ("one", "one", "two", "one")]

    assert found == [("one", 1), ("one", 0), ("two", 1), ("one", 0)]
