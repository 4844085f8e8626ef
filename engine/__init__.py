"""The embedded Neo4j, fetched, started and stopped by Schakel itself: no Docker and no Java needed."""

from engine.errors import EngineError
from engine.fetch import fetch
from engine.offline import CheckReport
from engine.options import EngineAddress, EngineOptions, OnProgress, Progress
from engine.server import Engine

__all__ = ["CheckReport", "Engine", "EngineAddress", "EngineError", "EngineOptions", "OnProgress", "Progress", "fetch"]
