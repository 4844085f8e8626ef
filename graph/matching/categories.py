"""The category tree of a database, read again when the graph has changed."""

import asyncio
from weakref import WeakKeyDictionary

from graph.access import Viewer
from graph.database import Database
from graph.matching.tree import CategoryTree, TalentRow
from graph.sight import FIND_REVISION
from graph.statements import load_statement

LIST_TALENTS = load_statement("matching/list_talents", TalentRow)

_READ: WeakKeyDictionary[Database, tuple[int | None, CategoryTree]] = WeakKeyDictionary()


async def category_tree(database: Database, viewer: Viewer) -> CategoryTree:
    """The tree as it is now; kept as long as nothing in the graph has changed."""
    found = await database.read_first(FIND_REVISION, viewer)
    revision = found.revision if found else None
    known = _READ.get(database)
    if known is not None and revision is not None and known[0] == revision:
        return known[1]
    rows = await database.read(LIST_TALENTS, viewer)
    # Most changes are not of talents; the words need not be read anew then, which takes a tenth of a second.
    tree = known[1] if known is not None and known[1].has_same(rows) else await asyncio.to_thread(_read_words, rows)
    _READ[database] = (revision, tree)
    return tree


def _read_words(rows: list[TalentRow]) -> CategoryTree:
    tree = CategoryTree(rows)
    _ = tree.index
    return tree
