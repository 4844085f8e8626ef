"""The sentences that the code says, found where they stand: in the calls that say them."""

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

# The arguments by which a function is given a sentence to say.
TEMPLATES = ("sentence", "singular")

Scope = ast.Module | ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Said:
    """Where something is said, and what; None when it is put together where the program runs."""

    where: str
    sentences: list[str] | None


@dataclass(frozen=True)
class Source:
    """One file."""

    path: Path

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.path.read_text(encoding="utf-8"))

    def calls(self) -> Iterator[tuple[ast.Call, Sequence[Scope]]]:
        """Every call, with the module and the functions it stands in, outermost first."""
        yield from _calls(self.tree, (self.tree,))


def said_in(sources: Sequence[Source], places: Mapping[str, int]) -> list[Said]:
    """What is said by what `places` names, each with the place of its sentence, and by who passes a sentence on."""
    every = {**_passing_on(sources), **places}
    found: list[Said] = []
    for source in sources:
        for call, within in source.calls():
            name = getattr(call.func, "id", None) or getattr(call.func, "attr", "")
            place = every.get(name, len(call.args))
            if place < len(call.args):
                sentences = _written_out(call.args[place], within)
                if sentences is not None or name in places:
                    found.append(Said(f"{source.path.name}:{call.lineno}", sentences))
    return found


def _calls(node: ast.AST, within: Sequence[Scope]) -> Iterator[tuple[ast.Call, Sequence[Scope]]]:
    for each in ast.iter_child_nodes(node):
        if isinstance(each, ast.Call):
            yield each, within
        yield from _calls(each, (*within, each) if isinstance(each, Scope) else within)


def _passing_on(sources: Sequence[Source]) -> dict[str, int]:
    """The functions that are given a sentence, with the place of it among their arguments."""
    found: dict[str, int] = {}
    for source in sources:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name != "__init__":
                names = _parameters(node)
                place = next((at for at, each in enumerate(names) if each in TEMPLATES), None)
                if place is not None:
                    found[node.name] = place - (names[0] in ("self", "cls"))
    return found


def _parameters(scope: Scope) -> list[str]:
    return [] if isinstance(scope, ast.Module) else [each.arg for each in (*scope.args.posonlyargs, *scope.args.args)]


def _written_out(given: ast.expr, within: Sequence[Scope]) -> list[str] | None:
    """The sentences that an argument stands for; none where a sentence is passed on, which is found where it began."""
    if isinstance(given, ast.Constant) and isinstance(given.value, str):
        return [given.value]
    if isinstance(given, ast.IfExp):
        return _all_of([given.body, given.orelse], within)
    if isinstance(given, ast.Name):
        for scope in reversed(within):
            if values := _assigned(scope, given.id):
                return _all_of(values, within)
            if given.id in _parameters(scope):
                return [] if given.id in TEMPLATES else None
    return None


def _all_of(values: Sequence[ast.expr], within: Sequence[Scope]) -> list[str] | None:
    every = [_written_out(each, within) for each in values]
    return None if None in every else [text for texts in every for text in texts or ()]


def _assigned(scope: ast.AST, name: str) -> list[ast.expr]:
    """What a name stands for in a module or function, not in the functions within."""
    found: list[ast.expr] = []
    for node in ast.iter_child_nodes(scope):
        if isinstance(node, ast.Assign) and any(getattr(each, "id", "") == name for each in node.targets):
            found.append(node.value)
        if not isinstance(node, Scope | ast.ClassDef):
            found += _assigned(node, name)
    return found
