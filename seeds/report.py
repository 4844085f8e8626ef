"""What a load did, for people and programs."""

from dataclasses import asdict, dataclass
from pathlib import Path

from seeds.problems import Problem


@dataclass(frozen=True)
class FileReport:
    """The rows of one file: an entity counts as changed when its own cells or the ties in its columns did."""

    file: str
    rows: int
    new: int
    changed: int
    unchanged: int
    refused: int


@dataclass(frozen=True)
class LoadReport:
    """What a load did, or, of a trial run, what is wrong with the folder (then nothing is new or changed)."""

    files: tuple[FileReport, ...]
    is_trial: bool
    problems: tuple[Problem, ...]
    """At most 1,000 of them."""
    problem_count: int
    refused_folder: Path | None
    """Where the refused rows are, to be mended and loaded again."""
    lost: int
    """Ties that could not be stored because somebody removed one of their ends during the load."""

    @property
    def new(self) -> int:
        """Rows that made something new."""
        return sum(each.new for each in self.files)

    @property
    def changed(self) -> int:
        """Rows that changed something."""
        return sum(each.changed for each in self.files)

    @property
    def refused(self) -> int:
        """Rows that could not be used."""
        return sum(each.refused for each in self.files)

    def as_data(self) -> dict[str, object]:
        """The report for programs."""
        refused = str(self.refused_folder) if self.refused_folder else None
        return {**asdict(self), "refused_folder": refused}
