"""Circles in what must be a tree: places that lie within themselves, talents that fall under themselves."""

from collections.abc import Iterable, Iterator, Mapping


def circles(edges: Mapping[str, Iterable[str]]) -> Iterator[list[str]]:
    """Circles among ties from lower to upper ids, until each circle shares a tie with one of those given.

    Each begins with its smallest id.

    Complexity: linear in the ties for each circle found.
    """
    left = {lower: found for lower, upper in edges.items() if (found := set(upper))}
    while True:
        _peel(left)
        if not left:
            return
        path: dict[str, None] = {}
        at = min(left)
        while at not in path:
            path[at] = None
            at = min(left[at])
        circle = [*path]
        circle = circle[circle.index(at) :]
        first = circle.index(min(circle))
        circle = circle[first:] + circle[:first]
        yield circle
        for lower, upper in zip(circle, [*circle[1:], circle[0]], strict=True):
            left[lower].discard(upper)


def _peel(left: dict[str, set[str]]) -> None:
    """Takes out what leads to no circle."""
    below: dict[str, list[str]] = {}
    for lower, uppers in left.items():
        for upper in uppers:
            below.setdefault(upper, []).append(lower)
    ended = [upper for upper in below if upper not in left] + [lower for lower, uppers in left.items() if not uppers]
    while ended:
        at = ended.pop()
        left.pop(at, None)
        for lower in below.get(at, []):
            if lower in left:
                left[lower].discard(at)
                if not left[lower]:
                    ended.append(lower)
