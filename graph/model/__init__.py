"""The graph model, declared once: the loader, the changes, the reading and the GraphQL types all follow it."""

from graph.model.nodes import NODES
from graph.model.ties import TIES
from graph.model.values import DataClass, NodeType, Property, TieField, TieType, ValueKind

NODE: dict[str, NodeType] = {node.label: node for node in NODES}
TIE: dict[str, TieType] = {tie.type: tie for tie in TIES}

__all__ = ["NODE", "NODES", "TIE", "TIES", "DataClass", "NodeType", "Property", "TieField", "TieType", "ValueKind"]
