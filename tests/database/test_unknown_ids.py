"""An id behind which there is nothing is refused in one form by every question, whichever argument it was given in."""

from dataclasses import replace

import pytest

from api.context import Context
from api.schema.build import build_route
from graph.access import DEMO_VIEWER
from graph.database import Database
from graph.model.kinds import Language
from graph.snapshot import Snapshot, Snapshots
from tests.support.graph import draw, wipe
from tests.support.services import patient_services

ROUTE = build_route()

QUESTIONS = [
    ('chains(from: "nobody", to: "anna") { isCut }', "from"),
    ('chains(from: "anna", toAny: { need: "nobody" }) { isCut }', "toAny.need"),
    ('surroundings(of: "nobody") { isCut }', "of"),
    ('connectors(area: "nobody") { people }', "area"),
    ('keyPlayers(area: "nobody") { score }', "area"),
    ('fragility(area: "nobody") { fragmentation }', "area"),
    ('connectors(area: "north", without: ["nobody"]) { people }', "without"),
    ('keyPlayers(area: "north", excluding: ["nobody"]) { score }', "excluding"),
    ('fragility(area: "north", without: ["anna", "nobody"]) { fragmentation }', "without"),
    ('disputes(of: "nobody") { says }', "of"),
    ('disputes(of: "nobody", type: KNOWS) { says }', "of"),
    ('graphFrames(area: "nobody") { isCut }', "area"),
    ('matches(need: "nobody") { score }', "need"),
    ('matches(party: "nobody") { score }', "party"),
    ('matches(talent: "nobody") { score }', "talent"),
    ('matches(talent: "cook", nearTo: "nobody") { score }', "nearTo"),
    ('matches(talent: "cook", area: "nobody") { score }', "area"),
    ('matches(offer: { party: "nobody", talent: "cook" }) { score }', "offer.party"),
    ('matches(offer: { party: "anna", talent: "nobody" }) { score }', "offer.talent"),
    ('matches(draft: { summary: "Cook", talents: ["nobody"] }) { score }', "draft.talents"),
    ('matches(draft: { summary: "Cook", party: "nobody" }) { score }', "draft.party"),
    ('matches(draft: { summary: "Cook", area: "nobody" }) { score }', "draft.area"),
    ('exchanges(area: "nobody") { parties }', "area"),
    ('proposedArrangements(area: "nobody") { needsMet }', "area"),
    ('proposedArrangements(area: "north", around: ["nobody"]) { needsMet }', "around"),
    ('briefing(meeting: "nobody") { people }', "meeting"),
    ('coalitions(areas: ["nobody"]) { explanation }', "areas"),
    ('stakeholders(of: "nobody") { explanation }', "of"),
    ('venuesFor(arrangement: "nobody") { score }', "arrangement"),
    ('venuesFor(talents: ["nobody"]) { score }', "talents"),
    ('venuesFor(talents: ["hall"], near: "nobody") { score }', "near"),
    ('circleCheck(arrangement: "nobody") { people }', "arrangement"),
    ('openTriangle(around: "nobody") { explanation }', "around"),
    ('areaReport(area: "nobody") { explanation }', "area"),
    ('areaStatistics(within: "nobody") { value }', "within"),
    ('areaStatistics(within: "north", themes: ["nobody"]) { value }', "themes"),
    ('openActions(area: "nobody") { explanation }', "area"),
    ('openActions(by: "nobody") { explanation }', "by"),
    ('possibleDuplicates(area: "nobody") { score }', "area"),
    ('search(text: "anna", area: "nobody") { score }', "area"),
    ('people(filter: { area: "nobody" }) { totalCount }', "filter.area"),
]


@pytest.fixture(scope="module")
async def asker(database: Database) -> Context:
    """Anna in the North, who may be asked; a talent and a hall."""
    await wipe(database)
    await draw(
        database,
        "CREATE (:Entity:Party:Person {id: 'anna', name: 'Anna', sortName: 'Anna', mayBeAsked: true, version: 1}), "
        "(:Entity:Location {id: 'north', name: 'North', kind: 'NEIGHBOURHOOD', version: 1}), "
        "(:Entity:Talent {id: 'cook', labelNl: 'koken', kind: 'SKILL', version: 1}), "
        "(:Entity:Talent {id: 'hall', labelNl: 'zaal', kind: 'SPACE', version: 1})",
    )
    return Context(patient_services(database), DEMO_VIEWER)


@pytest.mark.parametrize(("question", "argument"), QUESTIONS, ids=[f"{q.partition('(')[0]}-{a}" for q, a in QUESTIONS])
async def test_an_unknown_id_is_refused_in_one_form(asker: Context, question: str, argument: str) -> None:
    told: dict[Language, str] = {}
    for language in Language:
        context = replace(asker, viewer=replace(asker.viewer, language=language))
        [error] = (await ROUTE.answer(context, f"{{ {question} }}", {}))["errors"]
        assert error["extensions"] == {"code": "NOT_FOUND", "facts": {"id": "nobody", "argument": argument}}
        told[language] = error["message"]

    noun = told[Language.EN].removeprefix("There is no ").partition(" with the id ")[0]
    assert told[Language.EN] == (
        f"There is no {noun} with the id 'nobody', given in {argument}. Look the id up with search."
    )
    assert told[Language.NL].endswith(f" met het id 'nobody', gegeven in {argument}. Zoek het id op met search.")
    dutch = told[Language.NL].removeprefix("Er is geen ").partition(" met het id ")[0]
    assert dutch != noun or noun in ("talent", "arrangement")


class Untouched(Snapshots):
    """Networks of which none is to be read."""

    async def of(self, *_: object, **__: object) -> Snapshot:
        raise AssertionError("the network was read")


@pytest.mark.parametrize(
    "question",
    [each for each, argument in QUESTIONS if argument in ("without", "excluding")],
    ids=lambda each: each.partition("(")[0],
)
async def test_an_unknown_id_is_refused_before_a_network_is_read(asker: Context, question: str) -> None:
    services = replace(asker.services, snapshots=Untouched(asker.services.database))

    [error] = (await ROUTE.answer(replace(asker, services=services), f"{{ {question} }}", {}))["errors"]

    assert error["extensions"]["code"] == "NOT_FOUND"
