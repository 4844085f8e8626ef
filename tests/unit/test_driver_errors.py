"""Every failure of the driver becomes one of ours."""

import inspect

import pytest
from neo4j import exceptions

from graph.database import translate
from graph.errors import Conflict, DatabaseUnavailable, LimitExceeded, ReadOnly, SchakelError

CLASSES = [
    each
    for _, each in inspect.getmembers(exceptions, inspect.isclass)
    if issubclass(each, exceptions.Neo4jError | exceptions.DriverError)
]


@pytest.mark.parametrize("kind", CLASSES, ids=lambda each: each.__name__)
def test_every_class_of_the_driver_is_mapped(kind: type[Exception]) -> None:
    error = kind.__new__(kind)
    assert isinstance(translate(error), SchakelError)


def with_code(code: str) -> exceptions.Neo4jError:
    """A failure as the server reports it."""
    return exceptions.Neo4jError._hydrate_neo4j(code=code, message="secret")  # pyright: ignore


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("Neo.ClientError.Transaction.TransactionTimedOut", LimitExceeded),
        ("Neo.ClientError.Schema.ConstraintValidationFailed", Conflict),
        ("Neo.TransientError.Transaction.DeadlockDetected", Conflict),
        ("Neo.ClientError.General.WriteOnReadOnlyAccessDatabase", ReadOnly),
        ("Neo.ClientError.Security.Forbidden", ReadOnly),
        ("Neo.TransientError.General.DatabaseUnavailable", DatabaseUnavailable),
    ],
)
def test_a_code_of_the_server_decides_before_its_class(code: str, kind: type[SchakelError]) -> None:
    translated = translate(with_code(code))
    assert isinstance(translated, kind)
    assert "secret" not in translated.message


def test_what_is_not_a_failure_of_the_driver_is_not_hidden() -> None:
    with pytest.raises(KeyError):
        translate(KeyError("a"))
