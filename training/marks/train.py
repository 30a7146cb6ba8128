"""Trains the reader of stamps and writes its weights: python3 train.py OUT_FOLDER FIXTURE.json

Scenes are drawn anew in each round (draw.py) and learned with all that were drawn before. One thread; the same packages give
the same weights. MINED=N: each round learns, too, what the model takes for a mark in N scenes without one.
Batch norm is folded into the convolutions, values are kept as half-precision numbers, little-endian, layer by layer: weights
[out][in][height][width], then biases.
"""

import json
import os
import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn

from draw import HEIGHT, WIDTH, many, pick, scene, turned
from words import CLASSES

ROUNDS = int(os.environ.get("ROUNDS", "4"))
SCENES = int(os.environ.get("SCENES", "600"))
STEPS = int(os.environ.get("STEPS", "600"))
SEED = int(os.environ.get("SEED", "100"))
PEAK = float(os.environ.get("PEAK", "4e-3"))
BATCH = 96
# Scenes without a mark in which each round looks for windows that pass for one; their share of what is learned.
MINED = int(os.environ.get("MINED", "0"))
HARD_SHARE = 0.33
MOST_MINED = 5
LEAST_MINED = 0.03
MARKS = slice(1, 4)
NOISE = torch.randn(256, 1, HEIGHT, WIDTH, generator=torch.Generator().manual_seed(7))


def block(into, out, kernel, stride=1, pad=0):
    return nn.Sequential(nn.Conv2d(into, out, kernel, stride, pad, bias=False), nn.BatchNorm2d(out), nn.ReLU(inplace=True))


def build():
    return nn.Sequential(
        block(1, 16, 5, 2),
        block(16, 32, 3, 2),
        block(32, 56, 3, 2),
        nn.Dropout2d(0.05),
        block(56, 104, (3, 6)),
        nn.Dropout(0.1),
        nn.Conv2d(104, len(CLASSES), 1),
    )


def ink_of(rows):
    return torch.from_numpy(rows[:, 1:].reshape(-1, 1, HEIGHT, WIDTH).astype(np.float32) / 255)


def jitter(ink, rng):
    """Thinner or fuller ink, noise, strips without ink, a stroke across."""
    count = len(ink)
    gamma = torch.from_numpy(rng.uniform(0.6, 1.7, (count, 1, 1, 1)).astype(np.float32))
    ink = ink**gamma * torch.from_numpy(rng.uniform(0.75, 1.1, (count, 1, 1, 1)).astype(np.float32))
    ink = ink + NOISE[rng.integers(0, len(NOISE), count)] * float(rng.uniform(0, 0.05))
    for row in np.flatnonzero(rng.random(count) < 0.12):
        top, left = rng.integers(0, HEIGHT - 6), rng.integers(0, WIDTH - 10)
        high, wide = (rng.integers(1, 3), WIDTH) if rng.random() < 0.5 else (rng.integers(3, 8), rng.integers(3, 10))
        ink[row, 0, top : top + high, left : left + wide] = float(rng.random() < 0.4)
    return ink.clamp(0, 1)


def loss_of(scores, labels):
    """Mark, urgency or neither counts most; which of them, less."""
    shares = scores.log_softmax(1)
    group = torch.stack([shares[:, 0], shares[:, MARKS].logsumexp(1), shares[:, 4:].logsumexp(1)], 1)
    kind = (labels > 0).long() + (labels > 3).long()
    weight = torch.tensor([1.3, 1.0, 1.0])
    loss = (-group.gather(1, kind[:, None])[:, 0] * weight[kind]).mean()
    return loss + 0.15 * nn.functional.cross_entropy(scores, labels)


def judge(model, rows):
    model.eval()
    with torch.no_grad():
        shares = torch.cat([model(ink_of(rows[i : i + 512]))[:, :, 0, 0].softmax(1) for i in range(0, len(rows), 512)]).numpy()
    mark, label = shares[:, MARKS].sum(1), rows[:, 0]
    is_mark = (label > 0) & (label < 4)
    figures = {"windows": len(rows)}
    for limit in (0.05, 0.3, 0.5, 0.9):
        figures[f"found at {limit}"] = round(float((mark[is_mark] >= limit).mean()), 4)
        figures[f"false at {limit}"] = round(float((mark[~is_mark] >= limit).mean()), 5)
        figures[f"urgency at {limit}"] = round(float((mark[label > 3] >= limit).mean()), 4)
    figures["word right"] = round(float((shares.argmax(1) == label)[label > 0].mean()), 4)
    return figures


def start_from(model, weights, ink):
    """
    Takes up exported weights again (a path without its ending): each batch norm gets the scale and shift that the folded layer has. Channels that a
    narrower network did not have begin as they were made, and what reads them at nothing.
    """
    shapes = json.loads(weights.with_suffix(".json").read_text())["layers"]
    values = torch.from_numpy(np.fromfile(weights.with_suffix(".bin"), "<f2").astype(np.float32))
    at = 0
    parts = [part for part in model if not isinstance(part, (nn.Dropout, nn.Dropout2d))]
    with torch.no_grad():
        for part, shape in zip(parts, shapes):
            conv = part[0] if isinstance(part, nn.Sequential) else part
            out, into = shape["out"], shape["into"]
            size = out * into * conv.kernel_size[0] * conv.kernel_size[1]
            conv.weight[:, into:] = 0
            conv.weight[:out, :into] = values[at : at + size].view(out, into, *conv.kernel_size)
            bias = torch.zeros(conv.out_channels)
            bias[:out] = values[at + size : at + size + out]
            at += size + out
            if conv is part:
                part.bias.copy_(bias)
                continue
            plain = conv(ink)
            mean, std = plain.mean((0, 2, 3)), plain.var((0, 2, 3)).sqrt()
            norm = part[1]
            norm.weight.copy_(std)
            norm.bias.copy_(mean + bias)
            norm.running_mean.copy_(mean)
            norm.running_var.copy_(std**2)
            ink = (plain + bias[:, None, None]).relu()


def some(rows):
    return ink_of(rows[:: max(1, len(rows) // 2000)])


def drawn(seed, count):
    """Windows of so many scenes; kept on disk, since drawing takes longer than learning."""
    place = Path(os.environ.get("VANKHO_TRAINING", Path.home() / ".cache" / "vankho-training")) / "marks"
    file = place / f"{seed}-{count}.npy"
    if not file.exists():
        place.mkdir(parents=True, exist_ok=True)
        np.save(file, many(seed, count))
    return np.load(file)


def mined(model, rng, count):
    """Windows of scenes without a mark that the model of now takes for one."""
    model.eval()
    rows = []
    for _ in range(count):
        look, *_ = scene(rng, marks=False)
        for lean in (-14, 14):
            picture = turned(look, lean + pick(rng, [0, 0, 90, -90])).astype(np.float32)
            with torch.no_grad():
                share = model(torch.from_numpy(picture)[None, None])[0].softmax(0)[MARKS].sum(0).numpy()
            for place in np.argsort(share, axis=None)[::-1][:MOST_MINED]:
                y, x = np.unravel_index(place, share.shape)
                if share[y, x] < LEAST_MINED:
                    break
                y, x = min(8 * y, picture.shape[0] - HEIGHT), min(8 * x, picture.shape[1] - WIDTH)
                row = np.zeros(1 + HEIGHT * WIDTH, np.uint8)
                row[1:] = np.round(255 * picture[y : y + HEIGHT, x : x + WIDTH].clip(0, 1)).ravel()
                rows.append(row)
    print("mined", len(rows), "of", count, "scenes", flush=True)
    return np.array(rows, np.uint8).reshape(-1, 1 + HEIGHT * WIDTH)


def train():
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    rng = np.random.default_rng(SEED)
    held = drawn(999_999, 200)
    pool = [drawn(*map(int, name.split("-"))) for name in os.environ.get("POOL", "").split()]
    hard = np.zeros((0, 1 + HEIGHT * WIDTH), np.uint8)
    model = build()
    if "FROM" in os.environ:
        start_from(model, Path(os.environ["FROM"]) / "marks", some(held))
    optimiser = torch.optim.AdamW(model.parameters(), lr=PEAK, weight_decay=2e-3)
    pace = torch.optim.lr_scheduler.OneCycleLR(optimiser, PEAK, total_steps=ROUNDS * STEPS, pct_start=0.15)
    for turn in range(ROUNDS):
        if MINED:
            hard = np.concatenate([hard, mined(model, rng, MINED)])
        pool.append(drawn(SEED * 1000 + turn + 1, SCENES))
        rows = np.concatenate(pool)
        model.train()
        total = 0.0
        for _ in range(STEPS):
            part = rows[rng.integers(0, len(rows), BATCH)]
            if len(hard):
                share = int(BATCH * HARD_SHARE)
                part[:share] = hard[rng.integers(0, len(hard), share)]
            loss = loss_of(model(jitter(ink_of(part), rng))[:, :, 0, 0], torch.from_numpy(part[:, 0].astype(np.int64)))
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            pace.step()
            total += loss.item()
        print(turn, f"loss {total / STEPS:.4f}", judge(model, held), f"cpu {time.process_time():.0f} s", flush=True)
    facts = {"windows": sum(map(len, pool)), "hard": len(hard), "rounds": ROUNDS, "steps": STEPS, "seed": SEED}
    return model, facts, judge(model, held), held


def folded(model):
    for part in model:
        if isinstance(part, nn.Sequential):
            conv, norm = part[0], part[1]
            scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
            yield conv, conv.weight * scale[:, None, None, None], norm.bias - norm.running_mean * scale
        elif isinstance(part, nn.Conv2d):
            yield part, part.weight, part.bias


def export(trained, folder, fixture):
    """`trained`: model, what it was trained on, what it was measured at, rows of windows to choose those of the fixture from."""
    model, facts, figures, held = trained
    picked = np.concatenate([held[held[:, 0] == label][:2] for label in range(len(CLASSES))])
    export_to((model, facts, figures, ink_of(picked)), "marks", folder, fixture)


def export_to(trained, name, folder, fixture):
    """The same, with the windows of the fixture; files are called `name`."""
    model, facts, figures, ink = trained
    model.eval()
    layers, blob = [], b""
    with torch.no_grad():
        for conv, weight, bias in folded(model):
            shape = {"out": conv.out_channels, "into": conv.in_channels, "kernel": list(conv.kernel_size)}
            layers.append({**shape, "stride": list(conv.stride), "pad": list(conv.padding)})
            blob += weight.numpy().astype("<f2").tobytes() + bias.numpy().astype("<f2").tobytes()
        scores = model(ink)[:, :, 0, 0].softmax(1).numpy()
    described = {
        "version": f"vankho-{name} 7",
        "trainedOn": {**facts, "data": "drawn by training/marks/draw.py with fonts of Debian 12", "command": "sh training/marks/train.sh", "torch": torch.__version__},
        "heldApart": figures,
        "classes": CLASSES,
        "layers": layers,
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.bin").write_bytes(blob)
    (folder / f"{name}.json").write_text(json.dumps(described, indent=2, ensure_ascii=False) + "\n")
    windows = np.round(ink.numpy()[:, 0] * 255).astype(np.uint8)
    cases = [
        {"ink": window.tobytes().hex(), "probabilities": [round(float(p), 4) for p in score]}
        for window, score in zip(windows, scores)
    ]
    fixture.parent.mkdir(parents=True, exist_ok=True)
    fixture.write_text(json.dumps(cases) + "\n")


if __name__ == "__main__":
    export(train(), Path(sys.argv[1]), Path(sys.argv[2]))
