"""What is hidden of figures of areas that lie in each other, attacked by subtraction."""

from collections.abc import Iterable, Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.area_statistics.lattice import FEWEST, NOTHING, Cell, Tree, hidden_areas, hidden_by_theme

# city ─┬─ east ─┬─ e1
#       │        ├─ e2
#       │        └─ e3
#       └─ west ─── w1
PARENTS = {"city": None, "east": "city", "west": "city", "e1": "east", "e2": "east", "e3": "east", "w1": "west"}
TREE = Tree.of(PARENTS)
AREAS = sorted(PARENTS)


def people(own: Mapping[str, int], tree: Tree = TREE) -> dict[str, Cell]:
    """The number of people of every area, from how many live in each but in none of its parts."""
    found: dict[str, Cell] = {}
    for area in tree.order:
        total = own.get(area, 0) + sum(found[each].value for each in tree.parts[area])
        found[area] = Cell(total, total)
    return found


def within(tree: Tree, area: str) -> set[str]:
    return {area}.union(*(within(tree, each) for each in tree.parts[area]))


def can_be_had(shown: Iterable[frozenset[object]], wanted: frozenset[object]) -> bool:
    """Whether a sum over cells can be had by adding and subtracting sums that are shown."""
    sums = list(shown)
    if not sums:
        return False
    cells = sorted({str(each) for one in [*sums, wanted] for each in one})
    rows = np.array(
        [[str(cell) in {str(each) for each in one} for cell in cells] for one in [*sums, wanted]], dtype=float
    )
    return int(np.linalg.matrix_rank(rows)) == int(np.linalg.matrix_rank(rows[:-1]))


def test_few_people_are_hidden_and_so_is_what_would_give_them_away() -> None:
    cells = people({"e1": 4, "e2": 30, "e3": 40, "w1": 20})

    # e1 by itself; e2, since east - e2 - e3 would be e1.
    assert hidden_areas(TREE, cells) == {"e1", "e2"}


def test_two_small_parts_protect_each_other_when_together_they_are_ten() -> None:
    assert hidden_areas(TREE, people({"e1": 6, "e2": 7, "e3": 40, "w1": 20})) == {"e1", "e2"}
    assert hidden_areas(TREE, people({"e1": 2, "e2": 3, "e3": 40, "w1": 20})) == {"e1", "e2", "e3"}


def test_a_total_is_hidden_when_no_other_part_can_be() -> None:
    cells = people({"e1": 20, "w1": 20, "west": 3})

    # west - w1 would be the three who live in west but in no part of it.
    assert hidden_areas(TREE, cells) == {"e2", "e3", "w1"}
    assert hidden_areas(TREE, people({"e1": 4, "e2": 3, "w1": 20})) >= {"east", "e1", "e2"}


def test_the_same_part_protects_whatever_its_size() -> None:
    first = hidden_areas(TREE, people({"e1": 30, "e2": 40, "e3": 4, "w1": 20}))
    later = hidden_areas(TREE, people({"e1": 90, "e2": 15, "e3": 5, "w1": 20}))

    assert first == later == {"e1", "e3"}


def test_ties_between_parts_hide_nothing_by_themselves() -> None:
    cells = people({"e1": 20, "e2": 20, "w1": 20})
    ties = {area: Cell(each.value, each.base) for area, each in cells.items()}
    ties["east"] = Cell(100, 40, beyond=35)
    ties["city"] = Cell(150, 60, beyond=30)

    assert hidden_areas(TREE, ties) == {"e3"}
    assert "e1" in hidden_areas(TREE, ties | {"east": Cell(100, 40, beyond=2)})


@settings(max_examples=200, deadline=None)
@given(own=st.dictionaries(st.sampled_from(AREAS), st.integers(0, 25)))
def test_no_small_number_can_be_had_by_subtraction(own: dict[str, int]) -> None:
    cells = people(own)

    hidden = hidden_areas(TREE, cells)

    lived_in = {area for area, number in own.items() if number}
    shown = [frozenset[object](within(TREE, area) & lived_in) for area in AREAS if area not in hidden]
    # Every area, and of every area those who live in none of its parts.
    wanted = [within(TREE, area) & lived_in for area in AREAS] + [{area} & lived_in for area in AREAS]
    for each in wanted:
        is_small = 0 < sum(own[area] for area in each) < FEWEST
        assert not (is_small and can_be_had(shown, frozenset[object](each)))
    assert all(area in hidden for area, cell in cells.items() if cell.is_small)


@settings(max_examples=150, deadline=None)
@given(
    own=st.dictionaries(
        st.tuples(st.sampled_from(["e1", "e2", "e3", "w1"]), st.sampled_from(["art", "food", "home", None])),
        st.integers(0, 25),
    )
)
def test_no_small_number_can_be_had_through_areas_or_themes(own: dict[tuple[str, str | None], int]) -> None:
    names = ("art", "food", "home")
    themes = {name: people({area: own.get((area, name), 0) for area in AREAS}) for name in names}
    totals = people({area: sum(own.get((area, name), 0) for name in (*names, None)) for area in AREAS})

    hidden, by_theme = hidden_by_theme(TREE, totals, themes)

    there = {cell for cell, number in own.items() if number}
    columns: dict[str | None, set[str]] = {None: hidden, **by_theme}
    shown_lines: list[tuple[str, str | None]] = [
        (area, name) for name, gone in columns.items() for area in AREAS if area not in gone
    ]
    for area, name in shown_lines:
        cell = totals[area] if name is None else themes[name].get(area, NOTHING)
        assert not cell.is_small
    # Along a line, a total less what is shown of it is nobody or at least ten.
    for area in AREAS:
        if area not in hidden:
            rest = totals[area].value - sum(themes[name][area].value for name in names if area not in by_theme[name])
            assert rest == 0 or rest >= FEWEST
    for name, gone in by_theme.items():
        sums = [
            frozenset[object]({(leaf, name) for leaf in within(TREE, area)} & there)
            for area in AREAS
            if area not in gone
        ]
        for leaf in ("e1", "e2", "e3", "w1"):
            if 0 < own.get((leaf, name), 0) < FEWEST:
                assert not can_be_had(sums, frozenset[object]({(leaf, name)}))


@pytest.mark.parametrize("own", [{}, {"city": 3}, {"w1": 9}])
def test_where_hardly_anybody_lives_nothing_is_shown(own: dict[str, int]) -> None:
    assert hidden_areas(TREE, people(own)) == set(PARENTS)
