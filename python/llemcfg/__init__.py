"""Load the configuration of an LLM energy-measurement experiment.

    >>> import llemcfg
    >>> config = llemcfg.load("llama.experiment.yaml")
    >>> config["decoder"]["temperature"]
    1.0

Every field is there, with its default where the file does not write it. A file
that is not valid raises InvalidConfig, with every mistake in it.
"""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from typing import Any, Iterable, Mapping, Union

from ._binary import find_binary

__all__ = ["Diagnostic", "Error", "InvalidConfig", "find_binary", "load", "vet"]

StrPath = Union[str, "os.PathLike[str]"]


@dataclass(frozen=True)
class Diagnostic:
    """One mistake, or one warning, in one file.

    line and column count from 1, columns in characters; both are 0 for the file
    as a whole. code is the kind of mistake, such as "out-of-range", and stable
    between releases. path is the field, such as "decoder.top_p".
    """

    severity: str
    code: str
    path: str
    file: str
    line: int
    column: int
    message: str
    suggestion: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        subject = f"{self.path}: " if self.path else ""
        text = f"{place}: {self.severity}: {subject}{self.message} [{self.code}]"
        return f"{text}\n  help: {self.suggestion}" if self.suggestion else text


class Error(Exception):
    """llemcfg could not do its work: no such file, no binary, a wrong flag."""


class InvalidConfig(Error, ValueError):
    """A file is not a valid experiment. diagnostics says everything that is wrong."""

    def __init__(self, diagnostics: Iterable[Diagnostic]):
        self.diagnostics = list(diagnostics)
        super().__init__("\n".join(str(d) for d in self.diagnostics))

    def __reduce__(self):  # so that it can leave a worker process
        return (type(self), (self.diagnostics,))


def load(
    path: StrPath,
    *,
    defaults: Iterable[StrPath] = (),
    overrides: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return an experiment with every field resolved.

    defaults are files of fields below the experiment's own; overrides are values
    above it, by path: {"decoder.top_p": 0.9}.

    Raises InvalidConfig if the file is not valid, and Error if it cannot be read.
    """
    layers = _layers(defaults, overrides)
    result = _run(["show", "--format", "json", *layers, "--", _file(path)])
    if result.returncode == 0:
        return json.loads(result.stdout)
    diagnostics = _vet([*layers, "--", _file(path)])
    errors = [d for d in diagnostics if d.severity == "error"]
    if not errors or any(d.code == "unreadable" for d in errors):
        raise Error(result.stderr.strip())
    raise InvalidConfig(diagnostics)


def vet(
    *paths: StrPath,
    strict: bool = False,
    defaults: Iterable[StrPath] = (),
    overrides: Mapping[str, Any] | None = None,
) -> list[Diagnostic]:
    """Return what is wrong with files and folders: errors and warnings.

    With strict, warnings are errors. Raises Error if nothing could be checked.
    """
    flags = ["--strict"] if strict else []
    return _vet([*flags, *_layers(defaults, overrides), "--", *map(_file, paths)])


def _vet(arguments: list[str]) -> list[Diagnostic]:
    result = _run(["vet", "--format", "json", *arguments])
    if not result.stdout:
        raise Error(result.stderr.strip())
    return [
        Diagnostic(
            severity=d["severity"],
            code=d["code"],
            path=d["path"],
            file=d.get("file", file["file"]),
            line=d["line"],
            column=d["column"],
            message=d["message"],
            suggestion=d["suggestion"],
        )
        for file in json.loads(result.stdout)["files"]
        for d in file["diagnostics"]
    ]


def _file(path: StrPath) -> str:
    """A path as an argument: to llemcfg, - alone is standard input."""
    name = os.fspath(path)
    return os.path.join(os.curdir, name) if name == "-" else name


def _layers(defaults: Iterable[StrPath], overrides: Mapping[str, Any] | None) -> list[str]:
    flags = [f"--defaults={os.fspath(path)}" for path in defaults]
    for path, value in (overrides or {}).items():
        # JSON is YAML, which is what the flag takes.
        flags.append(f"--set={path}={json.dumps(value)}")
    return flags


def _run(arguments: list[str]) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            [find_binary(), *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as err:
        raise Error(f"llemcfg cannot be run: {err}") from err
