#!/usr/bin/env python3
"""Builds the wheels: the binary of each platform, and the module that runs it.

    build_wheels.py --version v0.1.0 --out dist linux/amd64=path/to/llemcfg ...
    build_wheels.py --dist dist --out dist

--dist reads the binaries and the version from what goreleaser built. A wheel is
a zip with a list of its files, so that the standard library is enough; two
builds of the same binary are equal. SOURCE_DATE_EPOCH dates the files.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import os
import re
import time
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent

# The binaries link no C library, so that they run on every Linux. Go 1.26 needs
# macOS 12.
TAGS = {
    "linux/amd64": "manylinux_2_17_x86_64.manylinux2014_x86_64.musllinux_1_1_x86_64",
    "linux/arm64": "manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64",
    "darwin/amd64": "macosx_12_0_x86_64",
    "darwin/arm64": "macosx_12_0_arm64",
    "windows/amd64": "win_amd64",
    "windows/arm64": "win_arm64",
}

METADATA = """\
Metadata-Version: 2.1
Name: llemcfg
Version: {version}
Summary: Validate and resolve the configuration of LLM energy-measurement experiments
Home-page: https://github.com/llenergymeasure/llemcfg
License: Apache-2.0
Classifier: License :: OSI Approved :: Apache Software License
Classifier: Programming Language :: Python :: 3
Requires-Python: >=3.9
Description-Content-Type: text/markdown

{readme}"""


def python_version(go: str) -> str:
    """A version of Go's as PEP 440 has it."""
    match = re.fullmatch(r"v?(\d+\.\d+\.\d+)(?:-(.+?))?(?:\+(.+))?", go)
    if not match:
        raise SystemExit(f"{go!r} is not a version such as v0.1.0")
    base, pre, build = match.groups()
    if not pre:
        return base + (f"+{build}" if build else "")
    named = re.fullmatch(r"(alpha|beta|rc)\.?(\d+)", pre)
    if named:
        return base + {"alpha": "a", "beta": "b", "rc": "rc"}[named[1]] + named[2]
    # A commit between releases, or a snapshot.
    return f"{base}.dev0+" + re.sub(r"[^a-z0-9]+", ".", ".".join(filter(None, (pre, build))).lower())


def build(platform: str, binary: Path, version: str, out: Path) -> Path:
    tag = TAGS[platform]
    info = f"llemcfg-{version}.dist-info"
    name = "llemcfg.exe" if platform.startswith("windows/") else "llemcfg"
    files: dict[str, tuple[bytes, int]] = {}
    for source in sorted((HERE / "llemcfg").iterdir()):
        if source.suffix == ".py" or source.name == "py.typed":
            files[f"llemcfg/{source.name}"] = source.read_bytes(), 0o644
    files[f"llemcfg-{version}.data/scripts/{name}"] = binary.read_bytes(), 0o755
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    files[f"{info}/METADATA"] = METADATA.format(version=version, readme=readme).encode(), 0o644
    tags = "".join(f"Tag: py3-none-{part}\n" for part in tag.split("."))
    files[f"{info}/WHEEL"] = f"Wheel-Version: 1.0\nGenerator: llemcfg\nRoot-Is-Purelib: false\n{tags}".encode(), 0o644
    files[f"{info}/licenses/LICENSE"] = (HERE.parent / "LICENSE").read_bytes(), 0o644
    record = "".join(f"{path},sha256={digest(data)},{len(data)}\n" for path, (data, _) in files.items())
    files[f"{info}/RECORD"] = (record + f"{info}/RECORD,,\n").encode(), 0o644

    wheel = out / f"llemcfg-{version}-py3-none-{tag}.whl"
    # A zip cannot hold a time before 1980.
    date = time.gmtime(max(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), 315532800))[:6]
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, (data, mode) in files.items():
            entry = zipfile.ZipInfo(path, date)
            entry.create_system = 3  # Unix, whose modes these are
            entry.external_attr = (0o100000 | mode) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return wheel


def digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


def from_dist(dist: Path) -> tuple[str, dict[str, Path]]:
    """The version and the binaries of a release that goreleaser built."""
    version = json.loads((dist / "metadata.json").read_text())["version"]
    binaries = {}
    for artifact in json.loads((dist / "artifacts.json").read_text()):
        platform = f"{artifact.get('goos')}/{artifact.get('goarch')}"
        if artifact["type"] == "Binary" and platform in TAGS:
            binaries[platform] = dist.parent / artifact["path"]
    return version, binaries


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--version", help="the version, such as v0.1.0")
    parser.add_argument("--dist", type=Path, help="the folder of a release")
    parser.add_argument("--out", type=Path, required=True, help="where the wheels go")
    parser.add_argument("binaries", nargs="*", metavar="OS/ARCH=BINARY")
    args = parser.parse_args()
    if args.dist:
        version, binaries = from_dist(args.dist)
    elif args.version and args.binaries:
        version = args.version
        binaries = {platform: Path(path) for platform, _, path in (b.partition("=") for b in args.binaries)}
    else:
        parser.error("either --dist, or --version and binaries")
    unknown = sorted(set(binaries) - set(TAGS))
    if unknown:
        parser.error(f"there are no wheels for {', '.join(unknown)}")
    if not binaries:
        parser.error("there is no binary")
    args.out.mkdir(parents=True, exist_ok=True)
    for platform, binary in sorted(binaries.items()):
        print(build(platform, binary, python_version(version), args.out))


if __name__ == "__main__":
    main()
