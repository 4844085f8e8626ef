"""The themes: the top level of the category tree."""

from dataclasses import dataclass

from graph.answers import Ref
from graph.asking import Asking
from graph.statements import load_statement


@dataclass(frozen=True)
class ThemeRow:
    """One theme."""

    talent_id: str


LIST_THEMES = load_statement("talents/list_themes", ThemeRow)


async def themes(asking: Asking) -> list[Ref]:
    """All talents that fall under no other, by their Dutch name."""
    rows = await asking.database.read(LIST_THEMES, asking.viewer)
    return [Ref(row.talent_id) for row in rows]
