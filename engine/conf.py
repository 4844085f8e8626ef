"""The text of neo4j.conf: loopback only, with brakes, without calls to the outside."""

from collections.abc import Mapping
from pathlib import Path

from engine.errors import EngineError
from engine.options import EngineOptions

ALLOWED_PROCEDURES = (
    "db.awaitIndex",
    "db.awaitIndexes",
    "db.index.fulltext.awaitEventuallyConsistentIndexRefresh",
    "db.index.fulltext.listAvailableAnalyzers",
    "db.index.fulltext.queryNodes",
    "db.index.fulltext.queryRelationships",
    "db.ping",
    "db.resampleIndex",
    "dbms.components",
)

FIXED = {
    "server.http.enabled": "false",
    "server.https.enabled": "false",
    "dbms.usage_report.enabled": "false",
    "server.fleet_discovery.enabled": "false",
    "dbms.fleet_manager.enabled": "false",
    "db.query.default_language": "CYPHER_25",
    # Log files grow as needed and are kept short: a new directory takes 2 MB instead of 500.
    "db.tx_log.preallocate": "false",
    "db.tx_log.rotation.retention_policy": "1 files",
    # LOAD CSV reaches neither files nor addresses.
    "dbms.security.allow_csv_import_from_file_urls": "false",
    "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",
    "dbms.security.procedures.allowlist": ",".join(ALLOWED_PROCEDURES),
    "dbms.security.procedures.unrestricted": "",
    # The last brake; every call of Schakel brings a tighter limit of its own.
    "db.transaction.timeout": "20s",
    "db.lock.acquisition.timeout": "3s",
    "db.memory.transaction.max": "256m",
    # Else the last 8,192 statements stay in memory with what was asked, for db.stats.retrieve to tell, and to collect
    # garbage takes 7 ms instead of 2.
    "internal.datacollector.max_recent_query_count": "0",
    # Without it a stop waits ten seconds for connections that nobody will open.
    "internal.dbms.bolt.netty_server_shutdown_quiet_period_duration": "0s",
}


def conf_text(home: Path, port: int, options: EngineOptions) -> str:
    """The whole configuration of one start."""
    _require_one_line(home)
    # Relative to the home: Neo4j takes a path in a setting with an accented letter for another directory.
    settings = {f"server.directories.{name}": name for name in ("data", "logs", "run", "plugins", "import")}
    settings["server.bolt.listen_address"] = f"127.0.0.1:{port}"
    settings["server.bolt.advertised_address"] = f"127.0.0.1:{port}"
    settings["server.memory.pagecache.size"] = f"{options.page_cache_mib}m"
    return _properties({**settings, **FIXED})


def _properties(settings: Mapping[str, str]) -> str:
    return "".join(f"{key}={value}\n" for key, value in settings.items())


def _require_one_line(home: Path) -> None:
    if "\n" in str(home) or "\r" in str(home):
        raise EngineError(
            "The data directory's path has a line break in it; choose another directory.",
            code="ENGINE_DIRECTORY_UNUSABLE",
        )
