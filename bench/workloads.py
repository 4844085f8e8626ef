"""What is measured: questions with changing ids, so that no single row is hot."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bench.ground import Sample

CARD = """query ($id: ID!) { person(id: $id) {
  id name sortName roles languages version livesIn { id name }
  affiliations(first: 5) { edges { tie { role since } node { id name } } } } }"""
FLAT = """{ people(first: 100) { nodes {
  id name sortName roles languages mayBeAsked pausedUntil inactiveSince version updatedAt source } } }"""
NESTED = """{ people(first: 1000) { nodes { id name sortName roles mayBeAsked version
  livesIn { id name } affiliations(first: 2) { nodes { id name kind } } } } }"""
CHAIN = """query ($from: ID!, $to: ID!, $count: Int!) { chains(from: $from, to: $to, count: $count) {
  isCut chains { length cost steps { from { id name } to { id name } kind why } } } }"""
CONNECTORS = """query ($area: ID!) { connectors(area: $area, first: 10) {
  people ties largestGroup connectors { rank betweenness contacts constraint person { id name } } } }"""
MATCHES = """query ($need: ID!) { matches(need: $need, first: 20) {
  score load party { id name } talent { id labelNl } } }"""

Variables = Callable[[int], dict[str, Any]]


@dataclass(frozen=True)
class Workload:
    """One question, its variables for the n-th time, how often it is asked, and the goal it is held against."""

    name: str
    text: str
    variables: Variables
    times: int
    goal: str
    is_met: Callable[[float, float], bool]


def workloads(sample: Sample) -> list[Workload]:
    """All that is measured; milliseconds, medians, `ours` over HTTP and `raw` by the driver."""

    def of(values: list[Any], number: int) -> Any:
        return values[number % len(values)]

    def chain(count: int) -> Variables:
        return lambda number: {"from": of(sample.pairs, number)[0], "to": of(sample.pairs, number)[1], "count": count}

    within = "≤ raw + 0.8 ms"
    return [
        Workload(
            "person card",
            CARD,
            lambda number: {"id": of(sample.people, number)},
            600,
            within,
            lambda ours, raw: ours <= raw + 0.8,
        ),
        Workload("flat list of 100", FLAT, lambda _: {}, 400, "≤ 1.3 × raw", lambda ours, raw: ours <= 1.3 * raw),
        Workload("nested list of 1,000", NESTED, lambda _: {}, 60, "≤ 1.5 × raw", lambda ours, raw: ours <= 1.5 * raw),
        Workload("1 chain", CHAIN, chain(1), 600, within, lambda ours, raw: ours <= raw + 0.8),
        Workload("5 chains", CHAIN, chain(5), 600, within, lambda ours, raw: ours <= raw + 0.8),
        Workload(
            "connectors of 500 people",
            CONNECTORS,
            lambda _: {"area": sample.area},
            300,
            "≤ 100 ms warm",
            lambda ours, _: ours <= 100,
        ),
        Workload(
            "matches of a need",
            MATCHES,
            lambda number: {"need": of(sample.needs, number)},
            150,
            "",
            lambda _ours, _raw: True,
        ),
    ]
