"""Studies as a rival would expand them: itertools.product over the axes, each point
judged by Pydantic 2, deduplicated by the SHA-256 of its JSON.

It prints the number of points, and the microseconds for each, in the best of some
passes. The axes are those of BenchmarkOutcome in pkg/study.
"""

import hashlib
import itertools
import json
import sys
import time

import pydantic_peer as peer


def expand(thousands: int) -> int:
    axes = {
        ("n",): range(1, thousands + 1),
        ("precision",): ["bf16", "fp16"],
        ("decoder", "temperature"): [i / 10 for i in range(1, 11)],
        ("max_output_tokens",): [16, 32, 64, 128, 256],
        ("pytorch", "batch_size"): [2**i for i in range(10)],
    }
    seen = set()
    for values in itertools.product(*axes.values()):
        config = {"model": "gpt2"}
        for path, value in zip(axes, values):
            at = config
            for step in path[:-1]:
                at = at.setdefault(step, {})
            at[path[-1]] = value
        resolved = peer.Experiment.model_validate(config).model_dump()
        seen.add(hashlib.sha256(json.dumps(resolved, sort_keys=True).encode()).digest())
    return len(seen)


def main() -> None:
    thousands = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        points = expand(thousands)
        best = min(best, time.perf_counter() - start)
    print(points, f"{best / points * 1e6:.1f}")


main()
