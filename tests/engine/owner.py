"""A program that owns an engine, to be killed by the tests: python -m tests.engine.owner MODE DIRECTORY [FILE]."""

import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from engine import Engine, EngineAddress
from tests.engine.work import BRIEF, ask


def wait_for_death(directory: Path) -> None:
    with Engine(directory, BRIEF) as address:
        say(f"ready {address.pid}")
        time.sleep(300)


def end_in_order(directory: Path) -> None:
    """Like a server: on Ctrl-C it still finishes its work on the database, then stops it."""
    engine = Engine(directory, BRIEF)
    address = engine.start()
    try:
        say(f"ready {address.pid}")
        time.sleep(300)
    except KeyboardInterrupt:
        time.sleep(1)
        say(f"still answers {ask(address, 'RETURN 42')}")
    engine.stop()
    say("stopped")


def leave_it(directory: Path) -> None:
    address: EngineAddress = Engine(directory, BRIEF).start_detached()
    say(f"ready {address.pid}")


def load_again_and_again(directory: Path) -> None:
    """Loads the same dump until it is killed."""
    engine = Engine(directory, BRIEF)
    while True:
        engine.load(Path(sys.argv[3]), replace=True, on_progress=lambda progress: say(progress.step))


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


MODES: dict[str, Callable[[Path], None]] = {
    "wait": wait_for_death,
    "order": end_in_order,
    "leave": leave_it,
    "load": load_again_and_again,
}

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # handed down to children, who must heed it all the same
    MODES[sys.argv[1]](Path(sys.argv[2]))
