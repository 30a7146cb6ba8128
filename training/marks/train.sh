#!/bin/sh
# Draws the windows, trains and exports the reader of stamps: sh training/marks/train.sh
# Needs the fonts of training/digits/setup.sh and Debian's python3-torch, python3-numpy, python3-pil, python3-scipy; about 8 minutes of one core.
# Each part begins with the weights of the last one.
set -eu
here="$(cd "$(dirname "$0")" && pwd)"
python="${PYTHON:-/usr/bin/python3}"
weights="$here/../../src/ocr/marks/weights"
fixture="$here/../../test/fixtures/marks/patches.json"
export OMP_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1

learn() { nice -n 15 "$python" "$here/train.py" "$weights" "$fixture"; }
export POOL STEPS PEAK SEED MINED ROUNDS

SEED=100 ROUNDS=4 STEPS=600 PEAK=4e-3 POOL="" MINED=0 learn
# What a model takes for a mark where there is none teaches most. The committed weights saw fewer seals in the first two of these.
POOL="100001 100002 100003 100004 101001 101002" PEAK=2.5e-3 FROM="$weights"
export FROM
SEED=102 MINED=350 ROUNDS=3 STEPS=450 learn
SEED=103 MINED=450 ROUNDS=4 STEPS=500 learn
SEED=104 MINED=350 ROUNDS=3 STEPS=450 learn
