"""Trains the networks that read the places which the first one proposes, from afar and closely, and that one further: python3 reader.py OUT_FOLDER FIXTURE.json NAME

Scenes are kept as whole looks (draw.py); windows are cut out of them anew at each step, turned, moved, squeezed, cropped and darkened as
the service does. A part of each batch is what the network of now takes for a mark in scenes that bear none. The mean of the weights
over the last steps is exported, in the form that train.py describes.
"""

import os
import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn

from draw import SIZE, looks
from train import MARKS, block, export_to, start_from
from train import build as build_finder
from words import CLASSES

# The first network can be trained on in this way, too: narrower windows, which lean more and are not darkened by themselves.
FINDER = sys.argv[3:4] == ["marks"]
# The one that looks closely reads the same part of the paper, of twice as many pixels each way.
CLOSE = sys.argv[3:4] == ["close"]
SCALE = 2 if CLOSE else 1
HEIGHT, WIDTH = 40 * SCALE, 64 if FINDER else 80 * SCALE
STEPS = int(os.environ.get("STEPS", "8000"))
PEAK = float(os.environ.get("PEAK", "4e-3"))
SEEDS = range(int(os.environ.get("SEEDS", "4")))
SCENES = int(os.environ.get("SCENES", "1000"))
FIRST = int(os.environ.get("FIRST", "300001"))
SEED = int(os.environ.get("SEED", "300"))
HELD = int(os.environ.get("HELD", "999998"))
BATCH = 96
# Shares of a batch: marks, urgency, other words of stamps, what was mined; the rest is anything else.
SHARES = (0.4, 0.12, 0.1, 0.25)
# Every so many steps scenes without a mark are searched anew.
MINE_EVERY, MINE_SCENES, MOST_MINED, LEAST_MINED = 500, int(os.environ.get("SEARCHED", "260")), 4, 0.02
# Every so many steps some scenes are drawn anew in place of the oldest.
FRESH_EVERY, FRESH = 100, int(os.environ.get("FRESH", "20"))
# Mean ink of a word that can still be read.
LEAST_INK = 0.055
# How far the first network and the turns of the service may be off.
OFF, LEAN = (5.5, 22.0) if FINDER else (5.0 * SCALE, 8.0)
MEAN_OVER = 0.998
# Shares of windows: lifted as pale red ink is, not darkened by themselves. Lighter than FAINTEST is paper.
LIFTED, AS_CUT, FAINTEST = 0.4, 1.0 if FINDER else 0.1, 0.08
HIGH, WIDE = SIZE[1] * SCALE // 2, SIZE[0] * SCALE // 2
COLUMNS = torch.arange(WIDTH) + 0.5 - WIDTH / 2
ROWS = (torch.arange(HEIGHT) + 0.5 - HEIGHT / 2)[:, None]
NOISE = torch.randn(256, 1, HEIGHT, WIDTH, generator=torch.Generator().manual_seed(7))


def build():
    return build_finder() if FINDER else build_close() if CLOSE else build_reader()


def build_reader():
    return nn.Sequential(
        block(1, 16, 5, 2),
        block(16, 40, 3, 2),
        block(40, 48, 3, 1, 1),
        block(48, 80, 3, 2),
        nn.Dropout2d(0.05),
        block(80, 96, 3),
        block(96, 96, (1, 6)),
        nn.Dropout(0.15),
        nn.Conv2d(96, len(CLASSES), 1),
    )


def build_close():
    """What a reader sees is what the first layer makes of the closer look: its mean, to begin with, and strokes as thin as a pen's."""
    return nn.Sequential(
        block(1, 12, 4, 2, 1),
        block(12, 24, 5, 2),
        block(24, 48, 3, 2),
        block(48, 56, 3, 1, 1),
        block(56, 88, 3, 2),
        nn.Dropout2d(0.05),
        block(88, 104, 3),
        block(104, 104, (1, 6)),
        nn.Dropout(0.15),
        nn.Conv2d(104, len(CLASSES), 1),
    )


def start_closely(model, weights, ink):
    """Begins as a reader that sees the closer look halved."""
    first, norm = model[0][0], model[0][1]
    with torch.no_grad():
        first.weight[0] = 0
        first.weight[0, 0, 1:3, 1:3] = 0.25
        plain = first(ink)
        norm.weight.fill_(1)
        norm.weight[0] = plain[:, 0].std()
        norm.bias[0] = plain[:, 0].mean()
        norm.running_mean.copy_(plain.mean((0, 2, 3)))
        norm.running_var.copy_(plain.var((0, 2, 3)))
        model.eval()
        seen = model[0](ink)
        model.train()
    start_from(model[1:], weights, seen)


def stored(seed, count=SCENES):
    """Looks of so many scenes; kept on disk, since drawing takes longer than learning."""
    place = Path(os.environ.get("VANKHO_TRAINING", Path.home() / ".cache" / "vankho-training")) / "marks"
    file = place / f"{'close' if CLOSE else 'looks'}-{seed}-{count}.npz"
    if not file.exists():
        place.mkdir(parents=True, exist_ok=True)
        pictures, facts = looks(seed, count, CLOSE)
        np.savez(file, pictures=pictures, facts=facts)
    kept = np.load(file)
    return kept["pictures"], with_second(kept["facts"])


def with_second(facts):
    """Scenes drawn before there were second stamps: nowhere."""
    missing = np.full((len(facts), 9 - facts.shape[1]), -499.5, np.float32)
    return np.concatenate([facts, missing], 1)


def areas(file):
    """Looks at what the service looks at on pages without a mark."""
    pictures = np.load(file)["pictures"]
    return pictures, with_second(np.zeros((len(pictures), 7), np.float32))


def cut(pictures, places, keep):
    """Windows around (x, y) turned by degrees, squeezed; ink outside of the box `keep` (look pixels) is left out. Rows of `places`: x, y, degrees, wide, high, slant."""
    x, y, degrees, wide, high, slant = (torch.from_numpy(places[:, i].astype(np.float32))[:, None, None] for i in range(6))
    cos, sin = torch.cos(torch.deg2rad(degrees)), torch.sin(torch.deg2rad(degrees))
    across, down = (COLUMNS + slant * ROWS) * wide, ROWS * high + 0 * COLUMNS
    at_x, at_y = x + cos * across - sin * down, y + sin * across + cos * down
    grid = torch.stack([2 * at_x / WIDE - 1, 2 * at_y / HIGH - 1], -1)
    ink = torch.from_numpy(pictures)[:, None].float() / 255
    windows = nn.functional.grid_sample(ink, grid, align_corners=False)
    left, top, right, bottom = (torch.from_numpy(keep[:, i].astype(np.float32))[:, None, None] for i in range(4))
    inside = (at_x >= left) & (at_y >= top) & (at_x <= right) & (at_y <= bottom)
    return windows * inside[:, None]


def jitter(ink, rng):
    """Thinner or fuller ink, noise, strips without ink, a stroke across."""
    count = len(ink)
    gamma = torch.from_numpy(rng.uniform(0.7, 1.5, (count, 1, 1, 1)).astype(np.float32))
    ink = (ink + 1e-6) ** gamma * torch.from_numpy(rng.uniform(0.75, 1.1, (count, 1, 1, 1)).astype(np.float32))
    ink = ink + NOISE[rng.integers(0, len(NOISE), count)] * float(rng.uniform(0, 0.05))
    for row in np.flatnonzero(rng.random(count) < 0.15):
        top, left = rng.integers(0, HEIGHT - 6 * SCALE), rng.integers(0, WIDTH - 10 * SCALE)
        high, wide = (rng.integers(1, 2 * SCALE + 1), WIDTH) if rng.random() < 0.5 else rng.integers(3 * SCALE, 9 * SCALE, 2)
        ink[row, 0, top : top + high, left : left + wide] = float(rng.random() < 0.4)
    return ink.clamp(0, 1)


def freshened(ink, rng):
    """As the service looks at a window: pale red ink lifted, faint ink darkened, each window by itself; a few as they are."""
    count = len(ink)
    lifted = torch.from_numpy(rng.random(count) < LIFTED)[:, None, None, None]
    ink = torch.where(lifted, ink**0.625, ink)
    ranks = ink.flatten(1).sort(1).values
    paper = (ranks <= FAINTEST).sum(1)
    at = paper + ((ranks.shape[1] - paper) * 0.85).long()
    dark = ranks.gather(1, at.clamp(max=ranks.shape[1] - 1)[:, None])[:, 0]
    dark = torch.where(paper == ranks.shape[1], torch.ones(()), dark)
    gain = (0.9 / dark).clamp(1, 6)
    gain = torch.where(torch.from_numpy(rng.random(count) < AS_CUT), torch.ones(()), gain)
    return (ink * gain[:, None, None, None]).clamp(max=1)


class Still:
    """Nothing by chance: not lifted."""

    def random(self, count):
        return np.full(count, 0.5)


STILL = Still()


def loss_of(scores, labels):
    """Mark, urgency or neither counts most; which of them, less."""
    shares = scores.log_softmax(1)
    group = torch.stack([shares[:, 0], shares[:, MARKS].logsumexp(1), shares[:, 4:].logsumexp(1)], 1)
    kind = (labels > 0).long() + (labels > 3).long()
    loss = nn.functional.cross_entropy(group, kind, label_smoothing=0.01)
    return loss + 0.25 * nn.functional.cross_entropy(scores, labels)


def is_legible(picture, fact):
    """A word of which hardly any ink is left teaches to take specks for marks."""
    place = np.array([[WIDE / 2, HIGH / 2, fact[1], 1, 1, 0]])
    word = cut(picture[None], place, np.array([[-99, -99, 999, 999]]))[0, 0, 14 * SCALE : 26 * SCALE, 22 * SCALE : 58 * SCALE]
    return fact[2] == 0 or float(word.mean()) >= LEAST_INK


class Scenes:
    """Looks, and where in them what can be learned."""

    def __init__(self, parts, rng):
        self.pictures = np.concatenate([pictures for pictures, _ in parts])
        self.facts = np.concatenate([facts for _, facts in parts])
        self.rng = rng
        self.hard = np.zeros((0, 4), np.float32)
        self.oldest, self.drawn = 0, len(self.facts)
        self.legible = np.array([is_legible(*scene) for scene in zip(self.pictures, self.facts)])
        self.sort()

    def sort(self):
        label = np.where(self.legible, self.facts[:, 0], -1)
        self.marked, self.urgent = np.flatnonzero((label > 0) & (label < 4)), np.flatnonzero(label > 3)
        self.plain, self.without = np.flatnonzero(label == 0), np.flatnonzero((label == 0) | (label > 3))
        self.other = np.flatnonzero((label == 0) & (self.facts[:, 2] > 0))

    def renew(self, seed):
        places = np.arange(self.oldest, self.oldest + FRESH) % self.drawn
        self.oldest += FRESH
        self.pictures[places], self.facts[places] = looks(seed, FRESH, CLOSE)
        self.legible[places] = [is_legible(*scene) for scene in zip(self.pictures[places], self.facts[places])]
        self.hard = self.hard[~np.isin(self.hard[:, 0].astype(int), places)]
        self.sort()

    def words(self, chosen, off, lean):
        """The last word of a stamp, a little off. Rows: look, x, y, degrees."""
        rng, degrees = self.rng, np.deg2rad(self.facts[chosen, 1])
        along, across = rng.uniform(-off, off, (2, len(chosen)))
        x = WIDE / 2 + np.cos(degrees) * along - np.sin(degrees) * across
        y = HIGH / 2 + np.sin(degrees) * along + np.cos(degrees) * across
        return np.stack([chosen, x, y, self.facts[chosen, 1] + rng.uniform(-lean, lean, len(chosen))], 1)

    def anything(self, count):
        """Places with ink that are no mark: anywhere in scenes without one, far from the word in the others."""
        rng, rows = self.rng, []
        while len(rows) < count:
            look = int(rng.integers(len(self.facts)))
            x, y = rng.uniform(0, WIDE), rng.uniform(0, HIGH)
            if self.pictures[look, int(y), int(x)] < 60 and rng.random() < 0.9:
                continue
            label, degrees, half = self.facts[look, :3]
            turn = degrees + rng.uniform(-30, 30) + rng.choice([0, 0, 90, -90, 180])
            if label and self.is_near(look, x, y) and abs((turn - degrees + 180) % 360 - 180) < 60:
                continue
            if self.is_second(look, x, y):
                continue
            rows.append((look, x, y, turn))
        return np.array(rows)

    def is_near(self, look, x, y):
        degrees = np.deg2rad(self.facts[look, 1])
        right, down = x - WIDE / 2, y - HIGH / 2
        along, across = np.cos(degrees) * right + np.sin(degrees) * down, np.cos(degrees) * down - np.sin(degrees) * right
        return abs(along) < 21 * SCALE and abs(across) < 11 * SCALE

    def is_second(self, look, x, y):
        """Near the last word of a second stamp, which may be one of urgency."""
        return np.hypot(*(self.facts[look, 7:9] - (x, y))) < 21 * SCALE

    def keeps(self, chosen, places):
        """Boxes upright on the page, as areas are cut out: the stamp and a little around it, or any box around the place."""
        rng, count = self.rng, len(chosen)
        left, right = places[:, 0] - SCALE * rng.uniform(16, 50, count), places[:, 0] + SCALE * rng.uniform(16, 50, count)
        top, bottom = places[:, 1] - SCALE * rng.uniform(8, 40, count), places[:, 1] + SCALE * rng.uniform(8, 40, count)
        keep = np.stack([left, top, right, bottom], 1)
        stamped = self.facts[chosen, 2] > 0
        around = SCALE * rng.uniform(1, 10, (count, 4)) * np.array([-1, -1, 1, 1])
        keep[stamped] = (self.facts[chosen, 3:7] + around)[stamped]
        keep[rng.random(count) < 0.4] = (-99, -99, 999, 999)
        return keep

    def batch(self, count):
        marks, urgent, others, mined = (int(count * share) for share in SHARES)
        mined = mined if len(self.hard) else 0
        pick = lambda items, size: items[self.rng.integers(0, len(items), size)]
        parts = [self.words(pick(items, size), OFF, LEAN) for items, size in ((self.marked, marks), (self.urgent, urgent), (self.other, others))]
        parts.append(pick(self.hard, mined) + self.rng.uniform(-1, 1, (mined, 4)) * (0, 2 * SCALE, 2 * SCALE, 4) if mined else np.zeros((0, 4)))
        words = sum(len(part) for part in parts[:3])
        parts.append(self.anything(count - words - mined))
        rows = np.concatenate(parts)
        chosen = rows[:, 0].astype(int)
        labels = np.where(np.arange(len(rows)) < words, self.facts[chosen, 0], 0).astype(np.int64)
        rng = self.rng
        squeeze = np.stack([rng.uniform(0.86, 1.16, len(rows)), rng.uniform(0.86, 1.16, len(rows)), rng.uniform(-0.1, 0.1, len(rows))], 1)
        places = np.concatenate([rows[:, 1:], squeeze], 1)
        keep = self.keeps(chosen, places)
        keep[words : words + mined] = (-99, -99, 999, 999)
        return jitter(freshened(cut(self.pictures[chosen], places, keep), rng), rng), torch.from_numpy(labels)

    def mine(self, model):
        """What the model takes for a mark in scenes that bear none; the last few thousand are kept."""
        model.eval()
        rng, rows = self.rng, []
        for look in rng.choice(self.without, MINE_SCENES, replace=False):
            degrees = rng.uniform(-180, 180) if rng.random() < 0.4 else rng.uniform(-25, 25)
            turn = self.facts[look, 1] + degrees if self.facts[look, 2] else degrees
            rows += [(look, *place) for place in likeliest(model, self.pictures[look], turn) if not (self.facts[look, 0] and self.is_near(look, *place[:2])) and not self.is_second(look, *place[:2])]
        model.train()
        self.hard = np.concatenate([self.hard, np.array(rows, np.float32).reshape(-1, 4)])[-6000:]
        return len(rows)


def likeliest(model, picture, degrees, least=LEAST_MINED):
    """Middles of the windows of a look, turned, that pass most for a mark."""
    rows = np.arange(4, HIGH + 4, 8.0 * SCALE)
    columns = np.arange(4, WIDE + 4, 8.0 * SCALE)
    x, y = np.meshgrid(columns, rows)
    angle = np.deg2rad(degrees)
    right, down = x - WIDE / 2, y - HIGH / 2
    centre = WIDE / 2 + np.cos(angle) * right - np.sin(angle) * down, HIGH / 2 + np.sin(angle) * right + np.cos(angle) * down
    inked = [(a, b) for a, b in zip(centre[0].ravel(), centre[1].ravel()) if 0 <= a < WIDE and 0 <= b < HIGH and picture[max(0, int(b) - 4) : int(b) + 5, max(0, int(a) - 4) : int(a) + 5].max() > 60]
    if not inked:
        return []
    inked = np.array(inked)[np.random.default_rng(len(inked)).permutation(len(inked))[:60]]
    places = np.concatenate([inked, np.tile([degrees, 1, 1, 0], (len(inked), 1))], 1)
    everything = np.tile([-99, -99, 999, 999], (len(inked), 1))
    with torch.no_grad():
        share = model(freshened(cut(np.repeat(picture[None], len(inked), 0), places, everything), STILL))[:, :, 0, 0].softmax(1)[:, MARKS].sum(1).numpy()
    return [(*inked[at], degrees) for at in np.argsort(-share)[:MOST_MINED] if share[at] >= least]


def judge(model, held):
    """Of words a little off, and of the likeliest place of each scene without a mark."""
    model.eval()
    held.rng = np.random.default_rng(1)
    shares = {}
    with torch.no_grad():
        for name, chosen in (("found", held.marked), ("urgency", held.urgent)):
            rows = held.words(chosen, 3 * SCALE, 5)
            places = np.concatenate([rows[:, 1:], np.tile([1, 1, 0], (len(rows), 1))], 1)
            keep = np.tile([-99, -99, 999, 999], (len(rows), 1))
            shares[name] = model(freshened(cut(held.pictures[chosen], places, keep), STILL))[:, :, 0, 0].softmax(1).numpy()
    mark = {name: share[:, MARKS].sum(1) for name, share in shares.items()}
    figures = {"marks": len(held.marked), "word right": round(float((shares["found"].argmax(1) == held.facts[held.marked, 0]).mean()), 4)}
    false = [len(likeliest(model, held.pictures[look], held.facts[look, 1] + 0, 0.5)) > 0 for look in held.plain]
    for limit in (0.3, 0.5, 0.8):
        for name, share in mark.items():
            figures[f"{name} at {limit}"] = round(float((share >= limit).mean()), 4)
    return {**figures, "scenes without a mark": len(held.plain), "with a window at 0.5": int(sum(false))}


def train():
    torch.set_num_threads(int(os.environ.get("THREADS", "1")))
    torch.manual_seed(SEED)
    rng = np.random.default_rng(SEED)
    held = Scenes([stored(HELD, 600)], rng)
    parts = [stored(FIRST + seed) for seed in SEEDS]
    scenes = Scenes(parts + [areas(Path(name)) for name in os.environ.get("AREAS", "").split()], rng)
    scenes.drawn = sum(len(facts) for _, facts in parts)
    model, mean = build().to(memory_format=torch.channels_last), build().to(memory_format=torch.channels_last)
    start = os.environ.get("FROM", "")
    if start.endswith(".pt"):
        model.load_state_dict(torch.load(start)["mean"])
    elif start and CLOSE and os.environ.get("STEM"):
        start_closely(model, Path(start), scenes.batch(1500)[0])
    elif start:
        start_from(model, Path(start), scenes.batch(1500)[0])
    mean.load_state_dict(model.state_dict())
    optimiser = torch.optim.AdamW(model.parameters(), lr=PEAK, weight_decay=2e-3)
    pace = torch.optim.lr_scheduler.OneCycleLR(optimiser, PEAK, total_steps=STEPS, pct_start=0.12)
    total = 0.0
    for step in range(STEPS):
        if step >= 2 * MINE_EVERY and step % MINE_EVERY == 0:
            found = scenes.mine(model)
            print(step, f"loss {total / MINE_EVERY:.4f} mined {found} cpu {time.process_time():.0f} s", judge(model, held) if step % (4 * MINE_EVERY) == 0 else "", flush=True)
            total = 0.0
        if step % FRESH_EVERY == FRESH_EVERY - 1:
            scenes.renew(FIRST + 100_000 + step)
        model.train()
        ink, labels = scenes.batch(BATCH)
        loss = loss_of(model(ink.to(memory_format=torch.channels_last))[:, :, 0, 0], labels)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        pace.step()
        total += loss.item()
        take_in(mean, model)
        if (step % 2000 == 1999 or step == STEPS - 1) and "KEEP" in os.environ:
            torch.save({"model": model.state_dict(), "mean": mean.state_dict()}, os.environ["KEEP"])
    facts = {"scenes": len(scenes.facts), "hard": len(scenes.hard), "steps": STEPS, "seed": SEED}
    return mean, facts, judge(mean, held), examples(held)


def take_in(mean, model):
    """A running mean of weights, which is surer than the weights of any step."""
    with torch.no_grad():
        for kept, now in zip(mean.state_dict().values(), model.state_dict().values()):
            if kept.dtype.is_floating_point:
                kept.mul_(MEAN_OVER).add_(now, alpha=1 - MEAN_OVER)


def examples(held):
    """Windows of each class for the fixture of the test: ink of one byte a pixel."""
    rows = np.concatenate([held.words(np.flatnonzero(held.facts[:, 0] == label)[: 1 if CLOSE else 2], 2, 3) for label in range(len(CLASSES))])
    places = np.concatenate([rows[:, 1:], np.tile([1, 1, 0], (len(rows), 1))], 1)
    ink = cut(held.pictures[rows[:, 0].astype(int)], places, np.tile([-99, -99, 999, 999], (len(rows), 1)))
    return torch.round(ink * 255) / 255


if __name__ == "__main__":
    export_to(train(), sys.argv[3], Path(sys.argv[1]), Path(sys.argv[2]))
