"""`python -m bench`: generates a network, loads it, serves it, measures, and prints the table of `bench/README.md`."""

import argparse
import tempfile
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import uvloop

from bench import areas, city, evening, network, reading, together
from bench.ground import Bench, laid_out
from bench.rows import HEADER, Row

# A part measures one kind of question; `--only` chooses by these names.
PARTS: dict[str, Callable[[Bench], AsyncIterator[Row]]] = {
    "reading": reading.measure,
    "areas": areas.measure,
    "together": together.measure,
    "evening": evening.measure,
    "network": network.measure,
}
# This one lays out a second network of its own size beside the first.
CITY = "city"


def main() -> None:
    """Runs the benchmark."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--ties", type=int, default=200_000)
    parser.add_argument("--only", nargs="+", choices=[*PARTS, CITY], default=[*PARTS, CITY], metavar="PART")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        uvloop.run(_run(Path(folder), given.people, given.ties, given.only))


async def _run(folder: Path, people: int, ties: int, parts: list[str]) -> None:
    async with laid_out(folder, people, ties) as bench:
        print(HEADER)
        for part in PARTS:
            if part in parts:
                await _print(PARTS[part](bench))
        if CITY in parts:
            async with laid_out(folder / CITY, city.PEOPLE, city.TIES) as large:
                await _print(city.measure(bench, large))


async def _print(rows: AsyncIterator[Row]) -> None:
    async for row in rows:
        print(row.text(), flush=True)


if __name__ == "__main__":
    main()
