"""The ids of what a file gives no id: the same facts get the same id on every machine and in every load."""

from collections.abc import Iterable
from hashlib import blake2b

from graph.changes.rules import key_of
from graph.model import TIE

KEYS: dict[str, tuple[str, ...]] = {name: key_of(tie) for name, tie in TIE.items()}
"""Per type of tie, the properties that tell two ties between the same ends apart, besides `since`."""
BASIS_KEY = ("dataClass", "ground", "purpose", "since")


def tie_id(type_: str, start: str, end: str, key: Iterable[object] = (), since: object = None) -> str:
    """The id of a tie, made from its type, ends, beginning and the properties of its key."""
    return _digest(type_, start, end, *key, since)


def basis_id(person: str, key: Iterable[object]) -> str:
    """The id of a legal basis, made from the person and what `BASIS_KEY` names."""
    return _digest("LegalBasis", person, *key)


def _digest(*parts: object) -> str:
    text = "\x1f".join("" if part is None else str(part) for part in parts)
    return blake2b(text.encode(), digest_size=16).hexdigest()
