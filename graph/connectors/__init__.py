"""Connectors: who holds the network of an area together, and how sure that is."""

from graph.connectors.answer import Brokerage, Connector, ConnectorMeasure, Connectors
from graph.connectors.question import connectors

__all__ = ["Brokerage", "Connector", "ConnectorMeasure", "Connectors", "connectors"]
