"""Names that the schema does not have: what is told of them, and what it costs."""

import json
import sys
from types import FrameType
from typing import Any

import pytest
from graphql import GraphQLError, GraphQLSchema
from graphql.execution.values import get_variable_values

from api.errors import formatted
from api.reading.documents import Documents
from api.reading.misspelt import told
from api.schema.build import build_route
from graph.misspelt import Misspelt, check_name
from graph.model.kinds import Language


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    """The schema that is served."""
    return build_route().schema


def refusal(schema: GraphQLSchema, document: str) -> GraphQLError:
    error = Documents(schema).get(document).error
    assert error is not None
    return error


@pytest.mark.parametrize(
    ("document", "english", "dutch", "meant"),
    [
        (
            "{ people { nodes { nome } } }",
            "Cannot query field 'nome' on type 'Person'. Did you mean 'name' or 'homes'?",
            "Het type 'Person' heeft geen veld 'nome'. Bedoelt u 'name' of 'homes'?",
            ["name", "homes"],
        ),
        (
            "{ xyzzy }",
            "Cannot query field 'xyzzy' on type 'Query'.",
            "Het type 'Query' heeft geen veld 'xyzzy'.",
            [],
        ),
        (
            '{ entity(id: "a") { ownerOfVenue: mayBeAsked } }',
            "Cannot query field 'mayBeAsked' on type 'Entity'. Did you mean to ask it of 'Person', with `... on`?",
            "Het type 'Entity' heeft geen veld 'mayBeAsked'. Bedoelt u het te vragen van 'Person', met `... on`?",
            ["Person"],
        ),
        (
            "{ people(fist: 3) { nodes { name } } }",
            "Unknown argument 'fist' on 'Query.people'. Did you mean 'first'?",
            "'Query.people' heeft geen argument 'fist'. Bedoelt u 'first'?",
            ["first"],
        ),
        (
            "{ people { nodes { name @skip(fi: true, if: true) } } }",
            "Unknown argument 'fi' on '@skip'. Did you mean 'if'?",
            "'@skip' heeft geen argument 'fi'. Bedoelt u 'if'?",
            ["if"],
        ),
        (
            "{ people(filter: { rols: [VOLUNTEER] }) { nodes { name } } }",
            "Unknown field 'rols' in a value of type 'PersonFilter'. Did you mean 'roles'?",
            "Een waarde van het type 'PersonFilter' heeft geen veld 'rols'. Bedoelt u 'roles'?",
            ["roles"],
        ),
        (
            "{ people(orderBy: NAAM) { nodes { name } } }",
            "'NAAM' is no value of 'PersonOrder'. Did you mean 'NAME'?",
            "'NAAM' is geen waarde van 'PersonOrder'. Bedoelt u 'NAME'?",
            ["NAME"],
        ),
        (
            "{ people(orderBy: SHOE_SIZE) { nodes { name } } }",
            "'SHOE_SIZE' is no value of 'PersonOrder'. Give 'NAME', 'NAME_DESC', or 'UPDATED_AT_DESC'.",
            "'SHOE_SIZE' is geen waarde van 'PersonOrder'. Geef 'NAME', 'NAME_DESC' of 'UPDATED_AT_DESC'.",
            [],
        ),
        (
            "{ people(filter: { shoeSize: 40 }) { nodes { name } } }",
            "Unknown field 'shoeSize' in a value of type 'PersonFilter'. Give 'area', 'roles', 'talent', "
            "'organisation', 'meeting', 'hasOpenNeed', 'text', or 'activeOn'.",
            "Een waarde van het type 'PersonFilter' heeft geen veld 'shoeSize'. Geef 'area', 'roles', 'talent', "
            "'organisation', 'meeting', 'hasOpenNeed', 'text' of 'activeOn'.",
            [],
        ),
        (
            "{ people(last: 3) { nodes { name } } }",
            "Unknown argument 'last' on 'Query.people'. Give 'filter', 'orderBy', 'first', or 'after'.",
            "'Query.people' heeft geen argument 'last'. Geef 'filter', 'orderBy', 'first' of 'after'.",
            [],
        ),
        (
            '{ people(orderBy: "NAME") { nodes { name } } }',
            "A value of 'PersonOrder' stands without quotation marks; given: \"NAME\". Did you mean 'NAME'?",
            "Een waarde van 'PersonOrder' staat zonder aanhalingstekens; gegeven: \"NAME\". Bedoelt u 'NAME'?",
            ["NAME"],
        ),
        (
            "{ goals { nodes { ... on Persn { name } } } }",
            "Unknown type 'Persn'. Did you mean 'Person' or 'Party'?",
            "Het type 'Persn' bestaat niet. Bedoelt u 'Person' of 'Party'?",
            ["Person", "Party"],
        ),
    ],
)
def test_a_misspelt_name_is_told_with_those_that_are_near(
    schema: GraphQLSchema, document: str, english: str, dutch: str, meant: list[str]
) -> None:
    error = refusal(schema, document)

    assert formatted(error, Language.EN)["message"] == english
    answer = formatted(error, Language.NL)
    assert answer["message"] == dutch
    assert answer["extensions"]["code"] == "GRAPHQL"
    assert answer["extensions"]["facts"]["meant"] == meant
    assert answer["locations"]


@pytest.mark.parametrize(
    ("value", "at", "dutch"),
    [
        ({"roles": ["VOLUNTER"]}, "$f.roles[0]", "'VOLUNTER' is geen waarde van 'PersonRole'. Bedoelt u 'VOLUNTEER'?"),
        ({"rols": []}, "$f", "Een waarde van het type 'PersonFilter' heeft geen veld 'rols'. Bedoelt u 'roles'?"),
    ],
)
def test_what_is_misspelt_in_variables_is_told_with_its_place(
    schema: GraphQLSchema, value: Any, at: str, dutch: str
) -> None:
    document = Documents(schema).get("query ($f: PersonFilter) { people(filter: $f) { nodes { name } } }")
    assert document.operation is not None
    errors = get_variable_values(schema, document.operation.variable_definitions or (), {"f": value}, max_errors=1)
    assert isinstance(errors, list)

    answer = formatted(told(errors[0], schema), Language.NL)

    assert answer["message"] == f"{at}: {dutch}"
    assert answer["extensions"]["facts"]["at"] == at


@pytest.mark.parametrize(
    ("value", "english", "dutch"),
    [
        (
            "2026-02-31",
            "'2026-02-31' is not a date. Give a day such as 2026-11-22 or 22-11-2026.",
            "'2026-02-31' is geen datum. Geef een dag zoals 2026-11-22 of 22-11-2026.",
        ),
        (
            "2026-11",
            "'2026-11' is not a full day. Give a day such as 2026-11-22 or 22-11-2026.",
            "'2026-11' is geen volledige dag. Geef een dag zoals 2026-11-22 of 22-11-2026.",
        ),
        (
            20261122,
            "'20261122' is not a date. Give a day such as 2026-11-22 or 22-11-2026.",
            "'20261122' is geen datum. Geef een dag zoals 2026-11-22 of 22-11-2026.",
        ),
    ],
)
def test_a_day_that_is_none_is_told_in_our_words_in_a_document_and_in_its_variables(
    schema: GraphQLSchema, value: Any, english: str, dutch: str
) -> None:
    inline = refusal(schema, "{ people(filter: { activeOn: " + json.dumps(value) + " }) { totalCount } }")
    document = Documents(schema).get("query ($f: PersonFilter) { people(filter: $f) { totalCount } }")
    assert document.operation is not None
    given = {"f": {"activeOn": value}}
    errors = get_variable_values(schema, document.operation.variable_definitions or (), given, max_errors=1)
    assert isinstance(errors, list)
    in_variables = told(errors[0], schema)

    assert formatted(inline, Language.EN)["message"] == english
    assert formatted(inline, Language.NL)["message"] == dutch
    assert formatted(in_variables, Language.NL)["message"] == f"$f.activeOn: {dutch}"
    assert formatted(in_variables, Language.EN)["extensions"] == {
        "code": "GRAPHQL",
        "facts": {"given": str(value), "at": "$f.activeOn"},
    }
    assert formatted(inline, Language.EN)["locations"]


def test_what_is_not_misspelt_stands_as_the_library_says_it(schema: GraphQLSchema) -> None:
    answer = formatted(refusal(schema, "query ($n: Int) { people { nodes { name } } }"), Language.NL)

    assert answer["message"] == "Variable '$n' is never used."
    assert answer["extensions"] == {"code": "GRAPHQL"}


@pytest.mark.parametrize(
    ("given", "english", "dutch", "meant"),
    [
        (
            "resident",
            "measures is 'resident'. Did you mean 'residents'?",
            "measures is 'resident'. Bedoelt u 'residents'?",
            ["residents"],
        ),
        (
            "happiness",
            "measures is 'happiness'. Give 'residents', 'visitors', or 'offers'.",
            "measures is 'happiness'. Geef 'residents', 'visitors' of 'offers'.",
            [],
        ),
    ],
)
def test_a_name_on_no_list_is_told_as_one_of_the_schema_is(
    given: str, english: str, dutch: str, meant: list[str]
) -> None:
    allowed = ["residents", "visitors", "offers"]

    with pytest.raises(Misspelt) as refused:
        check_name("measures", given, allowed)

    assert refused.value.message == english
    assert refused.value.text(Language.NL) == dutch
    assert refused.value.facts == {"argument": "measures", "given": given, "meant": meant, "allowed": allowed}
    assert check_name("measures", "offers", allowed) == "offers"


@pytest.mark.parametrize(
    "document",
    [
        "{ people { nodes { " + " ".join(f"nome{n}" for n in range(980)) + " } } }",
        "{ people(filter: { roles: [" + " ".join(f"VOLUNTER{n}" for n in range(900)) + "] }) { nodes { name } } }",
        "query (" + " ".join(f"$v{n}: PersonFiltr{n}" for n in range(190)) + ") { __typename }",
        "{ people { nodes { " + "n" * 15_000 + " } } }",
    ],
)
def test_a_document_full_of_misspelt_names_is_guessed_at_once_or_twice(schema: GraphQLSchema, document: str) -> None:
    guesses: list[str] = []

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_name == "suggestion_list":
            guesses.append(event)

    sys.setprofile(note)
    try:
        error = refusal(schema, document)
    finally:
        sys.setprofile(None)

    # Each costs some milliseconds; for every name it would be seconds.
    assert len(guesses) <= 4
    assert "\n" not in formatted(error, Language.EN)["message"]
