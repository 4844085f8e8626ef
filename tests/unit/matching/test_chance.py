"""Hits by words alone that are far below the best are chance; those along the tree are not."""

from dataclasses import replace

from graph.matching.candidates import LEAST_SHARE_OF_BEST, Candidate, best_of_each
from graph.matching.tree import Way

WORDS = Candidate("best", True, "need:a", "talent:x", 0.3, None, "", (), False, None, None, None, 0, None, None)


def kept(*others: Candidate) -> set[str]:
    return {each.party for each in best_of_each([WORDS, *others])}


def test_what_is_far_below_the_best_by_words_is_left_out() -> None:
    near = replace(WORDS, party="near", score=0.3 * LEAST_SHARE_OF_BEST)
    chance = replace(WORDS, party="chance", score=0.3 * LEAST_SHARE_OF_BEST - 0.01)

    assert kept(near, chance) == {"best", "near"}


def test_each_question_has_a_best_of_its_own_and_the_tree_is_no_measure() -> None:
    other = replace(WORDS, party="other", need="need:b", score=0.14)
    tree = replace(WORDS, party="tree", score=1.0, way=Way(1.0, ("talent:x",)))

    assert kept(other, tree) == {"best", "other", "tree"}
