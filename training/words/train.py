"""Trains the reader of words: python3 train.py FOLDER [FIRST_ROUND]

Endless samples: each batch is drawn anew. Rounds, each from where the one before ended, slower and slower from the second on. The
weights that are kept are a running average of those of the last steps. One thread; the same seeds and steps give the same
weights. Every 250 steps the average is written, so that it can be tried.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
import PIL
import scipy
import torch
from torch import nn

from compose import HEIGHT, line_of_words
from letters import FOREIGN, LETTERS
from model import STEP, WordModel

BATCH = 64
# Samples drawn at a time; batches are of like width. Each is shown so often, the second time faded and moved.
CHUNK, SHOWN = 2048, 2
# Seed, steps, and learning rate at the beginning and at the end of each round.
ROUNDS = [(11, 2500, 2.5e-3, 2.5e-3), (12, 1700, 2e-3, 2e-5), (13, 1700, 2e-3, 1e-5)]


def batch_of(samples, rng=None):
    """Ink [n, 1, 48, width], widths in steps, targets, target lengths."""
    width = max(image.shape[1] for image, *_ in samples)
    ink = np.zeros((len(samples), 1, HEIGHT, width), np.float32)
    for row, (image, *_) in enumerate(samples):
        ink[row, 0, :, : image.shape[1]] = image
    ink /= 255
    if rng is not None:
        ink = jitter(ink, rng)
    widths = torch.tensor([image.shape[1] // STEP for image, *_ in samples])
    targets = torch.tensor([c for _, classes, _ in samples for c in classes], dtype=torch.long)
    lengths = torch.tensor([len(classes) for _, classes, _ in samples])
    return torch.from_numpy(ink), widths, targets, lengths


def jitter(ink, rng):
    for row in range(len(ink)):
        down, right = int(rng.integers(-1, 2)), int(rng.integers(-1, 2))
        ink[row, 0] = np.roll(ink[row, 0], (down, right), (0, 1))
        if rng.random() < 0.3:
            ink[row, 0] **= rng.uniform(0.6, 1.7)
    return ink


def batches(samples, rng):
    order = sorted(range(len(samples)), key=lambda i: samples[i][0].shape[1] + rng.uniform(0, 12))
    groups = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
    rng.shuffle(groups)
    return [[samples[i] for i in group] for group in groups]


def endless(rng, last):
    while True:
        samples = []
        while len(samples) < CHUNK:
            samples += line_of_words(rng, last=last)
        for turn in range(SHOWN):
            yield from ((part, turn) for part in batches(samples, rng))


def read(scores):
    best = scores.argmax(1).tolist()
    path = [c for i, c in enumerate(best) if c != 0 and (i == 0 or c != best[i - 1])]
    return "".join("~" if c == FOREIGN else LETTERS[c - 1] for c in path).strip("~")


def judge(model, samples):
    """Share of words read exactly."""
    model.eval()
    right = 0
    with torch.no_grad():
        ordered = sorted(samples, key=lambda s: s[0].shape[1])
        for start in range(0, len(ordered), BATCH):
            part = ordered[start : start + BATCH]
            ink, widths, *_ = batch_of(part)
            scores = model(ink)
            right += sum(read(scores[: widths[row], row]) == text for row, (_, _, text) in enumerate(part))
    return round(right / len(samples), 4)


def held_words(count, seed):
    rng = np.random.default_rng(seed)
    samples = []
    while len(samples) < count:
        samples += line_of_words(rng, held=True)
    return samples[:count]


def pace_at(done, plan):
    _, steps, first, last = plan
    share = 0.5 + 0.5 * np.cos(np.pi * done / steps)
    return (last + (first - last) * share) * min(1, (done + 1) / 100)


def run_round(folder, number):
    """Goes on from the weights of the round before; returns the average."""
    plan = ROUNDS[number]
    seed, steps, *_ = plan
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    held = held_words(800, 1_000_003)
    model, mean = WordModel(), WordModel()
    if number > 0:
        model.load_state_dict(torch.load(folder / f"last{number - 1}.pt"))
    mean.load_state_dict(model.state_dict())
    optimiser = torch.optim.AdamW(model.parameters(), lr=plan[2], weight_decay=1e-3)
    loss_of = nn.CTCLoss(zero_infinity=True)
    running = None
    drawn = endless(rng, number > 0)
    for done in range(steps):
        part, turn = next(drawn)
        model.train()
        for group in optimiser.param_groups:
            group["lr"] = pace_at(done, plan)
        ink, widths, targets, lengths = batch_of(part, rng if turn else None)
        loss = loss_of(model(ink), targets, widths, lengths)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5)
        optimiser.step()
        follow(mean, model, min(0.997, done / (done + 20)))
        running = loss.item() if running is None else 0.98 * running + 0.02 * loss.item()
        if done % 50 == 49:
            print(number, done + 1, f"loss {running:.4f}", f"cpu {time.process_time():.0f} s", flush=True)
        if done % 250 == 249 or done + 1 == steps:
            torch.save(model.state_dict(), folder / f"last{number}.pt")
            torch.save(mean.state_dict(), folder / "mean.pt")
            print("held apart", judge(mean, held), flush=True)
    return mean


def train(folder, first=0):
    torch.set_num_threads(1)
    for number in range(first, len(ROUNDS)):
        mean = run_round(folder, number)
    held = held_words(3000, 2_000_003)
    return {
        "version": "vankho-words 1",
        "trainedOn": {
            "command": "sh training/words/setup.sh && sh training/words/train.sh",
            "seedsStepsAndRates": ROUNDS,
            "samples": sum(steps for _, steps, *_ in ROUNDS) * BATCH // SHOWN,
            "data": "words of mappings/reading set in the faces of Debian 12 that training/words/faces.py lists",
            "packages": {"torch": torch.__version__, "numpy": np.__version__, "pillow": PIL.__version__, "scipy": scipy.__version__},
            "cpuSeconds": round(time.process_time()),
        },
        "heldApart": {"words": len(held), "readExactly": judge(mean, held)},
    }


def follow(mean, model, share):
    with torch.no_grad():
        for kept, now in zip(mean.state_dict().values(), model.state_dict().values()):
            if kept.dtype.is_floating_point:
                kept.mul_(share).add_(now, alpha=1 - share)
            else:
                kept.copy_(now)


if __name__ == "__main__":
    place = Path(sys.argv[1])
    place.mkdir(parents=True, exist_ok=True)
    (place / "facts.json").write_text(json.dumps(train(place, int((sys.argv[2:] or ["0"])[0]))))
