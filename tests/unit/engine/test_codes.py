"""Every error code of the engine is documented, and every documented one exists."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_the_documented_codes_are_the_codes_in_the_source() -> None:
    source = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "engine").glob("*.py"))
    documented = re.findall(r"^\| `(ENGINE_[A-Z_]+)`", (ROOT / "docs" / "engine.md").read_text("utf-8"), re.MULTILINE)

    assert sorted(documented) == sorted(set(re.findall(r'"(ENGINE_[A-Z_]+)"', source)))
