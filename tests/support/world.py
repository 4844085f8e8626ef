"""A small random graph that holds every node, every tie and every property of the model, with gaps and duplicates."""

import random
from typing import Any

from graph.database import Database
from graph.model import NODES, TIES, NodeType, Property, TieType, ValueKind
from graph.model.ties import PARTY
from tests.support.graph import draw, wipe

WORDS = ["aap", "noot", "mies", "Zoë's koor", 'een "vraag"', "tuin & groen", "fiets"]
PER_LABEL = 9


async def draw_world(database: Database, seed: int = 1) -> None:
    """Writes the graph in place of what was there; the same for the same seed."""
    await wipe(database)
    chance = random.Random(seed)
    ids = {node.label: [f"{node.label.lower()}:{number}" for number in range(PER_LABEL)] for node in NODES}
    for node in NODES:
        rows = [_node(chance, node, node_id) for node_id in ids[node.label]]
        labels = f"Entity:{node.label}" + (":Party" if node.label in PARTY else "")
        await draw(
            database,
            f"UNWIND $rows AS row CREATE (n:{labels}) SET n = row.plain {_temporal(node.properties)}",
            rows=rows,
        )
    for tie in TIES:
        rows = _ties(chance, tie, ids)
        await draw(
            database,
            "UNWIND $rows AS row MATCH (a:Entity {id: row.start}), (b:Entity {id: row.end}) "
            f"CREATE (a)-[n:{tie.type}]->(b) SET n = row.plain {_temporal(tie.properties)}",
            rows=rows,
        )


def _temporal(properties: tuple[Property, ...]) -> str:
    functions = {ValueKind.DAY: "date", ValueKind.MOMENT: "datetime"}
    sets = [
        f"n.{each.name} = {functions[each.kind]}(row.dated.{each.name})"
        for each in properties
        if each.kind in functions
    ]
    return f"SET {', '.join(sets)}" if sets else ""


def _node(chance: random.Random, node: NodeType, node_id: str) -> dict[str, Any]:
    row = _row(chance, node.properties)
    row["plain"]["id"] = node_id
    return row


def _ties(chance: random.Random, tie: TieType, ids: dict[str, list[str]]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for number in range(18):
        start = chance.choice(ids[chance.choice(tie.starts)])
        end = chance.choice(ids[chance.choice(tie.ends)])
        if start != end:
            row = {**_row(chance, tie.properties), "start": start, "end": end}
            row["plain"]["id"] = f"{tie.type.lower()}:{number}"
            rows.append(row)
    return rows


def _row(chance: random.Random, properties: tuple[Property, ...]) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    dated: dict[str, Any] = {}
    for each in properties:
        if not each.is_required and chance.random() < 0.4:
            continue
        target = dated if each.kind in (ValueKind.DAY, ValueKind.MOMENT) else plain
        target[each.name] = (
            [_value(chance, each) for _ in range(chance.randrange(3))] if each.is_list else _value(chance, each)
        )
    return {"plain": plain, "dated": dated}


def _value(chance: random.Random, each: Property) -> Any:
    day = f"20{chance.randrange(23, 28)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    if each.choices:
        return chance.choice(list(each.choices)).value
    return {
        ValueKind.ID: f"organisation:{chance.randrange(PER_LABEL)}",
        ValueKind.LINE: chance.choice(WORDS),
        ValueKind.TEXT: "\n".join(chance.sample(WORDS, 2)),
        ValueKind.NUMBER: chance.randrange(1, 6),
        ValueKind.DECIMAL: chance.choice([52.0, 52.09, -1.5e-7]),
        ValueKind.FLAG: chance.random() < 0.5,
        ValueKind.DAY: day,
        ValueKind.PARTIAL_DAY: day[: chance.choice([4, 7, 10])],
        ValueKind.MOMENT: f"{day}T{chance.randrange(24):02}:{chance.choice(['00', '30'])}+0{chance.randrange(1, 3)}:00",
    }[each.kind]
