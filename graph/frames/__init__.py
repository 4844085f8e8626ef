"""The network of an area as flat tables, in the columns of Grafana's node graph."""

from graph.frames.answer import GraphEdge, GraphFrames, GraphNode
from graph.frames.question import graph_frames

__all__ = ["GraphEdge", "GraphFrames", "GraphNode", "graph_frames"]
