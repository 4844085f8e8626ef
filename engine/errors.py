"""The errors of the embedded engine; every message is one line that says what is wrong and what to do."""

from graph.errors import SchakelError


class EngineError(SchakelError):
    """The embedded Neo4j cannot be fetched, started, stopped, saved or restored."""

    code = "ENGINE_FAILED"
