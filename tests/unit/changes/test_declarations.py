"""The tables of the changes agree with the model, with the documentation and with the Dutch sentences."""

import ast
import re
import string
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from graph import changes, model_values, nouns
from graph.access import DEMO_VIEWER, Viewer
from graph.answers import Ref
from graph.changes.companions import COMPANIONS
from graph.changes.holding import HOLDING
from graph.changes.mutations import Request
from graph.changes.results import Changed
from graph.changes.rules import COUNTS, REFERENCES, TO_AREA, TO_VENUE, TREES
from graph.ids import new_id
from graph.model import NODE, NODES, TIE, TIES
from graph.nouns import NOUNS
from graph.words import FOLDER

CHANGED = Changed(Ref("doel"), "Goal", 1)
ROOT = Path(__file__).parents[3]
DOCUMENT = (ROOT / "docs" / "changes.md").read_text(encoding="utf-8")
SOURCES = [*Path(changes.__file__).parent.glob("*.py"), Path(model_values.__file__), Path(nouns.__file__)]
# Where a sentence stands among the arguments of the calls that say it.
SAYING = {"say": 1, "add": 2, "add_many": 2, "UnfitValue": 1}
CODED = {"add": 0, "add_many": 0, "UnfitValue": 0}


def calls() -> Iterator[tuple[str, ast.Call]]:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                yield name, node


def texts(node: ast.AST) -> list[str]:
    return [each.value for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, str)]


def sentences() -> set[str]:
    said = {each.singular for holding in HOLDING.values() for each in holding} | set(NOUNS.values())
    for name, call in calls():
        if name in SAYING and len(call.args) > SAYING[name]:
            said.update(texts(call.args[SAYING[name]]))
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "sentence":
                said.update(texts(node.value))
    return said


def dutch() -> dict[str, str | tuple[str, ...]]:
    with (FOLDER / "nl" / "changes.po").open("rb") as file:
        catalogue = read_po(file, locale="nl")
    return {each.id if isinstance(each.id, str) else each.id[0]: each.string for each in catalogue if each.id}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_sentence_has_its_dutch_and_every_dutch_its_sentence() -> None:
    assert sentences() == set(dutch())


@pytest.mark.parametrize(("english", "translated"), dutch().items())
def test_dutch_sentences_name_the_same_facts(english: str, translated: str | tuple[str, ...]) -> None:
    forms = [translated] if isinstance(translated, str) else list(translated)

    assert all(forms)
    assert fields(forms[-1]) - {"count"} == fields(english) - {"count"}
    assert ("{count}" in forms[-1]) is (len(forms) == 2 or "{count}" in english)


def test_every_code_is_documented_and_every_documented_code_is_used() -> None:
    used = {text for name, call in calls() if name in CODED and call.args for text in texts(call.args[0])}
    used |= {text for _, call in calls() for word in call.keywords if word.arg == "code" for text in texts(word.value)}
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", DOCUMENT, re.MULTILINE))

    assert used == documented


def test_every_companion_stands_in_the_documentation() -> None:
    for label, companions in COMPANIONS.items():
        names = [f"**`{each.field}`**" if each.is_required else f"`{each.field}`" for each in companions]
        lists = [f"{name} (list)" if each.is_list else name for name, each in zip(names, companions, strict=True)]
        assert not companions or f"| {label} | {', '.join(lists)} |" in DOCUMENT


def test_everything_that_holds_stands_in_the_documentation() -> None:
    table = DOCUMENT.partition("| entity | held by |")[2].partition("## Who")[0]
    rows = {
        line.split(" | ")[0].strip("| "): re.findall(r"`(\w+)`", line) for line in table.splitlines() if "`" in line
    }

    assert rows == {label: [each.type for each in holding] for label, holding in HOLDING.items()}


def test_companions_fit_the_model() -> None:
    assert set(COMPANIONS) == {node.label for node in NODES}
    for label, companions in COMPANIONS.items():
        own = {each.name for each in NODE[label].properties}
        assert len({each.field for each in companions}) == len(companions)
        for each in companions:
            assert each.field not in own
            assert label in (each.tie.ends if each.is_incoming else each.tie.starts)


def test_rules_are_about_ties_that_exist() -> None:
    assert {*TO_AREA, *TO_VENUE, *TREES, *COUNTS} <= set(TIE)
    assert set(NOUNS) == set(NODE)
    for type_, rule in COUNTS.items():
        assert rule.label in (*TIE[type_].starts, *TIE[type_].ends)


def test_an_id_in_a_property_means_the_same_wherever_it_stands() -> None:
    declared = [each for kind in (*NODES, *TIES) for each in kind.properties if each.name in REFERENCES]

    assert {(each.name, each.refers_to, each.may_be_account) for each in declared} == {
        (each.name, each.refers_to, each.may_be_account) for each in REFERENCES.values()
    }
    assert all(set(each.refers_to) <= set(NODE) for each in declared)


def test_what_is_removed_is_forgotten_wherever_its_id_stands() -> None:
    text = (ROOT / "cypher" / "changes" / "forget_ids.cypher").read_text(encoding="utf-8")

    assert {name for name in REFERENCES if re.search(rf"\.{name} IN \$ids THEN null", text)} == set(REFERENCES)


def test_who_told_is_carried_along_when_two_are_one() -> None:
    tellers = {name for name, each in REFERENCES.items() if each.may_be_account}

    for file in ("change_tellers", "restore_tellers"):
        text = (ROOT / "cypher" / "changes" / f"{file}.cypher").read_text(encoding="utf-8")
        assert set(re.findall(r"\b(?:tie|basis)\.(\w+) = CASE", text)) == tellers


def test_new_ids_are_version_seven_and_sort_by_time() -> None:
    ids = [new_id() for _ in range(200)]

    assert {uuid.UUID(each).version for each in ids} == {7}
    assert {uuid.UUID(each).variant for each in ids} == {uuid.RFC_4122}
    assert [each[:16] for each in ids] == sorted(each[:16] for each in ids)
    assert len(set(ids)) == 200


def test_a_digest_tells_changes_apart_whatever_the_order_of_fields() -> None:
    def digest(name: str, **given: object) -> str:
        return Request(DEMO_VIEWER, name, "m", given, CHANGED).digest

    assert digest("addGoal", a=1, b=None) == digest("addGoal", b=None, a=1)
    assert len({digest("addGoal", a=1), digest("addGoal", a="1"), digest("addGoal"), digest("addTalent", a=1)}) == 4


def test_two_viewers_never_share_a_key() -> None:
    keys = {Request(Viewer(name), "addGoal", "m", {}, CHANGED).key for name in ("a", "a b", "b")}

    assert len(keys) == 3
