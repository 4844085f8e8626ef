"""What a load did to the graph, counted by rows."""

from dataclasses import dataclass, field


@dataclass
class Effects:
    """The numbers of the rows that made something new, that changed something, and that met an end that was gone."""

    new: set[int] = field(default_factory=set[int])
    changed: set[int] = field(default_factory=set[int])
    lost: int = 0

    @property
    def has_any(self) -> bool:
        """Whether anything changed at all."""
        return bool(self.new or self.changed)

    def add(self, other: "Effects") -> None:
        """Takes in the effects of more rows of the same file."""
        self.new |= other.new
        self.changed |= other.changed
        self.lost += other.lost
