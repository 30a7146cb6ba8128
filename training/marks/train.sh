#!/bin/sh
# Draws the patches, trains and exports the detector of secrecy marks: sh training/marks/train.sh
# Needs node, the fonts of training/digits/setup.sh and Debian's python3-torch and python3-numpy; about 10 minutes of one core.
# Three rounds, each from where the last one ended: drawn stamps; more of them and seals; what the model then took for a
# mark though there was none. The committed weights came so, with fewer scenes in the later rounds.
set -eu
here="$(cd "$(dirname "$0")" && pwd)"
root="$here/../.."
place="${VANKHO_TRAINING:-$HOME/.cache/vankho-training}/marks"
python="${PYTHON:-/usr/bin/python3}"
weights="$root/src/ocr/marks/weights"
fixture="$root/test/fixtures/marks/patches.json"
mkdir -p "$place"
export OMP_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1

draw() { # SEED SCENES SHARE_OF_SEALS [hard]
  file="$place/$1.bin"
  [ -f "$file" ] || nice -n 15 node "$root/scripts/bench/marks/patches.ts" "$file" "$@"
}

for seed in a b c; do draw "$seed" 600 0; done
EPOCHS=7 PEAK=4e-3 nice -n 15 "$python" "$here/train.py" "$weights" "$fixture" "$place"/[abc].bin
for seed in d e f; do draw "$seed" 500 0.25; done
EPOCHS=3 PEAK=2.5e-3 FROM="$weights" nice -n 15 "$python" "$here/train.py" "$weights" "$fixture" "$place"/[a-f].bin
for seed in g h; do draw "$seed" 250 0.2; done
for seed in l m n o; do draw "$seed" 150 0.55 hard; done
hard="$place/l.bin $place/m.bin $place/n.bin $place/o.bin"
# shellcheck disable=SC2086
EPOCHS=3 PEAK=2e-3 FROM="$weights" nice -n 15 "$python" "$here/train.py" "$weights" "$fixture" "$place"/[d-h].bin $hard $hard $hard
