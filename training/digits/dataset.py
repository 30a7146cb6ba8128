"""Makes and keeps the samples: python3 dataset.py FOLDER COUNT HELD_COUNT SEED"""

import pickle
import sys
from pathlib import Path

import numpy as np

from compose import strip


def samples(count, seed, held):
    rng = np.random.default_rng(seed)
    made = []
    while len(made) < count:
        image, classes, kind = strip(rng, held)
        if 12 <= image.shape[1] <= 320:
            made.append((image, [c + 1 for c in classes], kind))
    return made


if __name__ == "__main__":
    folder, count, held_count, seed = Path(sys.argv[1]), *map(int, sys.argv[2:5])
    folder.mkdir(parents=True, exist_ok=True)
    # seeds of drawn hands differ as well: no writer is in both sets
    (folder / "held.pickle").write_bytes(pickle.dumps(samples(held_count, seed + 1_000_003, True)))
    (folder / "train.pickle").write_bytes(pickle.dumps(samples(count, seed, False)))
