"""How far a long step is, on stderr: a bar on a terminal, else a few plain lines, so that logs stay readable."""

import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

from engine import Progress

SECONDS_BETWEEN_LINES = 1.0
SHARE_BETWEEN_LINES = 0.1
SECONDS_BETWEEN_WAITS = 5.0
BAR_WIDTH = 20
"""Leaves room for figures of seven digits on a terminal of 80 columns."""
STAGES = {
    "read": ("Reading the files", "bytes"),
    "check": ("Checking the rows", "rows"),
    "stage": ("Preparing the rows", "rows"),
    "store": ("Storing", "blocks"),
    "export": ("Writing the files", "rows"),
    "sight": ("Taking over who lives where today", "people"),
    "resume": ("Finishing an earlier load", "blocks"),
}


class Shown:
    """Shows what the engine, the loader and the generator report. Nothing else may be printed before `hide`."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(stderr=True)
        self._bars = _bars(self._console) if self._console.is_interactive else None
        self._step = ""
        self._task: TaskID | None = None
        self._began = self._last_line = 0.0
        self._last_done = 0
        self._last_text = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.hide()

    def hide(self) -> None:
        """Takes the bar away, until there is more to show."""
        if self._bars:
            self._bars.stop()

    def __call__(self, progress: Progress) -> None:
        """Shows how far a step of the engine is."""
        self.show(progress.step, progress.done, progress.total, progress.unit)

    def show(self, step: str, done: int, total: int | None, unit: str = "") -> None:
        """Shows how far a step is; `total` is None when nobody knows."""
        if self._bars:
            self._move(self._bars, step, done, total, unit)
        else:
            self._write(step, done, total, unit)

    def _move(self, bars: Bars, step: str, done: int, total: int | None, unit: str) -> None:
        bars.start()
        if self._task is None or step != self._step:
            if self._task is not None:
                bars.remove_task(self._task)
            self._step, self._task = step, bars.add_task(step, total=total, told="")
        # The bar tells the seconds itself.
        told = "" if unit == "seconds" else _how_far(done, total, unit)
        bars.update(self._task, completed=done, total=total, told=told)

    def _write(self, step: str, done: int, total: int | None, unit: str) -> None:
        now = time.monotonic()
        is_new = step != self._step
        if not is_new and not self._is_due(now, done, total):
            return
        text = _line(step, done, total, unit)
        if text != self._last_text:
            self._console.print(text, markup=False, highlight=False, soft_wrap=True)
            self._began = now if is_new else self._began
            self._step, self._last_line, self._last_done, self._last_text = step, now, done, text

    def _is_due(self, now: float, done: int, total: int | None) -> bool:
        """Of a known length every tenth part has a line; of an unknown one every line says twice the time before it."""
        if total is None:
            return now - self._last_line >= max(SECONDS_BETWEEN_WAITS, self._last_line - self._began)
        has_moved = done - self._last_done >= total * SHARE_BETWEEN_LINES
        return done >= total or (has_moved and now - self._last_line >= SECONDS_BETWEEN_LINES)


def stages_on(shown: Shown) -> Callable[[str, int, int], None]:
    """Shows the stages of a load in words."""

    def show(stage: str, done: int, total: int) -> None:
        step, unit = STAGES.get(stage, (stage, ""))
        shown.show(step, done, total, unit)

    return show


def _line(step: str, done: int, total: int | None, unit: str) -> str:
    told = _how_far(done, total, unit)
    return f"{step}: {told}" if told else f"{step} …"


def _how_far(done: int, total: int | None, unit: str) -> str:
    """How much is done, and of how much where that is known."""
    if total is None:
        return f"{done:,} {unit}" if done else ""
    return f"{done}%" if unit == "%" else f"{done:,} of {total:,} {unit}".rstrip()


def _bars(console: Console) -> Bars:
    bar = BarColumn(bar_width=BAR_WIDTH)
    columns = (TextColumn("{task.description}"), bar, TextColumn("{task.fields[told]}"), TimeElapsedColumn())
    return Bars(*columns, console=console, transient=True)
