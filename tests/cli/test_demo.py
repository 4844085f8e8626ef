"""`schakel demo`: ready with one command, soon ready again, and careful with a network of one's own."""

import json
import re
import signal
from pathlib import Path

from tests.cli.schakel import Schakel, Started, processes_of

STEPS = "Storing"


def answers(demo: Started) -> list[dict[str, object]]:
    """The data of the answers that the demo prints, each after its question."""
    demo.line("Schakel answers on http://127.0.0.1:")
    assert demo.process.stdout is not None
    shown: list[str] = []
    for line in demo.process.stdout:
        if line.startswith("Stop it with Ctrl-C."):
            break
        shown.append(line)
    parts = re.split(r"^\d\. .*\?$", "".join(shown), flags=re.MULTILINE)[1:]
    # The question itself ends with a line that is its closing brace alone; the answer follows.
    return [json.loads(part.split("\n   }\n", 1)[1]) for part in parts]


def ended(demo: Started) -> str:
    """What the demo said on stderr, once it has ended in good order."""
    assert demo.end(signal.SIGTERM) == 0
    assert demo.process.stderr is not None
    return demo.process.stderr.read()


def test_a_network_of_ones_own_is_not_mixed_with_the_demo(running: Schakel) -> None:
    refused = running.run("demo", "--port", "0")

    assert refused.returncode == 1
    assert "holds a network that is not the demo" in refused.stderr.splitlines()[-1]


def test_the_demo_is_loaded_once_and_answers_at_once(with_network: Schakel, network: Path) -> None:
    with with_network.started("demo", "--port", "0", "--reset") as demo:
        found = answers(demo)
        said = ended(demo)
    assert [next(iter(each)) for each in found] == ["chains", "connectors", "matches"]
    assert len(json.dumps(found)) > 1_000
    assert STEPS in said
    assert processes_of(with_network.data) == []

    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")
    with Schakel(with_network.home, with_network.data, nowhere).started("demo", "--port", "0") as demo:
        assert answers(demo) == found
        mixed = with_network.run("load", network)
        assert "The demo is here too." in mixed.stderr
        assert f"It is in {with_network.data}, which holds " in mixed.stdout
        assert ", the demo among them." in mixed.stdout
        assert f"schakel demo --reset --data {with_network.data}" in mixed.stdout
        assert STEPS not in ended(demo)
    assert processes_of(with_network.data) == []
