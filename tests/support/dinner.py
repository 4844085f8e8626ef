"""A dinner that lacks a cook: the smallest neighbourhood in which every rule of matching can be seen."""

from collections.abc import Mapping

from graph.database import Database
from tests.support.neighbourhood import Properties, Tie, draw_neighbourhood

#                talent:food
#              /       |       \
#      cooking      groups      baking        talent:garden
#         |         /    \
#       world  training  catering
TALENTS: dict[str, Properties] = {
    "talent:food": {"labelNl": "Eten", "labelEn": "Food"},
    "talent:cooking": {"labelNl": "Thuis koken", "labelEn": "Home cooking"},
    "talent:groups": {"labelNl": "Koken voor een groep", "labelEn": "Cooking for a group", "synonymsNl": ["kookploeg"]},
    "talent:baking": {"labelNl": "Bakken", "labelEn": "Baking", "synonymsNl": ["taart", "brood"]},
    "talent:world": {"labelNl": "Koken uit een andere keuken"},
    "talent:training": {"labelNl": "Leerwerkkeuken", "labelEn": "Training kitchen"},
    "talent:catering": {"labelNl": "Catering"},
    "talent:garden": {"labelNl": "Tuinonderhoud", "synonymsNl": ["onkruid"]},
}
TREE: list[Tie] = [
    ("talent:cooking", "BROADER", "talent:food"),
    ("talent:groups", "BROADER", "talent:food"),
    ("talent:baking", "BROADER", "talent:food"),
    ("talent:world", "BROADER", "talent:cooking"),
    ("talent:training", "BROADER", "talent:groups"),
    ("talent:catering", "BROADER", "talent:groups"),
]
ASKER: dict[str, Properties] = {
    "organisation:dinner": {},
    "need:cook": {"summary": "Iemand die kookt voor het buurtetentje"},
}
ASKS: list[Tie] = [
    ("organisation:dinner", "HAS_NEED", "need:cook"),
    ("need:cook", "ASKS_FOR", "talent:groups"),
]


async def draw_dinner(database: Database, nodes: Mapping[str, Properties], ties: list[Tie]) -> None:
    """The tree, the dinner and its need, and what a test adds."""
    await draw_neighbourhood(database, {**TALENTS, **ASKER, **nodes}, [*TREE, *ASKS, *ties])
