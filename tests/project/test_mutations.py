"""The list of modules that decide fits the project, and what is reported about them fits what was measured."""

from __future__ import annotations

import ast
from dataclasses import replace

import pytest

import mutations
from mutations import Change, Module

MODULES = {module.path: module for module in mutations.modules(mutations.LIST.read_text(encoding="utf-8"))}
ONE, OTHER = Change("f", "a < b", "a <= b"), Change("f", "return a", "return None")


@pytest.mark.parametrize("path", MODULES)
def test_what_the_list_names_exists(path: str) -> None:
    """The module, its functions, the tests, and every line whose change may go unnoticed, with a reason."""
    module = MODULES[path]
    source = (mutations.ROOT / "hooks" / path).read_text(encoding="utf-8")
    functions = {node.name for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)}

    assert {*module.functions, *(change.function for change in module.unnoticed)} <= functions
    for test in module.tests:
        file, _, name = test.partition("::")
        assert f"def {name}" in (mutations.ROOT / file).read_text(encoding="utf-8")
    assert all(module.unnoticed.values())
    assert [] == [one.line for one in module.unnoticed if "".join(one.line.split()) not in "".join(source.split())]


@pytest.mark.parametrize(
    ("made", "left", "listed", "said"),
    [
        (10, [], [], []),
        (10, [ONE], [ONE], []),
        (10, [ONE], [], ["no test notices this"]),
        (10, [], [ONE], ["listed, but noticed or gone"]),
        (10, [OTHER], [ONE], ["no test notices this", "listed, but noticed or gone"]),
        (10, [ONE, OTHER], [ONE, OTHER], ["fewer changes are noticed than 90 %"]),
    ],
)
def test_a_change_is_noticed_or_listed(
    made: int, left: list[Change], listed: list[Change], said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the share of those that are listed is limited."""
    monkeypatch.setattr(mutations, "change", lambda module: (made, 0, dict.fromkeys(left, "survived")))
    module = Module("hub/x.py", [], covered=100, killed=90, unnoticed=dict.fromkeys(listed, "because"))

    wrong = mutations.changes(module)

    assert len(said) == len(wrong)
    assert all(words in line for words, line in zip(said, wrong, strict=True))


@pytest.mark.parametrize(("percent", "wrong"), [(100.0, 0), (99.5, 0), (99.4, 2)])
def test_less_than_the_floor_is_told_with_its_places(
    percent: float, wrong: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The floor itself is enough."""
    monkeypatch.setattr(mutations, "measure", lambda module: (percent, ["line 3", "from line 3 to 5"]))

    assert wrong == len(mutations.coverage(Module("hub/x.py", [], covered=99.5, killed=90)))


def test_what_is_reported_can_be_put_into_the_list() -> None:
    """With quotes and backslashes as they are in the code."""
    odd = Change("f", r"""a = re.sub(r"[\s']", 'b', "ä")""", "a = None")
    module = Module("hub/x.py", [], covered=100, killed=90)
    text = 'killed = 90\ncovered = 100\n[modules."hub/x.py"]\ntests = []\n'

    (read,) = mutations.modules(text + "".join(mutations._entry(module, one) + "\n" for one in (ONE, odd)))

    assert {ONE, odd} == read.unnoticed.keys()
    assert ["hub.x.x*"] == read.names and ["hub.x.x_f__mutmut_*"] == replace(read, functions=["f"]).names
