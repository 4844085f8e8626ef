"""The category tree: broad, in three levels, named in two languages, and used below its themes."""

from graph.model import kinds
from tests.unit.seeds.folder_rules import faults, read_folders
from tests.unit.seeds.story_folders import PRACTICES, STORIES, TALENTS, items, table


def levels() -> dict[str, int]:
    """How deep each talent stands, the theme being 1; a cycle would go past every level."""
    broader = {row["id"]: row["broader"] for row in table(TALENTS, "talents")}
    depth: dict[str, int] = {}
    for each in broader:
        above, steps = broader[each], 1
        while above and steps <= len(broader):
            above, steps = broader[above], steps + 1
        depth[each] = steps
    return depth


def test_the_tree_is_broad_and_has_three_levels_without_a_cycle() -> None:
    assert len(levels()) >= 180
    assert set(levels().values()) == {1, 2, 3}


def test_the_tree_is_a_folder_without_faults() -> None:
    assert faults(read_folders(TALENTS)) == []


def test_every_talent_has_its_own_name_in_both_languages() -> None:
    for column in ("labelNl", "labelEn"):
        labels = [row[column] for row in table(TALENTS, "talents")]
        assert all(labels)
        assert len(set(labels)) == len(labels)


def test_every_kind_of_talent_occurs() -> None:
    assert {row["kind"] for row in table(TALENTS, "talents")} == {each.value for each in kinds.TalentKind}


def test_nobody_asks_or_offers_a_whole_theme() -> None:
    themes = {talent for talent, level in levels().items() if level == 1}
    rows = [row for each in PRACTICES for name in ("needs", "offers") for row in table(STORIES / each, name)]
    used = {talent for row in rows for column in ("talent", "trulyAsksFor") for talent in items(row, column)}
    assert used & themes == set()
