"""The text of neo4j.conf."""

from pathlib import Path

import pytest

from engine.conf import conf_text
from engine.errors import EngineError
from engine.options import EngineOptions


def settings(home: str = "/srv/x", **options: int) -> dict[str, str]:
    text = conf_text(Path(home), 7999, EngineOptions(**options))
    return dict(line.split("=", 1) for line in text.splitlines())


def test_bolt_listens_on_the_loopback_alone_and_nothing_else_listens() -> None:
    found = settings()

    assert found["server.bolt.listen_address"] == "127.0.0.1:7999"
    assert found["server.bolt.advertised_address"] == "127.0.0.1:7999"
    assert found["server.http.enabled"] == "false"
    assert found["server.https.enabled"] == "false"


def test_every_brake_is_on() -> None:
    found = settings()

    assert found["db.transaction.timeout"] == "20s"
    assert found["db.lock.acquisition.timeout"] == "3s"
    assert found["db.memory.transaction.max"] == "256m"


def test_nothing_is_told_to_the_outside_and_nothing_is_read_from_it() -> None:
    found = settings()

    assert found["dbms.usage_report.enabled"] == "false"
    assert found["server.fleet_discovery.enabled"] == "false"
    assert found["dbms.security.allow_csv_import_from_file_urls"] == "false"
    assert found["internal.dbms.cypher_ip_blocklist"] == "0.0.0.0/0,::/0"


def test_the_procedures_of_the_full_text_search_are_allowed_by_name() -> None:
    allowed = settings()["dbms.security.procedures.allowlist"].split(",")

    assert {"db.index.fulltext.queryNodes", "db.awaitIndexes", "dbms.components"} <= set(allowed)
    assert not any("*" in name for name in allowed)


def test_sizes_follow_the_options() -> None:
    assert settings(page_cache_mib=1024)["server.memory.pagecache.size"] == "1024m"


def test_no_path_stands_in_a_setting_since_an_accent_would_name_another() -> None:
    found = settings("/srv/één \\ x")

    names = {name: value for name, value in found.items() if name.startswith("server.directories.")}
    assert names == {f"server.directories.{each}": each for each in ("data", "logs", "run", "plugins", "import")}


def test_a_line_break_in_a_path_is_refused() -> None:
    with pytest.raises(EngineError, match="line break"):
        settings("/srv/x\nserver.http.enabled=true")
