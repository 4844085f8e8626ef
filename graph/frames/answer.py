"""What the question `graphFrames` answers; the names of the columns are Grafana's."""

from dataclasses import dataclass
from datetime import date

from graph.answers import Ref, entity, figure


@dataclass(frozen=True)
class GraphNode:
    """One circle of Grafana's node graph. The parts of its border (`arc__…`) add up to 1."""

    id: str = figure("The id of the person or organisation.")
    title: str = figure("What it is called, as far as you may see it.")
    subtitle: str = figure("What group a person belongs to, or that it is an organisation.")
    mainstat: float = figure("The number of contacts in this network.")
    secondarystat: float = figure("How many pairs of others lose every way to each other without this one.")
    color: str = figure("A colour for the group.")
    node_radius: int = figure("A size that grows with the contacts, from 20 to 60.")
    arc__residents: float = figure("The share of the contacts who are residents.")
    arc__volunteers: float = figure("The share of the contacts who are volunteers.")
    arc__professionals: float = figure("The share of the contacts who are professionals.")
    arc__officials: float = figure("The share of the contacts who are officials.")
    arc__others: float = figure("The share of the contacts who are something else, or organisations.")
    arc__unknown: float = figure("1 where no tie is known: unknown, which is not the same as none.")
    detail__group: int = figure("The number of the connected group, the largest is 1; 0 where no tie is known.")
    detail__may_be_asked: bool = figure("Whether this one may be asked now.")


@dataclass(frozen=True)
class GraphEdge:
    """One line of Grafana's node graph."""

    id: str = figure("An id for the line: those of its ends.")
    source: str = figure("The id of the one end.")
    target: str = figure("The id of the other end.")
    mainstat: float = figure("The strength of the tie, 1 to 5; the lowest where it is not known.")
    secondarystat: str = figure("By which ties they are joined.")
    thickness: int = figure("How thick the line is drawn, 1 to 5.")
    stroke_dasharray: str = figure("How the line is drawn: solid, or dashed where it is known by hearsay only.")


@dataclass(frozen=True)
class GraphFrames:
    """The network of an area in two flat tables, those with most contacts first."""

    area: Ref = entity("Location", "The area asked for.")
    nodes: list[GraphNode] = figure("The people and organisations, those with most contacts first.")
    edges: list[GraphEdge] = figure("The ties between them.")
    people: int = figure("How many people the whole network counts.")
    ties: int = figure("How many ties the whole network counts, parallel ties once.")
    without_known_tie: int = figure("How many people have no known tie: unknown, which is not the same as lonely.")
    reporters: int = figure("How many people told these ties.")
    is_cut: bool = figure("Whether there are more nodes or ties than are given.")
    as_of: date = figure("The day for which this holds.")
    revision: int = figure("The number of the last change of the graph that this takes into account.")
    explanation: str = figure("How much is shown and known, in plain words.")
