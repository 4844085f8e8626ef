"""The places within an area, for the questions that are asked of one area."""

from dataclasses import dataclass

from graph.access import Viewer
from graph.checks import no_such
from graph.database import Database
from graph.errors import InvalidInput
from graph.model.kinds import LocationKind
from graph.statements import load_statement
from graph.words import Phrase


@dataclass(frozen=True)
class AreaRow:
    """An area, and the ids of itself and of every place within it."""

    kind: str
    places: list[str]


FIND_AREA = load_statement("search/find_area", AreaRow)


async def places_within(database: Database, viewer: Viewer, area_id: str, argument: str = "area") -> list[str]:
    """The ids of an area and of all places within it; NotFound or InvalidInput when it is no area."""
    area = await database.read_first(FIND_AREA, viewer, area_id=area_id)
    if area is None:
        raise no_such(Phrase("area"), area_id, argument)
    if area.kind == LocationKind.VENUE:
        raise InvalidInput("{given!r} is a venue. Give the id of the area in which to look.", given=area_id)
    return area.places
