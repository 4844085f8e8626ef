"""Questions for chains that cannot be answered, and what is said then."""

from typing import Any

import pytest

from graph.chains import ChainTarget, chains
from graph.database import Database
from graph.errors import InvalidInput, NotFound
from tests.support.chains import asking, draw_network, knows
from tests.support.graph import draw


@pytest.fixture(scope="module", autouse=True)
async def _network(database: Database) -> None:
    await draw_network(database, knows("ann bob cor"))
    await draw(
        database,
        "CREATE (:Entity:Talent {id: 'cooking', labelNl: 'Koken'}) "
        "CREATE (:Entity:Arrangement {id: 'meal', name: 'M'}) CREATE (:Entity:Need {id: 'need', summary: 'S'})",
    )


@pytest.mark.parametrize(
    ("given", "kind", "message"),
    [
        ({"from_id": "nobody"}, NotFound, "There is no person or organisation with the id 'nobody', given in from."),
        ({"to": "nobody"}, NotFound, "There is no person or organisation with the id 'nobody', given in to."),
        ({"via": ["nobody"]}, NotFound, "There is no person or organisation with the id 'nobody', given in via."),
        (
            {"avoiding": ["nobody"]},
            NotFound,
            "There is no person or organisation with the id 'nobody', given in avoiding.",
        ),
        ({"from_id": "cooking"}, InvalidInput, "'cooking', given in from, is a talent. Give the id of a person"),
        ({"to": "meal"}, InvalidInput, "'meal', given in to, is an arrangement."),
        ({"via": ["cooking"]}, InvalidInput, "'cooking', given in via, is a talent."),
        ({"to": "need"}, NotFound, "There is no person or organisation with the id 'need', given in to."),
        ({"by": "STRONGEST", "to": "nobody"}, NotFound, "given in to"),
        ({"from_id": "cooking", "to": "cooking"}, InvalidInput, "'cooking', given in from, is a talent."),
        ({"to": None, "to_any": ChainTarget(talent="flying")}, NotFound, "There is no talent with the id 'flying'"),
        ({"to": None, "to_any": ChainTarget(talent="ann")}, NotFound, "There is no talent with the id 'ann'"),
        ({"to": None, "to_any": ChainTarget(organisation="ann")}, NotFound, "There is no organisation with the id"),
        ({"to": None, "to_any": ChainTarget(area="x")}, NotFound, "There is no area with the id 'x'"),
        ({"to": None, "to_any": ChainTarget(meeting="x")}, NotFound, "There is no meeting with the id 'x'"),
        ({"to": None, "to_any": ChainTarget(talent="a b")}, InvalidInput, "toAny.talent is 'a b'; an id has"),
        (
            {"to": None, "to_any": ChainTarget(organisation_kind="PALACE")},  # pyright: ignore
            InvalidInput,
            "organisationKind is 'PALACE'. Give 'WELFARE', 'CARE'",
        ),
    ],
)
async def test_an_id_that_leads_nowhere_is_named_with_its_place(
    database: Database, given: dict[str, Any], kind: type[Exception], message: str
) -> None:
    with pytest.raises(kind) as refused:
        await chains(asking(database), **{"from_id": "ann", "to": "cor", **given})

    assert message in str(refused.value)
