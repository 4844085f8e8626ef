""".ci/run: both checks and tests are run, the exit code is right, and pytest's closing line comes last."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.ops.compose import ROOT

CLOSING = "================== {counts} in 12.34s ==================="
MAKEFILE = """setup:
check:
\t@test "$$CI" = true
\t@exit {checked}
test:
\t@if read line; then echo "there is somebody at the keyboard"; fi
\t@echo "{closing}"
\t@exit {tested}
"""


@pytest.mark.parametrize(
    ("checked", "tested", "counts", "code"),
    [(0, 0, "3 passed", 0), (0, 1, "1 failed, 2 passed", 1), (1, 0, "3 passed", 1), (1, 1, "1 failed, 2 passed", 1)],
)
def test_the_run_ends_with_the_closing_line(tmp_path: Path, checked: int, tested: int, counts: str, code: int) -> None:
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci" / "run")
    closing = CLOSING.format(counts=counts)
    (tmp_path / "Makefile").write_text(
        MAKEFILE.format(checked=checked, tested=tested, closing=closing), encoding="utf-8"
    )

    done = subprocess.run(
        [tmp_path / ".ci" / "run"], cwd="/", capture_output=True, text=True, timeout=30, input="yes\n"
    )

    assert done.returncode == code
    assert done.stdout.splitlines()[-1] == closing
    assert "keyboard" not in done.stdout
