"""docker-compose.yml and the Dockerfile: the same Neo4j as the embedded one, closed off, without secrets in them."""

import json
import re
from typing import Any

import pytest

from engine.conf import FIXED
from engine.jars import engine_version
from tests.conftest import IMAGE
from tests.ops.compose import ROOT, compose

SERVICES: dict[str, Any] = compose()["services"]
DATABASE, API = SERVICES["neo4j"], SERVICES["api"]
STAGES = (ROOT / "Dockerfile").read_text(encoding="utf-8").split("\nFROM ")[1:]
LIVENESS = {"server.http.enabled": "the health check asks it, inside the container only"}


def test_the_database_is_the_community_edition_that_is_embedded_too() -> None:
    assert DATABASE["image"] == f"neo4j:{engine_version()}-community" == IMAGE


@pytest.mark.parametrize("name", ["URI", "USERNAME", "USER", "PASSWORD", "PASSWORD_FILE", "DATABASE", "AUTH"])
def test_the_database_is_not_given_what_it_would_read_as_a_setting(name: str) -> None:
    assert f"NEO4J_{name}" not in DATABASE["environment"]


@pytest.mark.parametrize("setting", sorted(FIXED.keys() - LIVENESS.keys()))
def test_the_database_has_the_brakes_of_the_embedded_engine(setting: str) -> None:
    variable = "NEO4J_" + setting.replace("_", "__").replace(".", "_")

    # Settings that only keep files small, or that are empty as the server has them anyway, need not be repeated.
    if setting.startswith("db.tx_log.") or not FIXED[setting]:
        assert variable not in DATABASE["environment"]
    else:
        assert DATABASE["environment"][variable] == FIXED[setting]


@pytest.mark.parametrize("service", SERVICES)
def test_ports_are_open_on_this_machine_alone(service: str) -> None:
    assert [port for port in SERVICES[service].get("ports", []) if not port.startswith("127.0.0.1:")] == []


def test_the_database_is_reached_by_the_api_alone() -> None:
    assert "ports" not in DATABASE
    assert DATABASE["networks"] == ["inside"]
    assert compose()["networks"]["inside"] == {"internal": "true"}


@pytest.mark.parametrize("service", SERVICES)
def test_health_is_asked_without_curl(service: str) -> None:
    command = SERVICES[service]["healthcheck"]["test"]

    assert command[0] == "CMD"
    assert command[1] in ("wget", "python")


def test_wget_leaves_no_file_behind() -> None:
    assert "--spider" in DATABASE["healthcheck"]["test"]


def test_the_api_waits_until_the_database_is_healthy() -> None:
    assert API["depends_on"] == {"neo4j": {"condition": "service_healthy"}}


def test_secrets_come_from_files_that_are_not_kept_with_the_code() -> None:
    files = [each["file"] for each in compose()["secrets"].values()]
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()

    assert files == ["./secrets/neo4j_auth", "./secrets/neo4j_password"]
    assert "secrets/" in ignored
    assert "secrets" in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert DATABASE["environment"]["NEO4J_AUTH_FILE"] == f"/run/secrets/{DATABASE['secrets'][0]}"
    assert API["environment"]["NEO4J_PASSWORD_FILE"] == f"/run/secrets/{API['secrets'][0]}"


def test_data_and_logs_outlive_the_containers() -> None:
    assert DATABASE["volumes"] == ["neo4j_data:/data", "neo4j_logs:/logs"]
    assert set(compose()["volumes"]) == {"neo4j_data", "neo4j_logs"}


def test_the_api_runs_without_rights() -> None:
    assert API["read_only"] == "true"
    (writable,) = API["tmpfs"]
    assert API["environment"]["SCHAKEL_HOME"].startswith(f"{writable}/")
    assert API["cap_drop"] == ["ALL"]
    assert API["security_opt"] == ["no-new-privileges:true"]
    assert re.search(r"^USER (?!root|0\b)\S+$", STAGES[-1], re.MULTILINE)


def test_images_have_fixed_tags() -> None:
    bases = [stage.split()[0] for stage in STAGES]

    assert [base for base in bases if ":" not in base or base.endswith(":latest")] == []


def test_the_image_installs_locked_packages_and_starts_the_service() -> None:
    assert "--require-hashes" in STAGES[0]
    assert json.loads(STAGES[-1].split("ENTRYPOINT ")[1].splitlines()[0]) == ["schakel"]
    assert json.loads(STAGES[-1].split("CMD ")[1].splitlines()[0]) == ["serve"]
