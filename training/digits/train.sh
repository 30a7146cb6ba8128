#!/bin/sh
# Trains and exports the two networks of the digit model by one command, after setup.sh: sh training/digits/train.sh
# The same packages and processor give the same weights. The recipe of the first network lies in the history of this
# repository; its samples have other writers, so the two err on different digits.
set -eu
here="$(cd "$(dirname "$0")" && pwd)"
place="${VANKHO_TRAINING:-$HOME/.cache/vankho-training}"
export VANKHO_TRAINING="$place" OMP_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1
python="${PYTHON:-/usr/bin/python3}"
first_recipe=80db6055096b07443e74f4eeae29328db458358f

mkdir -p "$place/first/weights" "$place/data"
git -C "$here" archive "$first_recipe" . | tar x -C "$place/first"
cd "$place/first"
nice -n 15 "$python" dataset.py "$place/first-data" 20000 2000 11
nice -n 15 "$python" train.py "$place/first-data" "$place/first.pt" "$place/first.json"
"$python" export.py "$place/first.pt" "$place/first/weights" "$place/first/strips.json" "$place/first.json"

cd "$here"
nice -n 15 "$python" dataset.py "$place/data/held.pickle" 3000 1000015
nice -n 15 "$python" train.py "$place/data/held.pickle" "$place/model.pt" "$place/figures.json"
"$python" export.py "$place/first/weights" "$place/model.pt" "$place/figures.json" "$here/../../src/ocr/digits/weights" "$here/../../test/fixtures/digits/strips-second.json"
cp "$place/first/strips.json" "$here/../../test/fixtures/digits/strips-first.json"
