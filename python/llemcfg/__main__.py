"""python -m llemcfg is llemcfg."""

import os
import subprocess
import sys

from ._binary import find_binary


def main() -> None:
    command = [find_binary(), *sys.argv[1:]]
    if os.name == "nt":  # where exec does not wait for the process
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)


if __name__ == "__main__":
    main()
