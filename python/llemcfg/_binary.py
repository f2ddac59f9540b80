"""Finds the llemcfg binary that the wheel installed."""

from __future__ import annotations

import os
import shutil
import sys
import sysconfig

NAME = "llemcfg.exe" if os.name == "nt" else "llemcfg"


def find_binary() -> str:
    """Return the path of the llemcfg binary.

    It is the one that was installed with this module; LLEMCFG_BINARY names
    another. If neither is there, it is the one on PATH.
    """
    named = os.environ.get("LLEMCFG_BINARY")
    if named:
        return named
    for folder in _folders():
        path = os.path.join(folder, NAME)
        if os.path.isfile(path):
            return path
    found = shutil.which("llemcfg")
    if found:
        return found
    raise FileNotFoundError(f"there is no {NAME} beside the Python package or on PATH")


def _folders():
    """Where pip puts scripts: of this environment, of --user, of --target."""
    yield sysconfig.get_path("scripts")
    yield sysconfig.get_path("scripts", _user_scheme())
    package = os.path.dirname(os.path.abspath(__file__))
    yield os.path.join(os.path.dirname(package), "bin")


def _user_scheme() -> str:
    if sys.version_info >= (3, 10):
        return sysconfig.get_preferred_scheme("user")
    return "nt_user" if os.name == "nt" else "posix_user"
