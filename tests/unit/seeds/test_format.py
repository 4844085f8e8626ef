"""The format of files follows the graph model."""

import re
from pathlib import Path

import pytest

from graph.model import NODE, TIE
from seeds.format import COLUMN_TIES, FILE, FILE_OF_LABEL, FILE_OF_TIE, FILES, TIES_FILE, tie_columns
from seeds.identity import basis_id, tie_id


def test_every_stored_property_of_an_entity_has_a_column() -> None:
    for label, node in NODE.items():
        columns = {column.name for column in FILE_OF_LABEL[label].columns if column.is_stored}
        assert columns == {each.name for each in node.properties if not each.is_derived}


def test_every_property_of_a_tie_has_a_column() -> None:
    for type_, file in FILE_OF_TIE.items():
        own = {each.name for each in TIE[type_].properties if not each.is_derived}
        assert {column.name for column in file.columns} == own | {file.start.name, file.end.name}
    anything = {column.name for column in FILE[TIES_FILE].columns}
    assert all({column.name for column in tie_columns(tie)} <= anything for tie in TIE.values())


def test_every_tie_has_a_file_or_a_column() -> None:
    assert set(FILE_OF_TIE) | set(COLUMN_TIES) == set(TIE)
    assert set(FILE_OF_TIE) & set(COLUMN_TIES) == {"PURSUES"}


def test_only_a_few_columns_are_required() -> None:
    required = {name: [column.name for column in file.columns if column.is_required] for name, file in FILE.items()}

    assert required == {
        "locations": ["id", "name", "kind"],
        "people": ["id", "name"],
        "organisations": ["id", "name"],
        "talents": ["id", "labelNl"],
        "needs": ["id", "party", "summary"],
        "meetings": ["id", "name", "startsAt"],
        "arrangements": ["id", "name"],
        "goals": ["id", "name"],
        "introductions": ["id", "broker", "first", "second"],
        "stories": ["id", "title", "text"],
        "bases": ["person", "dataClass", "ground"],
        "offers": ["party", "talent"],
        "answers": ["party", "need"],
        "knows": ["from", "to"],
        "supports": ["from", "to"],
        "keepApart": ["from", "to"],
        "affiliations": ["person", "organisation"],
        "cooperations": ["from", "to"],
        "handOvers": ["from", "to"],
        "attendance": ["person", "meeting"],
        "participations": ["party", "arrangement"],
        "pursuits": ["party", "goal"],
        "ties": ["from", "to", "type"],
    }


def test_columns_tell_areas_from_venues() -> None:
    kinds = {
        (name, column.name): column.kinds for name, file in FILE.items() for column in file.columns if column.kinds
    }

    assert kinds[("people", "livesIn")] == ("area",)
    assert kinds[("organisations", "runs")] == ("venue",)
    assert kinds[("organisations", "basedAt")] == ("area", "venue")
    assert kinds[("offers", "at")] == ("venue",)
    assert kinds[("answers", "party")] == ("Person", "Organisation", "Arrangement")
    assert kinds[("knows", "origin")] == ("Meeting", "Introduction", "Arrangement")


def test_the_same_facts_have_the_same_id_on_every_machine() -> None:
    assert tie_id("KNOWS", "anna", "bram", (), "2024") == "7e5c8400e4afcf4ec4248ba03511343c"
    assert tie_id("KNOWS", "anna", "bram") != tie_id("KNOWS", "anna", "bram", (), "2024")
    assert tie_id("KNOWS", "a", "bc") != tie_id("KNOWS", "ab", "c")
    assert basis_id("anna", ("C", "CONSENT", None, None)) == basis_id("anna", ["C", "CONSENT", None, None])


COMMON = {
    True: {"source", "steward"},
    False: {"since", "until", "reportedBy", "knownBy", "confirmedOn", "origin", "source", "id"},
}


@pytest.mark.parametrize("name", [name for name in FILE if name != TIES_FILE])
def test_the_document_names_every_column(name: str) -> None:
    text = (Path(__file__).parents[3] / "docs" / "files.md").read_text(encoding="utf-8")
    found = re.search(rf"\| `{name}\.csv` \| (.*) \|", text)
    assert found
    bold = {each.strip() for part in re.findall(r"\*\*(.*?)\*\*", found[1]) for each in part.split(",")}
    lists = set(re.findall(r"(\w+) \(\*list\*\)", found[1]))
    named = set(re.findall(r"\w+", re.sub(r"\(\*list\*\)", "", found[1])))

    columns = FILE[name].columns
    assert named == {column.name for column in columns} - COMMON[FILE[name].label is not None]
    assert bold == {column.name for column in columns if column.is_required}
    assert lists == {column.name for column in columns if column.declared.is_list}


def test_the_document_gives_every_word_of_a_closed_list() -> None:
    text = (Path(__file__).parents[3] / "docs" / "files.md").read_text(encoding="utf-8")
    found: set[tuple[str, str, str]] = set()
    for column, files, words in re.findall(r"(?m)^\| `(\w+)` \| (.*?) \| ([A-Z0-9_, ]+) \|$", text):
        found |= {(file, column, words) for file in re.findall(r"`(\w+)`", files) or ["every tie"]}

    for file in FILES:
        for column in file.columns if file.name != TIES_FILE else ():
            if column.declared.choices:
                words = ", ".join(str(each.value) for each in column.declared.choices)
                assert {(file.name, column.name, words), ("every tie", column.name, words)} & found
