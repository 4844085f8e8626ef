"""Every sentence for people has its Dutch, also what is said when something is refused."""

import ast
import string

import pytest

from api.reading.misspelt import UnfitInDocument
from graph.database import _BY_CLASS, _BY_CODE  # pyright: ignore[reportPrivateUsage]
from graph.errors import SchakelError, StatementError
from graph.model.kinds import Language
from graph.nouns import NOUNS
from graph.words import _catalogue, say, say_many  # pyright: ignore[reportPrivateUsage]
from tests.support.sentences import Said, Source, said_in
from tests.support.statement_files import ROOT, python_files

# The functions of `graph.words`, and the methods that pass a sentence on to them.
SAYING = ("say", "say_many", "many", "about")
# What says every word that it is given.
HEADING = "headings"


def _name(function: ast.expr) -> str:
    return getattr(function, "id", None) or getattr(function, "attr", "")


def sentences() -> list[str]:
    """The sentence in every call that says one."""
    found: list[str] = []
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in (*SAYING, HEADING):
                told = [
                    each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)
                ]
                found += told if _name(node.func) == HEADING else told[:1]
    return sorted(set(found))


def test_tables_print_only_what_is_said_in_the_language() -> None:
    """A heading or line that is written out where it is printed would stay English."""
    plain = [
        f"{path.name}:{node.lineno}"
        for path in python_files()
        if path.name.endswith("_tables.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and _name(node.func) in ("print_table", "print_line", "print_paragraph")
        and node.args
        and any(letter.isalpha() for letter in _written_out(node.args[0]))
    ]

    assert not plain


def _written_out(shown: ast.expr) -> str:
    """The text that stands in the code itself, without what is filled in or said."""
    if isinstance(shown, ast.JoinedStr):
        return "".join(_written_out(each) for each in shown.values)
    if isinstance(shown, ast.Tuple | ast.List):
        return "".join(_written_out(each) for each in shown.elts)
    return shown.value if isinstance(shown, ast.Constant) and isinstance(shown.value, str) else ""


def test_every_sentence_stands_in_the_dutch_catalogue() -> None:
    dutch = _catalogue(Language.NL)
    assert not [each for each in sentences() if each not in dutch]


# Where the sentence stands among the arguments of an error; that of a wrong statement file reaches nobody who asks, and
# what does not fit a document is said by the error within.
UNSEEN = (StatementError, *StatementError.__subclasses__(), UnfitInDocument)
SENTENCE = {"UnfitValue": 1, "Refused": 2}


def _errors(kind: type[SchakelError] = SchakelError) -> list[type[SchakelError]]:
    below = [each for direct in kind.__subclasses__() for each in _errors(direct)]
    return [kind, *below] if kind not in UNSEEN else []


def refusals() -> list[Said]:
    """What is said by every error of the graph and of the API."""
    places = {each.__name__: SENTENCE.get(each.__name__, 0) for each in _errors()}
    sources = [Source(path) for path in python_files() if path.relative_to(ROOT).parts[0] in ("graph", "api")]
    return said_in(sources, places)


def test_every_error_is_a_sentence_that_is_written_out() -> None:
    """A sentence that is put together where it is raised is in no catalogue, and braces in what was given break it."""
    found = refusals()

    assert len(found) > 100
    assert not [each.where for each in found if each.sentences is None]


def test_every_error_stands_in_the_dutch_catalogue() -> None:
    found = {text for each in refusals() for text in each.sentences or ()}
    found |= {said for _, kind, said in (*_BY_CODE, *_BY_CLASS) if kind is not StatementError} | set(NOUNS.values())

    assert not sorted(found - _catalogue(Language.NL).keys() - {"{said}", "{faults}"})


@pytest.mark.parametrize("singular", sorted(_catalogue(Language.NL)))
def test_the_dutch_uses_the_same_facts(singular: str) -> None:
    def facts(text: str) -> set[str]:
        return {name + (how or "") for _, name, _, how in string.Formatter().parse(text) if name}

    for form in _catalogue(Language.NL)[singular]:
        assert facts(form) - {"count"} == facts(singular) - {"count"}


def test_a_sentence_without_dutch_is_said_in_english() -> None:
    assert say(Language.NL, "Nothing like {name}.", name="this") == "Nothing like this."
    assert say_many(Language.EN, "{count} person", "{count} people", 2) == "2 people"
    assert say_many(Language.EN, "{count} person", "{count} people", 1) == "1 person"


def test_numbers_in_sentences_are_written_as_in_tables() -> None:
    many = "{count} tie joins them.", "{count} ties join them."

    assert "11.304" in say_many(Language.NL, *many, 11_304)
    assert say_many(Language.EN, *many, 11_304) == "11,304 ties join them."
    assert say_many(Language.EN, *many, 999) == "999 ties join them."


def test_what_is_refused_names_numbers_as_they_are_given() -> None:
    assert SchakelError("At most {most}.", most=1000).text(Language.NL) == "At most 1000."
