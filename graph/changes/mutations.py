"""One change, one effect: a repeat of a mutationId gives the first answer again, also after a broken connection."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256

import orjson

from graph.access import Viewer
from graph.answers import Ref
from graph.changes.conflicts import used_already
from graph.changes.results import Changed, Findings
from graph.database import WRITE_SECONDS, Database, Transaction
from graph.errors import CommitUnknown
from graph.ids import new_id
from graph.model_values import is_id, shown
from graph.rows import RemovedRow
from graph.sight import raise_revision
from graph.statements import load_statement

KEPT_DAYS = 30
PURGED_AT_ONCE = 10_000

Work = Callable[[Transaction], Awaitable[None]]


@dataclass(frozen=True)
class Claim:
    """Whether this is the first time, and else what was asked and answered then."""

    is_first: bool
    digest: str
    result_type: str
    result_id: str
    result_version: int


CLAIM_MUTATION = load_statement("changes/claim_mutation", Claim)
REMOVE_MUTATIONS = load_statement("changes/remove_mutations", RemovedRow)


@dataclass(frozen=True)
class Request:
    """What somebody asks to be changed, all that was given, and the answer they get when it is done."""

    viewer: Viewer
    name: str
    mutation_id: str
    given: Mapping[str, object]
    result: Changed
    reason: str | None = None

    @property
    def key(self) -> str:
        """No mutationId holds a space, so two people never share a key."""
        return f"{self.viewer.id} {self.mutation_id}"

    @property
    def digest(self) -> str:
        """Tells a repeat from another change under the same mutationId."""
        return sha256(orjson.dumps([self.name, self.given], option=orjson.OPT_SORT_KEYS)).hexdigest()


async def perform(database: Database, request: Request, work: Work, *, seconds: float = WRITE_SECONDS) -> Changed:
    """Does a change once, in one transaction that ends with the next revision of the graph.

    `work` may run several times, when the database asks for it; what it did before is then undone.
    """

    async def unit(change: Transaction) -> Changed:
        [claim] = await change.run(
            CLAIM_MUTATION,
            key=request.key,
            digest=request.digest,
            attempt=new_id(),
            result_type=request.result.type,
            result_id=request.result.ref.id,
            result_version=request.result.version,
            reason=request.reason,
        )
        if not claim.is_first:
            return _earlier(request, claim)
        await work(change)
        await raise_revision(change)
        return request.result

    try:
        return await database.write(request.viewer, unit, name=f"changes/{request.name}", seconds=seconds)
    except CommitUnknown:
        # Stored or not: the key tells, and a repeat has no second effect.
        return await database.write(request.viewer, unit, name=f"changes/{request.name}", seconds=seconds)


def check_request(mutation_id: str, findings: Findings, expected_version: int | None = None) -> None:
    """Notes a mutationId or an expectedVersion that cannot be one."""
    if not is_id(mutation_id):
        findings.add(
            "INVALID_ID",
            "mutationId",
            "{given} cannot be a mutationId. Give every change one of its own, such as a UUID: "
            "1 to 64 characters out of A-Z a-z 0-9 . _ : and -.",
            given=shown(mutation_id),
        )
    if expected_version is not None:
        check_expected("expectedVersion", expected_version, findings)


def check_expected(field: str, version: int, findings: Findings) -> None:
    """Notes what cannot be a version."""
    if isinstance(version, bool) or version < 1:
        findings.add(
            "OUT_OF_RANGE",
            field,
            "{given} cannot be a version. Give the version of what you looked at, 1 or higher.",
            given=shown(version),
        )


def _earlier(request: Request, claim: Claim) -> Changed:
    if claim.digest != request.digest:
        raise used_already(request.mutation_id)
    return Changed(Ref(claim.result_id), claim.result_type, claim.result_version)


async def purge_mutations(database: Database, viewer: Viewer, *, days: int = KEPT_DAYS) -> int:
    """Forgets answers of changes older than this, and gives how many."""
    total = 0
    while True:
        rows = await database.write(
            viewer,
            lambda change: change.run(REMOVE_MUTATIONS, days=days, most=PURGED_AT_ONCE),
            name=REMOVE_MUTATIONS.name,
        )
        total += rows[0].removed
        if rows[0].removed < PURGED_AT_ONCE:
            return total
