"""One cell of a file: text into a value that fits the graph, and a value back into text.

Values stand here as JSON holds them (days and moments as ISO text), so that they can be kept and compared as they are.
Whether a value fits its property is told by `graph.model_values` alone.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from graph.model import Property, ValueKind
from graph.model_values import FORMS, ID_PATTERN, stored_value

Value = str | int | float | bool | list[str] | None
Reader = Callable[[str], Value]

_YES = frozenset({"true", "yes", "ja", "waar", "1"})
_NO = frozenset({"false", "no", "nee", "onwaar", "0"})
_WHOLE = re.compile(r"[+-]?\d{1,18}(?:[.,]0+)?")
_DECIMAL = re.compile(r"[+-]?\d{1,12}(?:[.,]\d{1,17})?")
_ELEMENT = re.compile(r"(?:\\.|[^|])+", re.DOTALL)
_ESCAPED = re.compile(r"\\([\\|])")
_FORMULA = re.compile(r"'*[=+@\t\r-]")
_REMEMBERED = 50_000

_REPEATING = (
    ValueKind.DAY,
    ValueKind.PARTIAL_DAY,
    ValueKind.MOMENT,
    ValueKind.CHOICE,
    ValueKind.NUMBER,
    ValueKind.FLAG,
)


def reader(property_: Property) -> Reader:
    """Reads cells of this property that are not empty; raises InvalidInput with what is wrong and what is right."""

    def read(text: str) -> Value:
        return _json(stored_value(property_, _typed_cell(property_, text)))

    if property_.is_list or property_.kind in _REPEATING:
        return _remembering(read)
    if property_.kind is ValueKind.ID:
        return lambda text: text if ID_PATTERN.fullmatch(text) else read(text)
    if property_.kind in (ValueKind.LINE, ValueKind.TEXT) and property_.name not in FORMS:
        # Most cells are short plain text, which needs none of the checks.
        longest = property_.kind.longest
        return lambda text: text if text.isascii() and text.isprintable() and len(text) <= longest else read(text)
    return read


def _remembering(read: Reader) -> Reader:
    known: dict[str, Value] = {}

    def remembered(text: str) -> Value:
        value = known.get(text)
        if value is None:
            value = read(text)
            if len(known) < _REMEMBERED:
                known[text] = value
        return value

    return remembered


def _typed_cell(property_: Property, text: str) -> object:
    if property_.is_list:
        return [_typed(property_, _ESCAPED.sub(r"\1", each).strip()) for each in _ELEMENT.findall(text)]
    return _typed(property_, text)


def _typed(property_: Property, text: str) -> object:
    """The text as the type that the property takes; as it stands where it cannot be read as one."""
    kind = property_.kind
    if kind is ValueKind.NUMBER and _WHOLE.fullmatch(text):
        return int(re.split(r"[.,]", text)[0])
    if kind is ValueKind.DECIMAL and _DECIMAL.fullmatch(text):
        return float(text.replace(",", "."))
    if kind is ValueKind.FLAG and text.lower() in _YES | _NO:
        return text.lower() in _YES
    if property_.choices and text.upper() in set(property_.choices):
        return text.upper()
    return text


def _json(value: Any) -> Value:
    return value.isoformat() if isinstance(value, date | datetime) else value


def cell_text(value: object) -> str:
    """A stored value as the text of a cell; `reader` gives the same value back."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return "|".join(str(each).replace("\\", "\\\\").replace("|", "\\|") for each in value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    return repr(value) if isinstance(value, float) else str(value)


def neutral(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe goes before a leading = + - or @."""
    return "'" + text if _FORMULA.match(text) else text


def as_given(text: str) -> str:
    """The text before `neutral` was applied."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
