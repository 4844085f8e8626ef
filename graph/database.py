"""The only importer of the driver: every call has a deadline, and every failure of the driver becomes one of ours."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from functools import partial
from typing import Any, Self, TypeVar

from neo4j import READ_ACCESS, AsyncDriver, AsyncGraphDatabase, AsyncManagedTransaction, Query, unit_of_work
from neo4j import exceptions as driver_errors

from graph.access import Viewer
from graph.errors import (
    MAY_BE_STORED,
    NO_ANSWER,
    CommitUnknown,
    Conflict,
    DatabaseUnavailable,
    DataError,
    LimitExceeded,
    ReadOnly,
    SchakelError,
    StatementError,
    unconfirmed,
)
from graph.first_texts import FirstTexts
from graph.settings import DatabaseSettings
from graph.statements import Row, Statement, literal, parameters_for

READ_SECONDS = 2.0
WRITE_SECONDS = 4.0
# The people of a whole city, by a database that has just started.
ANALYSIS_SECONDS = 15.0
# For statements of many parts: the database plans them anew whenever its counts have changed, for a second or two when
# it is busy.
LONG_READ_SECONDS = 4.0
# The driver tries again after one second and after three: later attempts would not be waited for.
RETRY_SECONDS = 2.0
# The first to put a statement waits for the planner too, on a cold and busy database for seconds. The deadline of a
# whole request stays what it is.
FIRST_SECONDS = 10.0

Result = TypeVar("Result")

_TOO_LONG = (
    "The question took too long and was stopped. Try again: after a start the first answers are the slowest. "
    "If it stays so, ask for less: fewer steps, a smaller area, a shorter list."
)
# Where the server waits without end for what another change holds, it is silent as if it were not there.
_NOT_STORED = (
    "The change was not made in time: the database is slow, or somebody else is changing the same thing. "
    "Nothing was stored. Try again in a moment: send it with the same mutationId."
)
_CHANGED_AT_ONCE = (
    "Somebody else is changing the same thing at this moment. Nothing was stored. "
    "Send it again with the same mutationId."
)

_TOO_LARGE = "The question needs too much memory. Ask for less: fewer steps, a smaller area, a shorter list."
_READ_ONLY = (
    "The database may only be read, so nothing was stored. Let it be written to, or give a user who may in "
    "NEO4J_USERNAME and NEO4J_PASSWORD."
)
_FAILED = "The database failed. Try again in a moment; if it goes on, tell whoever looks after it."

_TIMED_OUT = (
    "Neo.ClientError.Transaction.TransactionTimedOut",
    # The same, where the limit came with the call, as it does with every call of Schakel.
    "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration",
)
# Two changes that wait for each other, or one that waits too long for another.
_WAITED = (
    "Neo.TransientError.Transaction.DeadlockDetected",
    "Neo.TransientError.Transaction.LockAcquisitionTimeout",
    "Neo.TransientError.Transaction.LockClientStopped",
    "Neo.ClientError.Transaction.LockClientStopped",
)

# Most specific first: the first class that fits decides. The code is the server's own, where the class is too wide.
_BY_CODE: tuple[tuple[str, type[SchakelError], str], ...] = (
    *((code, LimitExceeded, _TOO_LONG) for code in _TIMED_OUT),
    *((code, Conflict, _CHANGED_AT_ONCE) for code in _WAITED),
    ("Neo.ClientError.General.WriteOnReadOnlyAccessDatabase", ReadOnly, _READ_ONLY),
    ("Neo.ClientError.Security.Forbidden", ReadOnly, _READ_ONLY),
    ("Neo.ClientError.Statement.EntityNotFound", Conflict, "Somebody else removed this meanwhile. Try again."),
    ("Neo.TransientError.General.MemoryPoolOutOfMemoryError", LimitExceeded, _TOO_LARGE),
    (
        "Neo.ClientError.Schema.ConstraintValidationFailed",
        Conflict,
        "Something with this id exists already. Change that one, or choose another id.",
    ),
)
_BY_CLASS: tuple[tuple[type[BaseException], type[SchakelError], str], ...] = (
    (
        driver_errors.AuthError,
        DatabaseUnavailable,
        "The database refused the user name or password. Set NEO4J_USERNAME and NEO4J_PASSWORD.",
    ),
    (
        driver_errors.IncompleteCommit,
        CommitUnknown,
        MAY_BE_STORED,
    ),
    (driver_errors.ServiceUnavailable, DatabaseUnavailable, NO_ANSWER),
    (driver_errors.SessionExpired, DatabaseUnavailable, "The database broke the connection. Try again in a moment."),
    (driver_errors.TransientError, DatabaseUnavailable, "The database is too busy. Try again in a moment."),
    (
        driver_errors.ConfigurationError,
        DatabaseUnavailable,
        "The address of the database cannot be used. Set NEO4J_URI.",
    ),
    (driver_errors.ClientError, StatementError, "A question was put wrongly to the database."),
    (driver_errors.DatabaseError, DatabaseUnavailable, _FAILED),
    (driver_errors.Neo4jError, DatabaseUnavailable, _FAILED),
    (driver_errors.ResultError, DataError, "The database gave another number of rows than was declared. Report it."),
    (driver_errors.DriverError, DatabaseUnavailable, "The connection to the database failed. Try again in a moment."),
    (TimeoutError, LimitExceeded, "The database answered too slowly, so the question was stopped. Try again."),
    (OSError, DatabaseUnavailable, "The database cannot be reached. Try again in a moment."),
)
_RETRY_ONCE = (driver_errors.ServiceUnavailable, driver_errors.SessionExpired)


def translate(error: BaseException) -> SchakelError:
    """Our error for a failure of the driver; the cause is kept, its text never shown."""
    if isinstance(error, SchakelError):
        return error
    code = getattr(error, "code", None)
    for known, kind, message in _BY_CODE:
        if code == known:
            return kind(message)
    for known_class, kind, message in _BY_CLASS:
        if isinstance(error, known_class):
            return kind(message)
    raise error


@asynccontextmanager
async def _within(seconds: float):
    """A deadline around everything a call does, also waiting for a connection; driver errors become ours."""
    try:
        # The server stops its own transaction at `seconds`; half a second more lets its answer arrive.
        async with asyncio.timeout(seconds + 0.5):
            yield
    except (driver_errors.Neo4jError, driver_errors.DriverError, TimeoutError, OSError) as error:
        raise translate(error) from error


class Transaction:
    """One transaction in which several statements change the graph together."""

    def __init__(self, transaction: AsyncManagedTransaction, viewer: Viewer, texts: FirstTexts) -> None:
        self._transaction = transaction
        self._texts = texts
        self.viewer = viewer

    async def run(self, statement: Statement[Row], **given: object) -> list[Row]:
        """The rows of a statement, read or write."""
        text = statement.text(self.viewer.sight)
        rows = await self.run_text(text, parameters_for(statement, self.viewer, given))
        return _checked(statement, [statement.decode(row) for row in rows])

    async def first(self, statement: Statement[Row], **given: object) -> Row | None:
        """The first row of a statement, or None."""
        rows = await self.run(statement, **given)
        return rows[0] if rows else None

    async def run_text(self, text: str, parameters: Mapping[str, object]) -> list[list[Any]]:
        """The raw rows of a compiled text."""
        if text in self._texts.planned:
            result = await self._transaction.run(literal(text), dict(parameters))
        else:
            async with self._texts.turn(text):
                result = await self._transaction.run(literal(text), dict(parameters))
        return [record.values() async for record in result]


class Database:
    """A connection pool to one Neo4j database."""

    def __init__(self, driver: AsyncDriver, name: str) -> None:
        self._driver = driver
        self._name = name
        self._writes: set[asyncio.Task[Any]] = set()
        # The database has a plan of its own for a text in a transaction that has changed something.
        self._asked = FirstTexts()
        self._changed = FirstTexts()

    @classmethod
    def connect(cls, settings: DatabaseSettings) -> Self:
        """A pool for these settings; nothing is sent until the first question."""
        if settings.uri is None:
            raise DatabaseUnavailable("No address of a database is known. Set NEO4J_URI, or start the embedded engine.")
        try:
            driver = AsyncGraphDatabase.driver(
                settings.uri,
                auth=(settings.username, settings.password.get_secret_value()),
                connection_timeout=1.0,
                connection_acquisition_timeout=2.0,
                connection_write_timeout=5.0,
                max_transaction_retry_time=RETRY_SECONDS,
                max_connection_lifetime=900.0,
                liveness_check_timeout=10.0,
                max_connection_pool_size=settings.pool_size,
                notifications_min_severity="OFF",
                user_agent="schakel",
            )
        except (driver_errors.DriverError, ValueError) as error:
            raise DatabaseUnavailable(
                "The address of the database in NEO4J_URI cannot be used. Give one such as bolt://localhost:7687."
            ) from error
        return cls(driver, settings.database)

    async def close(self) -> None:
        """Gives all connections back, when the changes under way are finished."""
        for each in self._asked.under_way:
            each.cancel()
        try:
            if under_way := self._writes | self._asked.under_way:
                await asyncio.wait(under_way)
        finally:
            await self._driver.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def read(
        self, statement: Statement[Row], viewer: Viewer, *, seconds: float = READ_SECONDS, **given: object
    ) -> list[Row]:
        """The rows of a read statement, as this viewer may see them."""
        parameters = parameters_for(statement, viewer, given)
        rows = await self.read_text(statement.text(viewer.sight), parameters, name=statement.name, seconds=seconds)
        return _checked(statement, [statement.decode(row) for row in rows])

    async def read_first(
        self, statement: Statement[Row], viewer: Viewer, *, seconds: float = READ_SECONDS, **given: object
    ) -> Row | None:
        """The first row of a read statement, or None."""
        rows = await self.read(statement, viewer, seconds=seconds, **given)
        return rows[0] if rows else None

    async def read_text(
        self, text: str, parameters: Mapping[str, object], *, name: str, seconds: float = READ_SECONDS
    ) -> list[list[Any]]:
        """The raw rows of a statement's or projection's text; a broken connection is tried once more.

        Who puts a text that is new waits for the planner too, and puts it to its end (`FirstTexts`).
        """
        if text in self._asked.planned:
            return await self._rows(text, parameters, name, seconds)
        first = partial(self._rows, text, parameters, name, max(seconds, FIRST_SECONDS))
        return await self._asked.to_its_end(text, first)

    async def _rows(self, text: str, parameters: Mapping[str, object], name: str, seconds: float) -> list[list[Any]]:
        query = Query(literal(text), metadata={"statement": name}, timeout=seconds)
        async with _within(seconds):
            try:
                return await self._auto_commit(query, parameters)
            except _RETRY_ONCE:
                return await self._auto_commit(query, parameters)

    async def _auto_commit(self, query: Query, parameters: Mapping[str, object]) -> list[list[Any]]:
        # One exchange fewer than a managed transaction: 0.3 against 0.7 ms on an empty statement.
        async with self._driver.session(database=self._name, default_access_mode=READ_ACCESS) as session:
            result = await session.run(query, dict(parameters))
            # Planned as soon as it runs, and its rows may take long.
            self._asked.note(query.text)
            return [record.values() async for record in result]

    async def write(
        self,
        viewer: Viewer,
        work: Callable[[Transaction], Awaitable[Result]],
        *,
        name: str,
        seconds: float = WRITE_SECONDS,
    ) -> Result:
        """Runs `work` in one transaction, again when the database asks for it; all of it is stored or nothing.

        A caller that goes away does not stop it halfway: a change under way is finished.
        """

        may_be_stored = has_waited = False

        @unit_of_work(metadata={"statement": name}, timeout=seconds)
        async def unit(transaction: AsyncManagedTransaction) -> Result:
            nonlocal may_be_stored, has_waited
            may_be_stored = False
            try:
                result = await work(Transaction(transaction, viewer, self._changed))
            except driver_errors.Neo4jError as error:
                has_waited = error.code in _WAITED
                raise
            may_be_stored = True
            return result

        async def managed() -> Result:
            try:
                async with _within(seconds), self._driver.session(database=self._name) as session:
                    return await session.execute_write(unit)
            except LimitExceeded as error:
                told = _told_of_change(error, may_be_stored=may_be_stored, has_waited=has_waited)
                raise told from error.__cause__

        task = asyncio.create_task(managed())
        self._writes.add(task)
        task.add_done_callback(partial(_forget, self._writes))
        return await asyncio.shield(task)

    async def run_schema(self, text: str, name: str) -> None:
        """Runs one schema command, which cannot share a transaction with others."""
        query = Query(literal(text), metadata={"statement": name}, timeout=60.0)
        async with _within(60.0), self._driver.session(database=self._name) as session:
            await (await session.run(query)).consume()


def _forget(tasks: set[asyncio.Task[Any]], task: asyncio.Task[Any]) -> None:
    tasks.discard(task)
    if not task.cancelled():
        task.exception()  # a caller that went away no longer asks for it


def _told_of_change(error: LimitExceeded, *, may_be_stored: bool, has_waited: bool) -> SchakelError:
    """What is told of a change that took too long: a question could be made smaller, a change is sent again."""
    cause = error.__cause__
    if isinstance(cause, TimeoutError):
        if may_be_stored:
            return unconfirmed()
        # Its time went by between attempts, which only another change made necessary.
        return Conflict(_CHANGED_AT_ONCE) if has_waited else DatabaseUnavailable(_NOT_STORED)
    # The server stopped the transaction itself, and undid it.
    return DatabaseUnavailable(_NOT_STORED) if getattr(cause, "code", None) in _TIMED_OUT else error


def _checked(statement: Statement[Row], rows: list[Row]) -> list[Row]:
    count = len(rows)
    allowed = {"one": count == 1, "optional": count <= 1, "many": True, "none": count == 0}[statement.header.rows]
    if not allowed:
        sentence = "{statement} gave {count} rows, declared is: {declared}. Report it."
        raise DataError(sentence, statement=statement.name, declared=statement.header.rows, count=count)
    return rows
