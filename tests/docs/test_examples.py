"""Every GraphQL example in the documents is asked, and an answer that stands behind it is the real one."""

import re
from pathlib import Path

import orjson
import pytest

from api.context import Context
from api.questions import TABS, TABS_ANYWHERE
from api.schema.build import build_route
from tests.support.services import answered
from tests.support.statement_files import ROOT

DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
EXAMPLE = re.compile(r"```graphql\n(.*?)```(?:\s*```json\n(.*?)```)?", re.DOTALL)


def examples() -> list[tuple[Path, str, str]]:
    """Document, question and answer (empty where none is given)."""
    return [
        (path, found[1], found[2] or "")
        for path in DOCUMENTS
        for found in EXAMPLE.finditer(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize(("path", "query", "answer"), examples(), ids=lambda each: getattr(each, "name", None))
async def test_an_example_is_answered_as_the_document_says(demo: Context, path: Path, query: str, answer: str) -> None:
    if query.lstrip().startswith("mutation"):
        query = query.replace('mutationId: "', f'mutationId: "docs-{path.name}-')
    given = await answered(build_route(), demo, query)
    assert "errors" not in given, given
    assert "problems" not in orjson.dumps(given).decode(), given
    if answer:
        assert given == orjson.loads(answer)


@pytest.mark.parametrize("ready_made", [*TABS, *TABS_ANYWHERE], ids=lambda each: each.question)
async def test_a_ready_made_question_has_a_rich_answer(demo: Context, ready_made: object) -> None:
    query = getattr(ready_made, "query")  # noqa: B009
    given = await answered(build_route(), demo, query)
    assert "errors" not in given, given
    assert len(orjson.dumps(given)) > 300


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda each: each.name)
def test_every_fence_of_a_document_is_one_that_is_read(path: Path) -> None:
    # With one backtick missing an example is neither shown as one nor tested.
    fences = re.findall(r"(?m)^`{2,}.*$", path.read_text(encoding="utf-8"))
    assert len(fences) % 2 == 0
    assert all(re.fullmatch(r"```\w*", each) for each in fences)


def test_the_readme_asks_a_question_and_gives_its_answer() -> None:
    assert any(answer for path, _, answer in examples() if path.name == "README.md")


def test_the_readme_names_both_commands_first() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert readme.index("make demo") < readme.index("make test")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda each: each.name)
def test_every_link_in_a_document_leads_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    broken = [
        target for target in re.findall(r"\]\((?!https?:)([^)#\s]+)", text) if not (path.parent / target).exists()
    ]
    assert not broken
