"""Settings, from the environment only: NEO4J_* for the database, SCHAKEL_* for the service, *_FILE for secrets."""

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph.errors import InvalidInput


class DatabaseSettings(BaseSettings):
    """Where the database is. Without `uri` the embedded engine is used."""

    model_config = SettingsConfigDict(env_prefix="NEO4J_", extra="ignore", env_ignore_empty=True)

    uri: str | None = None
    username: str = Field("neo4j", validation_alias=AliasChoices("NEO4J_USERNAME", "NEO4J_USER", "username"))
    password: SecretStr = SecretStr("")
    password_file: Path | None = None
    database: str = "neo4j"
    pool_size: Annotated[int, Field(ge=1, le=400)] = Field(
        40, validation_alias=AliasChoices("SCHAKEL_POOL_SIZE", "pool_size")
    )

    @field_validator("uri")
    @classmethod
    def _has_known_scheme(cls, uri: str | None) -> str | None:
        schemes = ("bolt://", "bolt+s://", "bolt+ssc://", "neo4j://", "neo4j+s://", "neo4j+ssc://")
        if uri is not None and not uri.startswith(schemes):
            raise ValueError(f"must begin with one of {', '.join(schemes)}")
        return uri

    @model_validator(mode="after")
    def _read_password_file(self) -> "DatabaseSettings":
        if self.password_file is not None:
            try:
                self.password = SecretStr(self.password_file.read_text(encoding="utf-8").strip())
            except OSError as error:
                raise ValueError(f"NEO4J_PASSWORD_FILE cannot be read: {error.strerror}") from error
        return self


class ServiceSettings(BaseSettings):
    """How the service runs. Limits may be lowered, not raised above what is stated here.

    Only an analysis may be given more time: how long that of a whole city takes depends on the machine.
    """

    model_config = SettingsConfigDict(env_prefix="SCHAKEL_", extra="ignore", env_ignore_empty=True)

    home: Path = Path(".schakel")
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8000
    hub_size: Annotated[int, Field(ge=2)] = 25
    request_seconds: Annotated[float, Field(gt=0, le=5)] = 5.0
    analysis_seconds: Annotated[float, Field(gt=0, le=120)] = 20.0
    nodes_per_call: Annotated[int, Field(ge=1, le=5_000)] = 5_000
    new_texts_per_minute: Annotated[int, Field(ge=1, le=10_000)] = 300
    graphiql: bool = False
    day: date | None = None
    """The day on which every question is asked; today when none is given."""


class Settings:
    """All settings, read once at start."""

    def __init__(self, database: DatabaseSettings | None = None, service: ServiceSettings | None = None) -> None:
        try:
            self.database = database or DatabaseSettings()  # pyright: ignore[reportCallIssue]  # filled from the environment
            self.service = service or ServiceSettings()
        except ValidationError as error:
            raise InvalidInput("{faults}", faults=_explain(error)) from error


def _explain(error: ValidationError) -> str:
    """Says which variable is wrong, what was given and what is right; secrets are not repeated."""
    lines: list[str] = []
    for problem in error.errors():
        where = ".".join(str(part) for part in problem["loc"]) or "settings"
        given = "" if "password" in where.lower() else f", given: {problem['input']!r}"
        lines.append(f"{where}: {problem['msg']}{given}")
    return f"{error.title} cannot be used. " + "; ".join(lines)
