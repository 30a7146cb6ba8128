#!/bin/sh
# Trains and exports the digit model by one command, after setup.sh: sh training/digits/train.sh
# About 10 minutes of one core; the same packages give the same weights.
set -eu
here="$(cd "$(dirname "$0")" && pwd)"
place="${VANKHO_TRAINING:-$HOME/.cache/vankho-training}"
export VANKHO_TRAINING="$place" OMP_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1
python="${PYTHON:-/usr/bin/python3}"
cd "$here"
nice -n 15 "$python" dataset.py "$place/data" 20000 2000 11
nice -n 15 "$python" train.py "$place/data" "$place/model.pt" "$place/figures.json"
"$python" export.py "$place/model.pt" "$here/../../src/ocr/digits/weights" "$here/../../test/fixtures/digits/strips.json" "$place/figures.json"
