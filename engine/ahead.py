"""The cache of loaded and linked classes that Java makes ahead of time: it halves the time to the first answer.

Made once per cache directory, by a rehearsal with an empty database. Everything here may fail without harm: the
engine then starts as it would without it.
"""

import contextlib
import os
import secrets
import shutil
import signal
import time
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from engine.bolt import Bolt, BoltError
from engine.cache import cache_of, filling, jar_paths
from engine.conf import conf_text
from engine.directory import USER, Layout, prepare, write_initial_user
from engine.errors import EngineError
from engine.jars import LOCK_FILE, file_hash
from engine.java import READY, SERVER, find_java, server_arguments
from engine.launch import Order, free_port, launch, run_to_end, wait_for_exit, wait_until_ready
from engine.options import EngineOptions, OnProgress, Progress

RECIPE = "2"
"""Raised when the rehearsal or the flags of Java change: older caches are then left aside."""
REHEARSAL, ASSEMBLY = "Preparing faster starts (once), 1 of 2", "Preparing faster starts (once), 2 of 2"
NEEDED_BYTES = 1200 * 1024 * 1024
RECORDING_SECONDS = 300.0
RETRY_SECONDS = 24 * 3600
QUIET = "-Xlog:aot*=off"
STATEMENTS = (
    "CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Rehearsal) REQUIRE n.id IS UNIQUE",
    "CREATE FULLTEXT INDEX entity_name IF NOT EXISTS FOR (n:Rehearsal) ON EACH [n.name]",
    "CALL db.awaitIndexes(10)",
    "UNWIND [{id: 'a', name: 'A'}, {id: 'b', name: 'B'}, {id: 'c', name: 'C'}] AS row"
    " MERGE (n:Rehearsal {id: row.id}) SET n += row RETURN count(*)",
    "MATCH (a:Rehearsal {id: 'a'}), (b:Rehearsal {id: 'b'}) MERGE (a)-[t:KNOWS {id: 'ab'}]->(b)"
    " SET t.since = date('2024-01-01') RETURN t.id",
    "MATCH p = shortestPath((a:Rehearsal {id: 'a'})-[:KNOWS*..8]-(b:Rehearsal {id: 'b'}))"
    " RETURN [n IN nodes(p) | n{.id, .name}] AS people, length(p) AS steps",
    "MATCH p = allShortestPaths((a:Rehearsal {id: 'a'})-[:KNOWS*0..8]-(b:Rehearsal {id: 'b'}))"
    " WHERE all(t IN relationships(p) WHERE t.until IS NULL) AND all(n IN nodes(p) WHERE CASE WHEN n = a THEN true"
    " ELSE COUNT { (n)<-[:KNOWS]-() } < 9 END) WITH p LIMIT 9 RETURN collect([n IN nodes(p) | n.id]) AS chains",
    "CALL db.index.fulltext.queryNodes('entity_name', 'a*') YIELD node, score RETURN node.name ORDER BY score LIMIT 5",
    "MATCH (n:Rehearsal) WHERE n.name >= 'A' CALL (n) { OPTIONAL MATCH (n)-[t:KNOWS]-(m:Rehearsal)"
    " WHERE t.since <= date() WITH t, m ORDER BY t.since, t.id LIMIT 25 RETURN collect([m.name, t.since]) AS ties }"
    " RETURN n.id, n.name, ties ORDER BY n.name, n.id LIMIT 100",
    "MATCH (n:Rehearsal) RETURN count { (n)--() } AS degree, count(*) AS people ORDER BY degree DESC",
    "MATCH (n) DETACH DELETE n",
)


def ahead_flags(options: EngineOptions) -> list[str]:
    """The flags that use the cache; none when there is none. A damaged one could crash Java, so it is taken away."""
    file = ahead_file(options)
    if not options.ahead_of_time or not file.exists():
        return []
    if file_hash(file) != _read(_hash_of(file)):
        with contextlib.suppress(OSError):
            file.unlink()
        return []
    return [f"-XX:AOTCache={file}", QUIET]


def ensure_ahead(options: EngineOptions, on_progress: OnProgress) -> None:
    """Makes the cache unless it is there, could not be made before, or has no room."""
    cache = cache_of(options)
    if not options.ahead_of_time or _is_settled(options) or not os.access(cache, os.W_OK):
        return
    if shutil.disk_usage(cache).free < NEEDED_BYTES:
        return
    with filling(cache, on_progress):
        if not _is_settled(options):
            _make(replace(options, stop_seconds=RECORDING_SECONDS), on_progress)


def _is_settled(options: EngineOptions) -> bool:
    file = ahead_file(options)
    failure = _failure_of(file)
    return file.exists() or (failure.exists() and time.time() - failure.stat().st_mtime < RETRY_SECONDS)


def _make(options: EngineOptions, on_progress: OnProgress) -> None:
    file = ahead_file(options)
    home = Layout(cache_of(options) / "rehearsal")
    shutil.rmtree(home.root, ignore_errors=True)
    try:
        recording, draft = home.root / "recording", home.root / "draft"
        _rehearse(home, recording, options, on_progress)
        _assemble(home, recording, draft, options, on_progress)
        _hash_of(file).write_text(file_hash(draft) or "", encoding="ascii")
        draft.replace(file)
    except (EngineError, BoltError, OSError) as error:
        _failure_of(file).write_text(f"{error}\n", encoding="utf-8")
    finally:
        shutil.rmtree(home.root, ignore_errors=True)


def _rehearse(home: Layout, recording: Path, options: EngineOptions, on_progress: OnProgress) -> None:
    """Starts an empty database, runs statements like ours, and stops; Java writes down what it loaded."""
    prepare(home)
    password = secrets.token_urlsafe(24)
    write_initial_user(home.data, password)
    port = free_port()
    (home.root / "conf" / "neo4j.conf").write_text(conf_text(home.root, port, options), encoding="utf-8")
    order = _order(home, options, ["-XX:AOTMode=record", f"-XX:AOTConfiguration={recording}"])
    keeper = launch(order, options)
    wait_until_ready(keeper, order, on_progress, REHEARSAL)
    try:
        with Bolt(port, USER, password, timeout_seconds=30) as bolt:
            for statement in STATEMENTS:
                on_progress(Progress(REHEARSAL, 0, None, ""))
                bolt.run(statement)
        keeper.send_signal(signal.SIGTERM)
        wait_for_exit(keeper, lambda _: on_progress(Progress(REHEARSAL, 0, None, "")))
    except BaseException:
        keeper.kill()
        keeper.wait()
        raise


def _assemble(home: Layout, recording: Path, draft: Path, options: EngineOptions, on_progress: OnProgress) -> None:
    flags = ["-XX:AOTMode=create", f"-XX:AOTConfiguration={recording}", f"-XX:AOTCache={draft}"]
    code = run_to_end(
        _order(home, options, flags),
        options,
        lambda seconds: on_progress(Progress(ASSEMBLY, int(seconds), None, "seconds")),
    )
    if code != 0 or not draft.exists():
        raise EngineError(f"Java could not make its cache of loaded classes (exit code {code}).")


def _order(home: Layout, options: EngineOptions, flags: list[str]) -> Order:
    return Order(
        home=home.root,
        main_class=SERVER,
        arguments=server_arguments(home.root),
        jars=jar_paths(options),
        log=home.log,
        lock=None,
        owner=os.getpid(),
        flags=[*flags, QUIET],
        state=home.state,
        ready=READY,
    )


def ahead_file(options: EngineOptions) -> Path:
    """One file per Java, set of jars and place: Java refuses a cache that was made with others."""
    cache = cache_of(options)
    java = _read(find_java(options).parent.parent / "release")
    marks = "\n".join((RECIPE, java, str(cache), file_hash(LOCK_FILE) or ""))
    return cache / f"ahead-{sha256(marks.encode()).hexdigest()[:16]}.aot"


def _hash_of(file: Path) -> Path:
    return file.with_suffix(".sha256")


def _failure_of(file: Path) -> Path:
    return file.with_suffix(".failed")


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""
