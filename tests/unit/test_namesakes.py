"""What tells people of one name apart."""

from graph.model.kinds import Language
from graph.namesakes import Alike, namesakes, tell_apart


def test_a_name_without_its_accents_is_the_same_name() -> None:
    names = {"c": "Zoë Wolf", "a": "zoe wolf", "b": "Zoë Vos", "d": "Zoë de Wolf"}

    assert namesakes(names) == [["a", "c"]]


def test_each_is_told_by_the_first_of_their_marks_that_no_namesake_has_else_by_two() -> None:
    names = dict.fromkeys(["a", "b", "c"], "Zoë Wolf") | {"d": "Dirk Boer"}
    marks = {"a": ["North", "Choir"], "b": ["North", "Band"], "c": ["South", "Choir"], "d": ["North"]}

    told = tell_apart(Language.EN, names, marks)

    assert told.names == {"b": "Zoë Wolf (Band)", "c": "Zoë Wolf (South)", "a": "Zoë Wolf (North, Choir)"}
    assert told.alike == []


def test_who_is_left_without_a_mark_is_the_other() -> None:
    names = {"a": "Zoë Wolf", "b": "Zoe Wolf"}

    assert tell_apart(Language.EN, names, {"a": ["North"]}).names == {
        "a": "Zoë Wolf (North)",
        "b": "Zoe Wolf (the other one)",
    }


def test_those_whom_nothing_tells_apart_are_numbered_and_counted() -> None:
    names = dict.fromkeys(["a", "b", "c"], "Zoë Wolf")

    told = tell_apart(Language.NL, names, {"a": ["North"], "b": ["North"], "c": ["South"]})

    assert told.names == {"a": "Zoë Wolf (1 van 2)", "b": "Zoë Wolf (2 van 2)", "c": "Zoë Wolf (South)"}
    assert told.alike == [Alike("Zoë Wolf", 2)]


def test_no_two_are_ever_called_the_same() -> None:
    names = {str(number): "Zoë Wolf" for number in range(5)}
    marks = {"0": ["North"], "1": ["North", "Choir"], "2": ["Choir"], "3": []}

    called = tell_apart(Language.EN, names, marks).names

    assert len({*called.values()}) == len(names)
