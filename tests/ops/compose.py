"""Reads the part of YAML that docker-compose.yml uses: blocks, lists, plain and quoted scalars, lists in JSON."""

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def compose() -> dict[str, Any]:
    """docker-compose.yml as nested dictionaries and lists."""
    lines = (ROOT / "docker-compose.yml").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    return _block(kept, 0)


def _block(lines: list[str], indent: int) -> Any:
    items: list[Any] = []
    mapping: dict[str, Any] = {}
    while lines and _indent(lines[0]) >= indent:
        line = lines.pop(0).strip()
        if line.startswith("- "):
            items.append(_scalar(line[2:]))
            continue
        name, _, value = line.partition(":")
        deeper = lines and _indent(lines[0]) > indent
        mapping[name] = (
            _scalar(value.strip()) if value.strip() else _block(lines, _indent(lines[0])) if deeper else None
        )
    return items or mapping


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _scalar(text: str) -> Any:
    return json.loads(text) if text[0] in '["' else text
