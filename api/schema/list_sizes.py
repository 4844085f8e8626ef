"""How long the lists of an answer may be; all that are out of bounds are told at once, before anything is read."""

from api.schema.entities import ROOT_LISTS, ROOT_PAGE_LIMIT, TIE_PAGE_LIMIT
from graph.errors import InvalidInput
from graph.projection import Selected

_AT_TOP = frozenset(node.plural for node in ROOT_LISTS)


def check_list_sizes(selected: Selected) -> None:
    """InvalidInput when a list, at any depth, is asked for that may not be empty or is too long; it names them all.

    The lists that a question itself gives, such as `chains`, have limits of their own, which the question checks.
    """
    asked = [(selected, ROOT_PAGE_LIMIT)] if selected.name in _AT_TOP else []
    asked += [(each, TIE_PAGE_LIMIT) for each in selected.children.pages]
    wrong = [
        (each.name, first, most)
        for each, most in asked
        if isinstance(first := each.arguments.get("first"), int) and not 1 <= first <= most
    ]
    if len({*wrong}) == 1:
        of, given, highest = wrong[0]
        sentence = "`first` of {of} is {given}; give a number from 1 to {highest}."
        raise InvalidInput(sentence, of=of, given=given, highest=highest)
    if wrong:
        sentence = "`first` is out of bounds in several lists; give numbers within those in brackets: {lists}."
        told = tuple(f"{of} {given} (1–{highest})" for of, given, highest in dict.fromkeys(wrong))
        raise InvalidInput(sentence, lists=told)
