"""Trains the detector of secrecy marks and writes its weights: python3 train.py OUT_FOLDER FIXTURE.json PATCHES.bin…

Patches come from scripts/bench/marks/patches.ts: one byte of label (0 none, 1 MẬT, 2 TỐI MẬT, 3 TUYỆT MẬT), then 40 rows
of 64 bytes of ink. One thread; the same seeds and patches give the same weights. Batch norm is folded into the
convolutions, values are kept as half-precision numbers, little-endian, layer by layer: weights [out][in][height][width],
then biases.
"""

import json
import os
import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn

HEIGHT, WIDTH = 40, 64
CLASSES = 4
EPOCHS = int(os.environ.get("EPOCHS", "7"))
BATCH = 64
HELD = 0.04
NOISE = torch.randn(256, 1, HEIGHT, WIDTH, generator=torch.Generator().manual_seed(7))


def block(into, out, kernel, stride=1):
    return nn.Sequential(nn.Conv2d(into, out, kernel, stride, bias=False), nn.BatchNorm2d(out), nn.ReLU(inplace=True))


def build():
    return nn.Sequential(
        block(1, 10, 5, 2),
        block(10, 20, 3, 2),
        block(20, 32, 3, 2),
        nn.Dropout2d(0.1),
        block(32, 48, (3, 6)),
        nn.Dropout(0.1),
        nn.Conv2d(48, CLASSES, 1),
    )


def load(paths):
    parts = [np.fromfile(path, np.uint8).reshape(-1, 1 + HEIGHT * WIDTH) for path in paths]
    held = [part[int(len(part) * (1 - HELD)) :] for part in parts]
    kept = [part[: int(len(part) * (1 - HELD))] for part in parts]
    return np.concatenate(kept), np.concatenate(held)


def ink_of(rows):
    return torch.from_numpy(rows[:, 1:].reshape(-1, 1, HEIGHT, WIDTH).astype(np.float32) / 255)


def jitter(ink, rng):
    """Thinner or fuller ink, noise, strips without ink, a stroke across."""
    count = len(ink)
    gamma = torch.from_numpy(rng.uniform(0.55, 1.8, (count, 1, 1, 1)).astype(np.float32))
    ink = ink.clamp(0, 1) ** gamma
    ink = ink * torch.from_numpy(rng.uniform(0.75, 1.1, (count, 1, 1, 1)).astype(np.float32))
    ink = ink + NOISE[rng.integers(0, len(NOISE), count)] * float(rng.uniform(0, 0.06))
    for row in np.flatnonzero(rng.random(count) < 0.2):
        top, left = rng.integers(0, HEIGHT - 6), rng.integers(0, WIDTH - 10)
        high, wide = (rng.integers(1, 4), WIDTH) if rng.random() < 0.5 else (rng.integers(3, 8), rng.integers(3, 10))
        ink[row, 0, top : top + high, left : left + wide] = float(rng.random() < 0.4)
    return ink.clamp(0, 1)


def loss_of(scores, labels):
    """Whether it is a mark counts most, which one less."""
    shares = scores.log_softmax(1)
    none, mark = shares[:, 0], shares[:, 1:].logsumexp(1)
    wrong = torch.where(labels > 0, mark, none).neg()
    level = nn.functional.cross_entropy(scores[labels > 0][:, 1:], labels[labels > 0] - 1, reduction="sum") / len(labels)
    return wrong.mean() + 0.2 * level


def judge(model, rows):
    model.eval()
    with torch.no_grad():
        scores = torch.cat([model(ink_of(rows[i : i + 512]))[:, :, 0, 0].softmax(1) for i in range(0, len(rows), 512)])
    mark = 1 - scores[:, 0].numpy()
    label = rows[:, 0]
    figures = {"samples": len(rows)}
    for limit in (0.3, 0.5, 0.8, 0.95):
        figures[f"found at {limit}"] = round(float((mark[label > 0] >= limit).mean()), 4)
        figures[f"false at {limit}"] = round(float((mark[label == 0] >= limit).mean()), 4)
    figures["level right"] = round(float((scores.argmax(1).numpy() == label)[label > 0].mean()), 4)
    return figures


def start_from(model, folder, rows):
    """Takes up exported weights again: each batch norm gets the scale and shift that the folded layer has."""
    values = torch.from_numpy(np.fromfile(folder / "marks.bin", "<f2").astype(np.float32))
    at = 0
    ink = ink_of(rows[:: max(1, len(rows) // 2000)])
    with torch.no_grad():
        for part in model:
            if isinstance(part, nn.Dropout | nn.Dropout2d):
                continue
            conv = part[0] if isinstance(part, nn.Sequential) else part
            conv.weight.copy_(values[at : at + conv.weight.numel()].view_as(conv.weight))
            at += conv.weight.numel()
            bias = values[at : at + conv.out_channels]
            at += conv.out_channels
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


def train(paths):
    torch.set_num_threads(int(os.environ.get("THREADS", "1")))
    torch.manual_seed(7)
    rng = np.random.default_rng(7)
    rows, held = load(paths)
    model = build()
    if "FROM" in os.environ:
        start_from(model, Path(os.environ["FROM"]), rows)
    steps = EPOCHS * (len(rows) // BATCH)
    peak = float(os.environ.get("PEAK", "4e-3"))
    optimiser = torch.optim.AdamW(model.parameters(), lr=peak, weight_decay=2e-3)
    pace = torch.optim.lr_scheduler.OneCycleLR(optimiser, peak, total_steps=steps, pct_start=0.15)
    for epoch in range(EPOCHS):
        model.train()
        order = rng.permutation(len(rows))
        total = 0.0
        for start in range(0, len(order) - BATCH + 1, BATCH):
            part = rows[order[start : start + BATCH]]
            loss = loss_of(model(jitter(ink_of(part), rng))[:, :, 0, 0], torch.from_numpy(part[:, 0].astype(np.int64)))
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            pace.step()
            total += loss.item()
        print(epoch, f"loss {total / (len(rows) // BATCH):.4f}", judge(model, held), f"cpu {time.process_time():.0f} s", flush=True)
    return model, {"patches": len(rows), "epochs": EPOCHS, "seed": 7}, judge(model, held), held


def folded(model):
    for part in model:
        if isinstance(part, nn.Sequential):
            conv, norm = part[0], part[1]
            scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
            yield conv, conv.weight * scale[:, None, None, None], norm.bias - norm.running_mean * scale
        elif isinstance(part, nn.Conv2d):
            yield part, part.weight, part.bias


def export(trained, folder, fixture):
    model, facts, figures, held = trained
    model.eval()
    layers, blob = [], b""
    with torch.no_grad():
        for conv, weight, bias in folded(model):
            shape = {"out": conv.out_channels, "into": conv.in_channels, "kernel": list(conv.kernel_size)}
            layers.append({**shape, "stride": list(conv.stride), "pad": [0, 0]})
            blob += weight.numpy().astype("<f2").tobytes() + bias.numpy().astype("<f2").tobytes()
        picked = np.concatenate([held[held[:, 0] == label][:2] for label in range(CLASSES)])
        scores = model(ink_of(picked))[:, :, 0, 0].softmax(1).numpy()
    data = "patches drawn by scripts/bench/marks/patches.ts with fonts of Debian 12 (stamp.ts, FONTS.train)"
    described = {
        "version": "vankho-marks 1",
        "trainedOn": {**facts, "data": data, "command": "sh training/marks/train.sh", "torch": torch.__version__},
        "heldApart": figures,
        "layers": layers,
    }
    (folder / "marks.bin").write_bytes(blob)
    (folder / "marks.json").write_text(json.dumps(described, indent=2, ensure_ascii=False) + "\n")
    cases = [
        {"ink": row[1:].tobytes().hex(), "probabilities": [round(float(p), 4) for p in score]}
        for row, score in zip(picked, scores)
    ]
    fixture.parent.mkdir(parents=True, exist_ok=True)
    fixture.write_text(json.dumps(cases) + "\n")


if __name__ == "__main__":
    export(train([Path(path) for path in sys.argv[3:]]), Path(sys.argv[1]), Path(sys.argv[2]))
