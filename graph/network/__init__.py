"""What the questions about the network of an area share: whose network it is, and how complete the knowledge is."""

from graph.network.coverage import Coverage, coverage_of, tell_coverage, tell_ties
from graph.network.leaving import Leaving, read_leaving
from graph.network.narrowing import (
    MOST_NAMED,
    USUAL_TIES,
    check_members,
    check_roles,
    leaving_out,
    with_known_tie,
    with_roles,
)
from graph.network.remembering import remembered

__all__ = [
    "MOST_NAMED",
    "USUAL_TIES",
    "Coverage",
    "Leaving",
    "check_members",
    "check_roles",
    "coverage_of",
    "leaving_out",
    "read_leaving",
    "remembered",
    "tell_coverage",
    "tell_ties",
    "with_known_tie",
    "with_roles",
]
