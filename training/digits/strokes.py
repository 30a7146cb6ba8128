"""Digits drawn from strokes, as Vietnamese clerks write them: 1 with a long upstroke, crossed 7, closed 4, looped 2."""

import numpy as np
from PIL import Image, ImageDraw

# Control points in a box of width 1 and height 1 (y grows downwards); a shape is a list of strokes, a stroke a list of
# points that a smooth curve runs through. `!` before a stroke (third item True) keeps its corners sharp.
SMOOTH, SHARP = False, True
SHAPES = {
    "0": [
        [(SMOOTH, [(0.55, 0.02), (0.15, 0.25), (0.1, 0.7), (0.45, 0.99), (0.85, 0.72), (0.88, 0.28), (0.55, 0.02)])],
        [(SMOOTH, [(0.7, 0.08), (0.3, 0.05), (0.08, 0.5), (0.35, 0.97), (0.8, 0.75), (0.85, 0.25), (0.5, 0.03)])],
    ],
    "1": [
        [(SHARP, [(0.5, 0.0), (0.5, 1.0)])],
        [(SHARP, [(0.25, 0.25), (0.55, 0.0), (0.52, 1.0)])],
        [(SHARP, [(0.0, 0.5), (0.6, 0.0), (0.58, 1.0)])],
        [(SHARP, [(-0.1, 0.62), (0.6, 0.0), (0.55, 1.0)])],
        [(SHARP, [(-0.15, 0.8), (0.6, 0.0), (0.6, 1.0)])],
        [(SMOOTH, [(-0.1, 0.65), (0.3, 0.4), (0.6, 0.0)]), (SHARP, [(0.6, 0.0), (0.56, 1.0)])],
        [(SHARP, [(0.2, 0.3), (0.55, 0.0), (0.52, 1.0)]), (SHARP, [(0.2, 1.0), (0.85, 1.0)])],
        [(SHARP, [(0.0, 0.55), (0.6, 0.0), (0.58, 1.0)]), (SHARP, [(0.3, 0.99), (0.85, 0.97)])],
    ],
    "2": [
        [(SMOOTH, [(0.12, 0.28), (0.4, 0.02), (0.8, 0.2), (0.65, 0.55), (0.1, 0.98)]), (SHARP, [(0.1, 0.98), (0.92, 0.95)])],
        [(SMOOTH, [(0.1, 0.25), (0.45, 0.0), (0.8, 0.22), (0.55, 0.65), (0.15, 0.97), (0.05, 0.85), (0.25, 0.8), (0.6, 0.97), (0.95, 0.9)])],
        [(SMOOTH, [(0.15, 0.2), (0.5, 0.03), (0.75, 0.25), (0.45, 0.7), (0.1, 0.95), (0.5, 0.93), (0.95, 0.98)])],
    ],
    "3": [
        [(SMOOTH, [(0.1, 0.12), (0.5, 0.0), (0.8, 0.2), (0.4, 0.47)]), (SMOOTH, [(0.4, 0.47), (0.9, 0.65), (0.55, 0.98), (0.05, 0.88)])],
        [(SHARP, [(0.1, 0.04), (0.82, 0.03), (0.4, 0.4)]), (SMOOTH, [(0.4, 0.4), (0.9, 0.6), (0.6, 0.97), (0.05, 0.9)])],
        [(SMOOTH, [(0.15, 0.1), (0.6, 0.0), (0.72, 0.25), (0.35, 0.45), (0.5, 0.5), (0.85, 0.7), (0.4, 1.05), (0.0, 0.9)])],
    ],
    "4": [
        [(SHARP, [(0.45, 0.0), (0.05, 0.62), (0.95, 0.6)]), (SHARP, [(0.68, 0.3), (0.62, 1.0)])],
        [(SHARP, [(0.6, 0.0), (0.05, 0.66), (0.95, 0.66)]), (SHARP, [(0.6, 0.0), (0.62, 1.0)])],
        [(SMOOTH, [(0.15, 0.0), (0.1, 0.4), (0.3, 0.52), (0.85, 0.45)]), (SHARP, [(0.8, 0.0), (0.72, 1.0)])],
        [(SHARP, [(0.12, 0.98), (0.55, 0.02), (0.8, 1.0)]), (SHARP, [(0.22, 0.62), (0.9, 0.6)])],
        [(SHARP, [(0.62, 0.02), (0.08, 0.7), (0.98, 0.62)]), (SHARP, [(0.62, 0.02), (0.7, 0.98)])],
    ],
    "5": [
        [(SHARP, [(0.85, 0.02), (0.25, 0.03), (0.18, 0.42)]), (SMOOTH, [(0.18, 0.42), (0.7, 0.42), (0.85, 0.72), (0.5, 0.98), (0.05, 0.9)])],
        [(SMOOTH, [(0.25, 0.05), (0.2, 0.4), (0.65, 0.42), (0.85, 0.7), (0.45, 1.0), (0.05, 0.88)]), (SHARP, [(0.25, 0.06), (0.95, 0.0)])],
        [(SMOOTH, [(0.3, 0.12), (0.22, 0.42), (0.7, 0.5), (0.75, 0.85), (0.3, 1.0), (0.05, 0.9)]), (SHARP, [(0.35, 0.1), (0.9, 0.02)])],
    ],
    "6": [
        [(SMOOTH, [(0.75, 0.02), (0.3, 0.3), (0.1, 0.75), (0.45, 1.0), (0.82, 0.78), (0.55, 0.52), (0.15, 0.72)])],
        [(SMOOTH, [(0.55, 0.0), (0.15, 0.5), (0.2, 0.9), (0.6, 0.98), (0.8, 0.7), (0.45, 0.55), (0.15, 0.8)])],
        [(SMOOTH, [(0.35, 0.0), (0.12, 0.6), (0.4, 1.0), (0.85, 0.82), (0.6, 0.6), (0.18, 0.85)])],
    ],
    "7": [
        [(SHARP, [(0.05, 0.05), (0.9, 0.03), (0.4, 1.0)])],
        [(SHARP, [(0.05, 0.06), (0.88, 0.03), (0.4, 1.0)]), (SHARP, [(0.3, 0.5), (0.85, 0.45)])],
        [(SHARP, [(0.05, 0.2), (0.1, 0.05), (0.9, 0.02), (0.45, 1.0)]), (SHARP, [(0.25, 0.52), (0.9, 0.5)])],
        [(SMOOTH, [(0.05, 0.12), (0.4, 0.1), (0.9, 0.0)]), (SMOOTH, [(0.9, 0.0), (0.55, 0.45), (0.42, 1.0)])],
        [(SMOOTH, [(0.0, 0.15), (0.25, 0.02), (0.5, 0.12), (0.9, 0.02)]), (SMOOTH, [(0.9, 0.02), (0.6, 0.5), (0.5, 1.0)]), (SHARP, [(0.35, 0.5), (0.9, 0.45)])],
    ],
    "8": [
        [(SMOOTH, [(0.75, 0.15), (0.4, 0.0), (0.2, 0.25), (0.6, 0.5), (0.85, 0.78), (0.45, 1.0), (0.12, 0.78), (0.5, 0.48), (0.8, 0.2)])],
        [(SMOOTH, [(0.5, 0.48), (0.2, 0.25), (0.5, 0.0), (0.78, 0.22), (0.5, 0.48), (0.15, 0.75), (0.5, 1.0), (0.85, 0.75), (0.5, 0.48)])],
        [(SMOOTH, [(0.85, 0.1), (0.45, 0.02), (0.2, 0.22), (0.75, 0.65), (0.7, 0.95), (0.3, 0.98), (0.2, 0.75), (0.85, 0.1)])],
    ],
    "9": [
        [(SMOOTH, [(0.82, 0.25), (0.5, 0.0), (0.12, 0.25), (0.4, 0.52), (0.82, 0.25)]), (SHARP, [(0.82, 0.2), (0.75, 1.0)])],
        [(SMOOTH, [(0.8, 0.2), (0.4, 0.02), (0.12, 0.3), (0.5, 0.5), (0.82, 0.2), (0.8, 0.6), (0.55, 0.98), (0.15, 0.92)])],
        [(SMOOTH, [(0.75, 0.12), (0.3, 0.05), (0.15, 0.38), (0.55, 0.48), (0.8, 0.12), (0.7, 0.6), (0.5, 1.0)])],
    ],
}  # fmt: skip

# Narrower and wider digits, as a share of their height.
WIDTHS = {"0": 0.62, "1": 0.36, "2": 0.6, "3": 0.55, "4": 0.62, "5": 0.58, "6": 0.56, "7": 0.6, "8": 0.55, "9": 0.55}


def curve(points, steps=8):
    """Catmull-Rom curve through the points."""
    padded = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    share = np.linspace(0, 1, steps, endpoint=False)[:, None]
    pieces = []
    for i in range(len(points) - 1):
        a, b, c, d = padded[i : i + 4]
        pieces.append(
            0.5 * (2 * b + (c - a) * share + (2 * a - 5 * b + 4 * c - d) * share**2 + (3 * b - 3 * c + d - a) * share**3)
        )
    return np.vstack([*pieces, points[-1:]])


class Hand:
    """One writer: which variant of each digit, how wide, how shaky, how thick."""

    def __init__(self, rng):
        self.variant = {digit: rng.integers(len(shapes)) for digit, shapes in SHAPES.items()}
        self.wide = rng.uniform(0.75, 1.3)
        self.shake = rng.uniform(0.01, 0.045)
        self.pen = rng.uniform(0.05, 0.13)

    def draw(self, digit, height, rng):
        """The digit as ink (0…255), cut to its ink."""
        shapes = SHAPES[digit]
        which = self.variant[digit] if rng.random() < 0.8 else rng.integers(len(shapes))
        pen = max(2, self.pen * height)
        wide = WIDTHS[digit] * height * self.wide * rng.uniform(0.9, 1.1)
        margin = int(height * 0.4 + pen)
        image = Image.new("L", (int(wide * 1.5) + 2 * margin, height + 2 * margin), 0)
        pencil = ImageDraw.Draw(image)
        for sharp, points in shapes[which]:
            moved = np.array(points) + rng.normal(0, self.shake, (len(points), 2))
            line = moved if sharp else curve(moved)
            placed = [(x * wide + margin, y * (height - pen) + margin + pen / 2) for x, y in line]
            pencil.line(placed, fill=255, width=int(round(pen)), joint="curve")
            for x, y in (placed[0], placed[-1]):
                pencil.ellipse((x - pen / 2, y - pen / 2, x + pen / 2, y + pen / 2), fill=255)
        return image.crop(image.getbbox())
