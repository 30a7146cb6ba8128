#!/bin/sh
# Draws the windows, trains and exports the reader of stamps: sh training/marks/train.sh
# Needs the fonts of training/digits/setup.sh and Debian's python3-torch, python3-numpy, python3-pil, python3-scipy; about 8 minutes of one core.
# Rounds: each begins with the weights of the last one and learns its windows besides those of the rounds before.
set -eu
here="$(cd "$(dirname "$0")" && pwd)"
python="${PYTHON:-/usr/bin/python3}"
weights="$here/../../src/ocr/marks/weights"
fixture="$here/../../test/fixtures/marks/patches.json"
export OMP_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1

SEED=100 nice -n 15 "$python" "$here/train.py" "$weights" "$fixture"
SEED=101 POOL=100 PEAK=2e-3 FROM="$weights" nice -n 15 "$python" "$here/train.py" "$weights" "$fixture"
