#!/bin/sh
# Trains and exports the reader of words by one command, after setup.sh: sh training/words/train.sh
# About 20 minutes of one core; the same packages give the same weights.
set -eu
here="$(cd "$(dirname "$0")" && pwd)"
place="${VANKHO_TRAINING:-$HOME/.cache/vankho-training}/words"
export OMP_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1
python="${PYTHON:-/usr/bin/python3}"
cd "$here"
nice -n 15 "$python" train.py "$place"
"$python" export.py "$place/mean.pt" "$place/facts.json" "$here/../../src/ocr/words/weights" "$here/../../test/fixtures/words/strips.json"
