"""Statements for one type of tie each. A file stands for KNOWS (or WITHIN); here, and only here, the others are made.

A type in a statement cannot be a parameter where an index on the ties of that type, or their count, is to be used.
"""

from dataclasses import replace

from graph.model import TIE
from graph.statements import Row, Statement

_WRITTEN_FOR = (":KNOWS", ":WITHIN")


def for_tie(statement: Statement[Row], type_: str) -> Statement[Row]:
    """The statement for the ties of this type of the model."""
    body = statement.body
    for written in _WRITTEN_FOR:
        body = body.replace(written, f":{TIE[type_].type}")
    return replace(statement, name=f"{statement.name}/{type_}", body=body)
