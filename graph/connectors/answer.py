"""What the question `connectors` answers."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph.answers import Ref, entity, figure


class ConnectorMeasure(StrEnum):
    """By what the connectors are ranked.

    BETWEENNESS: on how many shortest ways between others they lie. CONSTRAINT: how little their contacts know each
    other, lowest first. EFFECTIVE_SIZE: how many contacts lead somewhere new. BROKERAGE: between how many people who
    do not know each other they stand. PAIRS_CUT: how many pairs lose every way to each other without them.
    """

    BETWEENNESS = "BETWEENNESS"
    CONSTRAINT = "CONSTRAINT"
    EFFECTIVE_SIZE = "EFFECTIVE_SIZE"
    BROKERAGE = "BROKERAGE"
    PAIRS_CUT = "PAIRS_CUT"


@dataclass(frozen=True)
class Brokerage:
    """Between which groups somebody stands. Counted are ordered pairs of contacts who do not know each other."""

    within_group: int = figure("Pairs of the person's own group.")
    between_others: int = figure("Pairs of one other group, between whom the person stands as an outsider.")
    to_outside: int = figure("Pairs of one contact in the person's own group and one in another.")
    liaison: int = figure("Pairs of two different groups, neither of them the person's own.")


@dataclass(frozen=True)
class Connector:
    """Somebody who connects others, with what that means."""

    person: Ref = entity("Person", "Who it is.")
    rank: int = figure("The place in the order asked for; equal people share a place.")
    rank_low: int = figure(
        "The best place this person takes when one tie in ten is left out at random (in 95 of 100 draws no better)."
    )
    rank_high: int = figure(
        "The worst place this person takes when one tie in ten is left out at random (in 95 of 100 draws no worse)."
    )
    betweenness: float = figure("How many pairs of others find their shortest way through this person.")
    betweenness_share: float = figure("The same as a share of all pairs of others, from 0 to 1.")
    known_share: float = figure(
        "The same as a share of the pairs of others of whom a tie is known, from 0 to 1: what the explanation tells."
    )
    constraint: float | None = figure(
        "How much the person's contacts know each other; low means many openings between them. Null without contacts."
    )
    effective_size: float | None = figure(
        "How many of the contacts lead somewhere that the others do not. Null without contacts."
    )
    efficiency: float | None = figure("The effective size as a share of all contacts. Null without contacts.")
    contacts: int = figure("How many direct contacts this person has in this network.")
    pairs_cut: int = figure("How many pairs of others lose every way to each other when this person leaves.")
    brokerage: Brokerage = figure("Between which groups this person stands.")
    load: int = figure("How much is asked of this person already: open answers and open introductions.")
    reported_by_others_only: bool = figure(
        "Whether all ties of this person were told by others, so that the person may see it differently."
    )
    groups_connected: list[str] = figure(
        "The groups of contacts who do not know each other and whom this person joins; the largest first."
    )
    dependents: list[Ref] = entity("Person", "Who would reach less than half of those they reach now without them.")
    explanation: str = figure("What makes this person a connector, in plain words.")


@dataclass(frozen=True)
class Connectors:
    """Who holds the network of an area together, and how complete the knowledge of it is."""

    area: Ref = entity("Location", "The area asked for.")
    people: int = figure("How many people the network counts.")
    ties: int = figure("How many ties between them are known, parallel ties once.")
    largest_group: int = figure("How many people can reach each other in the largest connected group.")
    without_known_tie: int = figure(
        "How many people have no known tie, also when nobody is taken out: unknown, which is not the same as lonely."
    )
    losing_every_tie: list[Ref] = entity(
        "Person",
        "Who is known to know nobody but those of `without`, in this network and outside it: they are left alone.",
    )
    reporters: int = figure("How many people told these ties.")
    ties_of_unknown_beginning: int = figure("How many of the ties began nobody knows when; they count all the same.")
    is_estimate: bool = figure("Whether figures come from a sample, because the network is large.")
    as_of: date = figure("The day for which this holds.")
    revision: int = figure("The number of the last change of the graph that this takes into account.")
    connectors: list[Connector] = figure("The connectors, the best first.")
    explanation: str = figure("How much is known of this network, in plain words.")
