"""Practice 10: asked for a client, the side of the triangle that is missing and who can stand beside the family."""

from datetime import date
from typing import Any

import pytest

from graph.database import Database
from tests.support.practices import STORIES, Practice, load_practice
from tests.unit.seeds.story_folders import Row, table

FOLDER = STORIES / "family-expertise"
FOUND = table(FOLDER / "found", "open-triangles")
ASKED = """
query ($around: ID!) { openTriangle(around: $around) {
    isShown explanation missing
    family { id } professionals { id }
    couldStandBeside { person { id } family { id } professional { id } knowsFamily knowsProfessional isNear
      metAt { id } answers { id } introducedBy { id } explanation }
    dilemmas { id kind }
    sitTogether { talent { id } dilemmas { id } ledBy { id } explanation }
} }
"""


@pytest.fixture(scope="module")
async def practice(database: Database) -> Practice:
    return await load_practice(database, FOLDER, day=date(2018, 3, 15))


async def triangle(practice: Practice, around: str) -> dict[str, Any]:
    return (await practice.ask(ASKED, {"around": around}))["openTriangle"]


def ids(entities: list[dict[str, Any]]) -> list[str]:
    return [each["id"] for each in entities]


@pytest.mark.parametrize("found", FOUND, ids=lambda row: row["person"])
async def test_the_missing_side_and_who_stands_beside(practice: Practice, found: Row) -> None:
    told = await triangle(practice, found["person"])

    assert ids(told["family"]) == [found["family"]]
    assert ids(told["professionals"]) == [found["professional"]]
    assert [each.lower().replace("_", "-") for each in told["missing"]] == list(filter(None, [found["missingSide"]]))
    assert [each["person"]["id"] for each in told["couldStandBeside"]] == list(filter(None, [found["standsBeside"]]))


async def test_the_reasons_are_those_of_the_story(practice: Practice) -> None:
    [expert] = (await triangle(practice, "family:client"))["couldStandBeside"]
    [introduction] = table(FOLDER / "found", "introductions")

    assert (expert["person"]["id"], expert["family"]["id"], expert["professional"]["id"]) == (
        introduction["broker"],
        introduction["first"],
        introduction["second"],
    )
    assert (expert["knowsFamily"], expert["knowsProfessional"]) == (False, True)
    assert expert["metAt"]["id"] == "family:carers-cafe"
    assert ids(expert["answers"]) == ["family:need-mother-beside"]
    assert expert["explanation"] == (
        "Steven Duineveld has been family of somebody with care too. Steven Duineveld and Paula Schoorl were both at "
        "Mantelzorgcafé. Steven Duineveld knows Rosa Vieira and can make the connection. "
        "Dave Rijkers knows Paula Schoorl and can introduce Steven Duineveld. "
        "What Steven Duineveld offers answers what the family asks."
    )


async def test_an_expert_who_does_not_know_the_professional_is_introduced_by_a_colleague(practice: Practice) -> None:
    [expert] = (await triangle(practice, "family:client-3"))["couldStandBeside"]

    assert (expert["knowsProfessional"], expert["isNear"]) == (False, True)
    assert expert["introducedBy"]["id"] == "family:professional"


async def test_the_dilemmas_are_a_reason_to_sit_together(practice: Practice) -> None:
    told = await triangle(practice, "family:client")

    assert sorted(ids(told["dilemmas"])) == ["family:need-mother-dilemma", "family:need-professional-dilemma"]
    assert {each["kind"] for each in told["dilemmas"]} == {"DILEMMA"}
    [together] = told["sitTogether"]
    assert together["talent"]["id"] == "talent:values-conversation"
    assert ids(together["ledBy"]) == ["family:facilitator"]
    assert together["explanation"] == (
        "Paula Schoorl and Rosa Vieira ask for the same conversation: a reason to sit together. "
        "It could be led by Eefje Tuinstra."
    )


async def test_a_dilemma_that_was_met_is_over(practice: Practice) -> None:
    told = await triangle(practice, "family:client-2")

    assert told["dilemmas"] == []
    assert told["explanation"].endswith("know each other: the triangle around Tineke Bloem is closed.")
