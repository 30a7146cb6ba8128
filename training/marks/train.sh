#!/bin/sh
# Draws the windows, trains and exports the reader of stamps: sh training/marks/train.sh
# Needs the fonts of training/digits/setup.sh and Debian's python3-torch, python3-numpy, python3-pil, python3-scipy; about four hours of one core.
# Each part begins with the weights of the last one. How the committed weights differ from what this makes: README.md.
set -eu
here="$(cd "$(dirname "$0")" && pwd)"
python="${PYTHON:-/usr/bin/python3}"
weights="$here/../../src/ocr/marks/weights"
fixture="$here/../../test/fixtures/marks/patches.json"
export OMP_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1

place="${VANKHO_TRAINING:-$HOME/.cache/vankho-training}/marks"

learn() { nice -n 15 "$python" "$here/train.py" "$weights" "$fixture"; }
keep() { rm -rf "$place/$1" && cp -r "$weights" "$place/$1"; }
export POOL STEPS PEAK SEED MINED ROUNDS SCENES

# The committed weights began with an older, narrower network (channels 12, 24, 44, 88), trained for 7,300 steps, which was widened.
SEED=100 SCENES=600 ROUNDS=6 STEPS=1000 PEAK=4e-3 POOL="" MINED=0 learn
export FROM="$weights"
POOL="100001-600 100002-600 100003-600 100004-600 100005-600 100006-600"
SEED=110 SCENES=600 ROUNDS=2 STEPS=1300 PEAK=3e-3 MINED=0 learn
# What a model takes for a mark where there is none teaches most.
POOL="$POOL 110001-600 110002-600"
SEED=111 SCENES=100 ROUNDS=4 STEPS=900 PEAK=2.5e-3 MINED=450 learn
keep first
SEED=112 SCENES=300 ROUNDS=5 STEPS=1000 PEAK=2.5e-3 MINED=300 learn
keep second
POOL="$POOL 112001-300 112002-300 112003-300 112004-300 112005-300"
SEED=113 SCENES=400 ROUNDS=4 STEPS=1100 PEAK=2e-3 MINED=250 learn
keep third
"$python" "$here/mean.py" "$weights" "$fixture" "$place/first" "$place/second" "$place/third"

# The second network, which reads what the first one finds, and a third of its shape, which goes on from it with state seals and what comes through from the other side, on scenes drawn anew.
read_places() { env -u POOL -u SEED -u MINED -u ROUNDS nice -n 15 "$python" "$here/reader.py" "$weights" "$here/../../test/fixtures/marks/$1.json" "$2"; }
export KEEP="$place/reader.pt"
(unset FROM && STEPS=8000 PEAK=4e-3 SCENES=1000 read_places readings reader)
FROM="$KEEP" FIRST=500001 SEEDS=3 SCENES=900 STEPS=4000 PEAK=2e-3 read_places judgements judge
# The fourth, which goes on from that one with words that print, a hand, a rule or a box runs across; AREAS=file.npz adds looks at areas of pages without marks.
go_on() { env -u POOL -u MINED -u ROUNDS HELD=999997 PEAK=2e-3 "$@" nice -n 15 "$python" "$here/reader.py" "$weights" "$here/../../test/fixtures/marks/testimonies.json" witness; }
go_on FROM="$weights/judge" KEEP="$place/witness.pt" FIRST=700001 SEEDS=2 SCENES=1000 SEED=701 STEPS=4000
go_on FROM="$place/witness.pt" KEEP="$place/witness.pt" FIRST=700001 SEEDS=2 SCENES=1000 SEED=702 STEPS=2500 PEAK=1.2e-3 FRESH=40
go_on FROM="$place/witness.pt" KEEP="$place/witness.pt" FIRST=820001 SEEDS=5 SCENES=1000 SEED=703 STEPS=6000
# What the fourth has become chooses the places and reads them, too; the reader of before goes on instead, and the first network, with stamps over stamps.
cp "$weights/witness.bin" "$place/third-reader.bin" && cp "$weights/witness.json" "$place/third-reader.json"
go_on FROM="$weights/reader" KEEP="$place/second-witness.pt" FIRST=840001 SEEDS=8 SCENES=1000 SEED=714 STEPS=6000 PEAK=2.5e-3
go_on FROM="$place/second-witness.pt" KEEP="$place/second-witness.pt" FIRST=840001 SEEDS=8 SCENES=1000 SEED=716 STEPS=4500 PEAK=1.6e-3 FRESH=40
cp "$place/third-reader.bin" "$weights/reader.bin" && cp "$place/third-reader.json" "$weights/reader.json"
find_on() { env -u POOL -u MINED -u ROUNDS HELD=999997 PEAK=2e-3 KEEP="$place/finder.pt" "$@" nice -n 15 "$python" "$here/reader.py" "$weights" "$here/../../test/fixtures/marks/patches.json" marks; }
find_on FROM="$weights/marks" FIRST=820001 SEEDS=5 SCENES=1000 SEED=705 STEPS=4500
find_on FROM="$place/finder.pt" FIRST=840001 SEEDS=8 SCENES=1000 SEED=715 STEPS=5000

# The fifth reads the same places at twice the resolution. It begins as the witness, which sees the closer look halved. AREAS: looks at areas of pages without marks.
read_closely() { env -u POOL HELD=999997 KEEP="$place/close.pt" "$@" nice -n 15 "$python" "$here/reader.py" "$weights" "$here/../../test/fixtures/marks/closer.json" close; }
read_closely STEM=1 FROM="$weights/witness" FIRST=900001 SEEDS=8 SCENES=1000 SEED=801 STEPS=6000 PEAK=3e-3
read_closely FROM="$place/close.pt" FIRST=920001 SEEDS=15 SCENES=1000 SEED=802 STEPS=5000 PEAK=2e-3 FRESH=40 SEARCHED=500
# Numbers, dates and words that come near in the middle of windows.
read_closely FROM="$place/close.pt" FIRST=960001 SEEDS=18 SCENES=1000 SEED=804 STEPS=4000 PEAK=2e-3 FRESH=40 SEARCHED=500
read_closely FROM="$place/close.pt" FIRST=980001 SEEDS=17 SCENES=1000 SEED=805 STEPS=3000 PEAK=1.6e-3 FRESH=40 SEARCHED=500
