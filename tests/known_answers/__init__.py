"""The networks with known answers, read from the files beside this one."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent

Tie = tuple[str, str, float]


@dataclass(frozen=True)
class Known:
    """A network and its values; `groups` is empty where it has none, a tie without value has 1."""

    name: str
    nodes: tuple[str, ...]
    ties: tuple[Tie, ...]
    weights: tuple[Tie, ...]
    groups: dict[str, str]
    members: frozenset[str]
    expected: dict[str, Any]
    tolerance: float


def known_networks() -> list[Known]:
    """Every network of the folder, with its variants."""
    return [known for path in sorted(FOLDER.glob("*.json")) for known in _in_file(json.loads(path.read_text("utf-8")))]


def _in_file(data: dict[str, Any]) -> Iterator[Known]:
    if "fixtures" in data:
        for each in data["fixtures"]:
            yield _known(each)
        return
    yield _known(data)
    if "without_isolates" in data:
        dropped = set(data["without_isolates"]["drop"])
        nodes = [each for each in data["nodes"] if each["id"] not in dropped]
        expected = data["without_isolates"]["expected"]
        yield _known({**data, "name": f"{data['name']}, without isolates", "nodes": nodes, "expected": expected})
    if "projection_women" in data:
        yield _known({**data, **data["projection_women"], "name": f"{data['name']}, women"})
    if "faction_variant" in data:
        nodes = [{"id": each["id"], "group": each["faction"]} for each in data["nodes"]]
        expected = data["faction_variant"]["expected"]
        yield _known({**data, "name": f"{data['name']}, factions", "nodes": nodes, "expected": expected})


def _known(data: dict[str, Any]) -> Known:
    ties = tuple(_tie(each) for each in data["ties"])
    nodes = data["nodes"]
    return Known(
        data["name"],
        tuple(each["id"] for each in nodes),
        ties,
        tuple(_tie(each) for each in data.get("weights", data["ties"])),
        {each["id"]: each["group"] for each in nodes if "group" in each},
        frozenset(each["id"] for each in nodes if each.get("mode") == "woman"),
        data["expected"],
        data["tolerance"],
    )


def _tie(values: list[Any]) -> Tie:
    first, second, *weight = values
    return first, second, float(weight[0]) if weight else 1.0
