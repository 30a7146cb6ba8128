#!/bin/sh
# Draws, trains and exports scout and reader of stamps: sh training/marks/train.sh
# Needs the fonts of training/digits/setup.sh, Debian's python3-torch, python3-numpy, python3-pil, python3-scipy, and what scripts/pages needs.
# About 20 minutes of one core. Each part begins with the weights of the last one.
set -eu
here="$(cd "$(dirname "$0")" && pwd)"
python="${PYTHON:-/usr/bin/python3}"
weights="$here/../../src/ocr/marks/weights"
fixtures="$here/../../test/fixtures/marks"
place="${VANKHO_TRAINING:-$HOME/.cache/vankho-training}/marks"
export OMP_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1
mkdir -p "$place"

if [ ! -f "$place/pages.npz" ]; then
  node "$here/../../scripts/ensure.mjs" "$here/../../scripts/pages/make.ts" --out "$place/pages" --docs 160 --seed "training of marks"
  nice -n 15 "$python" "$here/pages.py" "$place/pages" "$place/pages.npz"
fi
nice -n 15 "$python" "$here/scout.py" "$weights" "$fixtures/scout.json" "$place"

learn() { nice -n 15 "$python" "$here/train.py" "$weights" "$fixtures/patches.json"; }
export POOL STEPS PEAK SEED MINED ROUNDS SCENES

SCENES=600 SEED=100 ROUNDS=6 STEPS=1000 PEAK=4e-3 POOL="" MINED=0 learn
# What a model takes for a mark where there is none teaches most.
POOL="100001-600 100002-600 100003-600 100004-600 100005-600 100006-600" FROM="$weights"
export FROM
SCENES=600 SEED=110 ROUNDS=2 STEPS=1300 PEAK=3e-3 MINED=0 learn
SCENES=100 SEED=111 ROUNDS=4 STEPS=900 PEAK=2.5e-3 MINED=450 learn
SCENES=300 SEED=112 ROUNDS=5 STEPS=1000 PEAK=2.5e-3 MINED=300 learn
