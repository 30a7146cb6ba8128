"""The mean of weights of one training, which is surer than each: python3 mean.py OUT_FOLDER FIXTURE.json FOLDER…

The folders hold what train.py exported at the end of its parts; the last one tells what they were trained on.
"""

import json
import sys
from pathlib import Path

import numpy as np

from train import build, drawn, export, judge, some, start_from

if __name__ == "__main__":
    out, fixture, *folders = map(Path, sys.argv[1:])
    weights = [np.fromfile(folder / "marks.bin", "<f2").astype(np.float32) for folder in folders]
    described = (folders[-1] / "marks.json").read_text()
    out.mkdir(parents=True, exist_ok=True)
    (out / "marks.bin").write_bytes(np.mean(weights, 0).astype("<f2").tobytes())
    (out / "marks.json").write_text(described)
    held = drawn(999_999, 200)
    model = build()
    start_from(model, out / "marks", some(held))
    facts = {**json.loads(described)["trainedOn"], "mean of parts": len(folders)}
    export((model, facts, judge(model, held), held), out, fixture)
