"""The category tree: which offered talent answers which asked one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.matching.tree import CategoryTree, TalentRow, Way
from graph.model.kinds import Language

#                food
#          /      |       \
#     cooking   groups    baking
#       |       /    \
#     world  training  catering
FOOD = {
    "food": [],
    "cooking": ["food"],
    "groups": ["food"],
    "baking": ["food"],
    "world": ["cooking"],
    "training": ["groups"],
    "catering": ["groups"],
    "garden": [],
}


def tree(broader: dict[str, list[str]]) -> CategoryTree:
    return CategoryTree(TalentRow(each, each, None, [], above) for each, above in broader.items())


def test_what_is_offered_at_or_below_what_is_asked_answers_in_full() -> None:
    answers = tree(FOOD).answers_to("groups")

    assert answers["groups"] == Way(1.0, ("groups",))
    assert answers["training"] == Way(1.0, ("groups", "training"))
    assert answers["catering"] == Way(1.0, ("groups", "catering"))


def test_any_depth_below_answers_in_full() -> None:
    assert tree(FOOD).answers_to("food")["training"] == Way(1.0, ("food", "groups", "training"))


def test_one_level_above_and_beside_answer_in_part_and_nothing_further() -> None:
    answers = tree(FOOD).answers_to("groups")

    assert answers["food"] == Way(0.6, ("groups", "food"))
    assert answers["cooking"] == Way(0.4, ("groups", "food", "cooking"))
    assert answers["baking"] == Way(0.4, ("groups", "food", "baking"))
    assert "world" not in answers
    assert "garden" not in answers


def test_two_levels_above_does_not_answer() -> None:
    assert set(tree(FOOD).answers_to("training")) == {"training", "groups", "catering"}


def test_the_highest_score_wins_where_a_talent_has_two_broader_ones() -> None:
    answers = tree({"a": [], "b": [], "asked": ["a"], "both": ["asked", "a"]}).answers_to("asked")

    assert answers["both"] == Way(1.0, ("asked", "both"))


def test_a_circle_and_an_unknown_broader_talent_do_no_harm() -> None:
    circle = tree({"a": ["b"], "b": ["a"], "c": ["gone"]})

    assert circle.answers_to("a") == {"a": Way(1.0, ("a",)), "b": Way(1.0, ("a", "b"))}
    assert circle.answers_to("c") == {"c": Way(1.0, ("c",))}


@pytest.mark.parametrize("offered", sorted(FOOD))
def test_both_directions_agree(offered: str) -> None:
    known = tree(FOOD)
    asked = {each: known.answers_to(each)[offered] for each in FOOD if offered in known.answers_to(each)}

    assert known.answered_by(offered) == asked


@given(st.lists(st.lists(st.integers(0, 11), max_size=2), min_size=1, max_size=12))
def test_both_directions_agree_on_any_tree(above: list[list[int]]) -> None:
    broader = {str(number): [str(each) for each in given_ if each < number] for number, given_ in enumerate(above)}
    known = tree(broader)

    for asked in broader:
        for offered, way in known.answers_to(asked).items():
            assert known.answered_by(offered)[asked].score == way.score
            assert (way.path[0], way.path[-1]) == (asked, offered)


def test_a_text_speaks_of_talents_and_of_all_below_them() -> None:
    known = CategoryTree(
        [
            TalentRow("groups", "Koken voor een groep", "Cooking for a group", ["kookploeg"], []),
            TalentRow("training", "Leerwerkplek", None, [], ["groups"]),
            TalentRow("baking", "Bakken", None, ["taart"], []),
        ]
    )

    spoken = known.spoken_of("Wie wil koken voor een groep?", 0.45)

    assert spoken["groups"] == spoken["training"] > 0.6
    assert "baking" not in spoken
    assert known.spoken_of("xqzt", 0.45) == {}


def test_labels_are_in_the_language_or_else_in_dutch() -> None:
    known = CategoryTree([TalentRow("a", "Bakken", "Baking", [], []), TalentRow("b", "Naaien", None, [], [])])

    assert known.label("a", Language.EN) == "Baking"
    assert known.label("a", Language.NL) == "Bakken"
    assert known.label("b", Language.EN) == "Naaien"


def practices() -> CategoryTree:
    """Places to learn a trade, and a kitchen to learn it in; a kettle is no place to learn."""
    kinds = {
        "place": "PRACTICE_PLACE",
        "photos": "PRACTICE_PLACE",
        "kitchen": "PRACTICE_PLACE",
        "chef": "PRACTICE_PLACE",
    }
    above = {
        **{"work": [], "place": ["work"], "photos": ["place"], "chef": ["place", "groups"]},
        **{"food": [], "groups": ["food"], "kitchen": ["groups"], "kettle": ["food"]},
    }
    return CategoryTree(
        TalentRow(each, each, None, [], broader, kinds.get(each, "SKILL")) for each, broader in above.items()
    )


def test_one_sort_of_what_is_asked_is_little_worth_where_another_lies_behind_the_question() -> None:
    ways = practices().ways(["place"], ["kitchen"])

    assert ways["photos"] == Way(0.4, ("place", "photos"), strays=True)
    assert ways["chef"] == Way(1.0, ("place", "chef"))
    assert ways["place"] == Way(1.0, ("place",))
    assert ways["work"] == Way(0.6, ("place", "work"))


def test_what_lies_behind_changes_nothing_when_it_is_no_sort_of_what_is_asked() -> None:
    assert practices().ways(["place"], ["kettle"]) == practices().ways(["place"])
    assert practices().ways(["place"])["photos"] == Way(1.0, ("place", "photos"))


def test_the_best_way_from_several_questions_counts() -> None:
    ways = practices().ways(["place", "photos", "unknown"], ["kitchen"])

    assert ways["photos"] == Way(1.0, ("photos",))
