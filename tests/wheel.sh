#!/usr/bin/env bash
# Build the wheel, install it alone in an empty environment, and read an example page with it.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

uv build --quiet --wheel --out-dir "$work/dist"
python3 -m venv "$work/alone"
"$work/alone/bin/pip" install --quiet --disable-pip-version-check "$work"/dist/*.whl
page=$(find src/onrecord/examples/story -name '*.html' | sort | head -n 1)
cp "$page" "$work/page.html"
cd "$work"
alone/bin/onrecord claims page.html
alone/bin/onrecord claims page.html --json | python3 -c '
import json, sys
record = json.loads(sys.stdin.readline())
assert record["claims"], "the wheel alone finds no claims on the example page"
print("The wheel alone finds", len(record["claims"]), "claims on the example page.")
'
