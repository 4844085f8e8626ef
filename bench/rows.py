"""The rows of the table that a run prints."""

from dataclasses import dataclass

HEADER = (
    "| question | ours p50 | ours p99 | reference p50 | reference p99 | ours / reference | p99 / p50 | goal | met |\n"
    "|---|---|---|---|---|---|---|---|---|"
)


@dataclass(frozen=True)
class Timing:
    """Median and 99th percentile, in milliseconds."""

    median: float
    p99: float


@dataclass(frozen=True)
class Row:
    """One figure: our answer, what it is held against, and the goal.

    The reference is the same statements by the raw driver, or the bare library call on the same snapshot; None where
    the goal is a number of its own. `is_met` is None where no goal is stated.
    """

    name: str
    ours: Timing
    reference: Timing | None
    goal: str
    is_met: bool | None

    def text(self) -> str:
        """The row as Markdown."""
        reference = self.reference
        cells = [
            self.name,
            f"{self.ours.median:.2f}",
            f"{self.ours.p99:.2f}",
            f"{reference.median:.2f}" if reference else "",
            f"{reference.p99:.2f}" if reference else "",
            f"{self.ours.median / reference.median:.2f}" if reference else "",
            f"{self.ours.p99 / self.ours.median:.1f}",
            self.goal,
            {True: "yes", False: "no", None: ""}[self.is_met],
        ]
        return f"| {' | '.join(cells)} |"
