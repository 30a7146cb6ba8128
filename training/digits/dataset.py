"""Makes samples; keeps those of writers held apart: python3 dataset.py HELD.pickle COUNT SEED"""

import pickle
import sys
from pathlib import Path

import numpy as np

from compose import strip


def samples(count, rng, held=False, **style):
    """`count` samples: ink as bytes [40, width], classes from 1 on (0 is the blank), the kind of writing."""
    made = []
    while len(made) < count:
        image, classes, kind = strip(rng, held, **style)
        if 12 <= image.shape[1] <= 320:
            made.append((image, [c + 1 for c in classes], kind))
    return made


if __name__ == "__main__":
    path, count, seed = Path(sys.argv[1]), *map(int, sys.argv[2:4])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pickle.dumps(samples(count, np.random.default_rng(seed), held=True)))
