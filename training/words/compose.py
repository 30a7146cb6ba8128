"""Words as the reader is given them: a line is set, printed and scanned, and each of its words is cut out with what stands around it."""

import io
import unicodedata
from functools import lru_cache

import numpy as np
from PIL import Image, ImageDraw
from scipy.ndimage import gaussian_filter

from faces import font_of, some_face
from letters import CLASS_OF, FOREIGN, TONES, parted, some_word

# The strip: rows, size of the type in it, row of the baseline.
HEIGHT, EM, BASE = 48, 32, 35
SHADED = "âăêôơư"
SIGNS_BEHIND = [",", ";", ":", ".", "\"", ")", "./.", "/", "-"]
SIGNS_BEFORE = ["\"", "(", "-", "/", "“"]
BESIDE = ["2019", "số", "15/", "V/v", "-", "–", "THPT", "30", "(KH)", "CKII.", "ThS.", "&", "I", "tháng", "|"]


@lru_cache(maxsize=50_000)
def mask_of(face, size, sign):
    """Ink of a sign [0…255], its place from the pen on the baseline, and how far the pen moves."""
    font = font_of(face, size)
    left, top, right, bottom = font.getbbox(sign, anchor="ls")
    if right <= left or bottom <= top:
        return np.zeros((1, 1), np.uint8), 0, 0, font.getlength(sign)
    image = Image.new("L", (right - left, bottom - top), 0)
    ImageDraw.Draw(image).text((-left, -top), sign, fill=255, font=font, anchor="ls")
    return np.asarray(image), left, top, font.getlength(sign)


def stacked(face, size, letter, manner):
    """A letter with two marks, the tone set as other faces set it: beside the mark below it, upon it, or run into it."""
    base, shape, tone = parted(letter)
    under = {"\u0302": {"a": "â", "e": "ê", "o": "ô"}, "\u0306": {"a": "ă"}, "\u031b": {"o": "ơ", "u": "ư"}}[shape][base.lower()]
    under = under.upper() if letter.isupper() else under
    plain, _, plain_top, _ = mask_of(face, size, base)
    toned, toned_left, toned_top, _ = mask_of(face, size, unicodedata.normalize("NFC", base + tone))
    mark = toned[: max(1, plain_top - toned_top)]
    columns = np.flatnonzero(mark.max(0) > 80)
    below, left, top, advance = mask_of(face, size, under)
    if len(columns) == 0:
        return below, left, top, advance
    mark = mark[:, columns[0] : columns[-1] + 1]
    side, across, rise = manner
    middle = left + below.shape[1] / 2
    if shape == "\u031b":
        x, y = toned_left + columns[0] + across * 0.4 * size, toned_top + rise * 0.5 * size
    elif side and tone != "\u0303":
        turn = -1 if tone == "\u0300" and side == 2 else 1
        x, y = middle + turn * (0.16 + across) * size - mark.shape[1] / 2, top + (rise - 0.01) * size - mark.shape[0] * 0.55
    else:
        x, y = middle + across * 0.5 * size - mark.shape[1] / 2, top + (rise * 0.5 + 0.01) * size - mark.shape[0]
    x, y = round(x), round(y)
    box_left, box_top = min(left, x), min(top, y)
    right, bottom = max(left + below.shape[1], x + mark.shape[1]), top + below.shape[0]
    out = np.zeros((max(bottom, y + mark.shape[0]) - box_top, right - box_left), np.uint8)
    for piece, px, py in ((below, left, top), (mark, x, y)):
        place = out[py - box_top : py - box_top + piece.shape[0], px - box_left : px - box_left + piece.shape[1]]
        np.maximum(place, piece, out=place)
    return out, box_left, box_top, advance


def some_manner(rng, last):
    if rng.random() < (0.75 if last else 0.5):
        return None
    return int(rng.integers(3)), rng.uniform(-0.05, 0.07), rng.uniform(-0.04, 0.05)


class Line:
    """A line of words set on a canvas; knows where each word stands."""

    def __init__(self, rng, held, last):
        self.rng = rng
        self.last = last
        self.face = some_face(rng, held, last)
        em = float(np.clip(rng.choice([12, 13, 13, 14, 14, 14, 15, 16]) * rng.choice([100, 150, 150, 200, 200, 200, 240, 300]) / 72, 17, 67))
        self.fine = 2 if em < 36 else 1
        # few sizes, so that signs are set once: the strip brings all to its own
        self.size = round(min(68, max(36, em * self.fine)) / 8 + 0.5) * 8 - 4
        self.manner = some_manner(rng, last)
        self.spaced = rng.choice([0, 0, 0, 0.02, -0.015, 0.06]) * self.size
        self.width = int(self.size * 17)
        self.ink = np.zeros((int(self.size * 2.6), self.width), np.uint8)
        self.base = int(self.size * 1.55)
        self.words = []
        self.foreign = []

    def sign(self, letter, x, base=None):
        two = self.manner is not None and parted(letter)[1] in ("\u0302", "\u0306", "\u031b") and parted(letter)[2] not in ("", "\u0323")
        ink, left, top, advance = stacked(self.face, self.size, letter, self.manner) if two else mask_of(self.face, self.size, letter)
        px, py = round(x) + left, (self.base if base is None else base) + top
        cut_top, cut_left = max(0, -py), max(0, -px)
        piece = ink[cut_top : max(cut_top, self.ink.shape[0] - py), cut_left : max(cut_left, self.width - px)]
        if piece.size:
            place = self.ink[py + cut_top : py + cut_top + piece.shape[0], px + cut_left : px + cut_left + piece.shape[1]]
            np.maximum(place, piece, out=place)
        return px, px + ink.shape[1], x + advance + self.spaced

    def write(self, text, x, base=None):
        """First and last column of its ink, and where the pen stands then."""
        start, end = 10**9, 0
        for letter in text:
            left, right, x = self.sign(letter, x, base)
            start, end = min(start, left), max(end, right)
        return start, end, x

    def fill(self):
        rng = self.rng
        x = self.size * rng.uniform(0.2, 0.8)
        gap = rng.choice([0.2, 0.25, 0.25, 0.3, 0.4]) * self.size
        while True:
            text = some_word(rng, self.last) if rng.random() < 0.9 else BESIDE[rng.integers(len(BESIDE))]
            known = all(letter in CLASS_OF for letter in text)
            before = SIGNS_BEFORE[rng.integers(len(SIGNS_BEFORE))] if rng.random() < 0.04 else ""
            behind = SIGNS_BEHIND[rng.integers(len(SIGNS_BEHIND))] if rng.random() < 0.14 else ""
            wide = font_of(self.face, self.size).getlength(before + text + behind) + len(text) * abs(self.spaced)
            if x + wide > self.width - self.size * 0.6:
                break
            if before:
                *ends, x = self.write(before, x)
                self.foreign.append(ends)
            start, end, x = self.write(text, x)
            (self.words if known else self.foreign).append((start, end, text) if known else (start, end))
            if behind:
                *ends, x = self.write(behind, x)
                self.foreign.append(ends)
            x += gap * rng.uniform(0.8, 1.25)
        self.around()

    def around(self):
        """Lines above and below reach in; a rule below."""
        rng = self.rng
        pitch = rng.uniform(1.12, 1.6) * self.size
        for way in (-1, 1):
            if rng.random() < 0.35:
                x = rng.uniform(-1, 1) * self.size
                while x < self.width:
                    *_, x = self.write(some_word(rng), x, int(self.base + way * pitch))
                    x += 0.3 * self.size
        if rng.random() < 0.06:
            row, thick = int(self.base + rng.uniform(0.12, 0.4) * self.size), max(1, int(rng.uniform(0.02, 0.06) * self.size))
            self.ink[row : row + thick, int(rng.uniform(0, 0.4) * self.width) : int(rng.uniform(0.5, 1) * self.width)] = 255


def coarse(ink, times):
    rows, columns = ink.shape[0] // times * times, ink.shape[1] // times * times
    return ink[:rows, :columns].reshape(rows // times, times, columns // times, times).mean((1, 3))


def field(shape, step, rng):
    """Smooth noise."""
    grid = [max(2, int(side / step) + 1) for side in shape]
    return np.asarray(Image.fromarray(rng.normal(0, 1, grid).astype(np.float32)).resize(shape[::-1], Image.BICUBIC))


def inked(ink, em, rng):
    """Ink that spreads, runs together or does not take."""
    if rng.random() < 0.2:
        return ink
    soft = gaussian_filter(ink, rng.uniform(0.012, 0.045) * em)
    level = np.clip(rng.normal(0.45, 0.12), 0.16, 0.64)
    if rng.random() < 0.5:
        level = level + field(ink.shape, rng.uniform(0.1, 1.5) * em, rng) * rng.uniform(0.02, 0.12)
    return np.clip(0.5 + (soft - level) * rng.uniform(1.5, 7), 0, 1)


def strokes(shape, em, rng, count):
    """Strokes of a pen or the rings of a seal across the line."""
    image = Image.new("L", shape[::-1], 0)
    pencil = ImageDraw.Draw(image)
    for _ in range(count):
        wide = max(1, round(rng.uniform(0.02, 0.1) * em))
        if rng.random() < 0.5:
            radius = rng.uniform(1.5, 6) * em
            x, y = rng.uniform(0, shape[1]), rng.uniform(-1, 1) * radius + shape[0] / 2
            pencil.ellipse((x - radius, y - radius, x + radius, y + radius), outline=255, width=wide)
        else:
            x, y = rng.uniform(0, shape[1]), rng.uniform(0, shape[0])
            points = [(x, y)]
            for _ in range(int(rng.integers(2, 7))):
                x, y = x + rng.normal(0.3, 1) * em, y + rng.normal(0, 0.7) * em
                points.append((x, y))
            pencil.line(points, fill=255, width=wide, joint="curve")
    return np.asarray(image, np.float32) / 255


def specks(ink, em, rng):
    """Dirt, some of it as large as a mark."""
    height, width = ink.shape
    for _ in range(int(rng.integers(3, 60))):
        side = max(1, round(abs(rng.normal(0, 0.04)) * em))
        y, x = rng.integers(height), rng.integers(width)
        ink[y : y + side, x : x + max(1, round(side * rng.uniform(0.6, 1.6)))] = rng.uniform(0.3, 1)


def scanned(line, rng):
    """Grey values of the line as a scanner gives them, 0…255."""
    em = line.size / line.fine
    ink = coarse(line.ink / np.float32(255), line.fine)
    ink = inked(ink, em, rng)
    if rng.random() < 0.3:
        specks(ink, em, rng)
    paper = rng.uniform(190, 255)
    dark = rng.uniform(0, 90) if rng.random() < 0.85 else rng.uniform(90, 150)
    grey = paper - ink * (paper - dark)
    if rng.random() < 0.22:
        # red ink is faint in the lightest of the three channels, blue ink less so
        mark = strokes(ink.shape, em, rng, int(rng.integers(1, 5))) * rng.uniform(0.05, 0.75 if rng.random() < 0.5 else 0.25)
        grey = grey * (1 - mark) + mark * rng.uniform(40, 160)
    if rng.random() < 0.15:
        other = np.roll(ink[:, ::-1], (int(rng.integers(-8, 9)), int(rng.integers(200))), (0, 1))
        grey -= gaussian_filter(other, 0.05 * em) * rng.uniform(8, 50)
    if rng.random() < 0.3:
        grey += field(grey.shape, 3 * em, rng) * rng.uniform(2, 12)
    if rng.random() < 0.6:
        grey = gaussian_filter(grey, rng.uniform(0.2, 0.035 * em + 0.3))
    if rng.random() < 0.5:
        grey = grey + rng.normal(0, rng.uniform(1, 9), grey.shape)
    if rng.random() < 0.14:
        cut = dark + (paper - dark) * rng.uniform(0.35, 0.75)
        grey = np.where(grey > cut, 255.0, 0.0)
    grey = np.clip(grey, 0, 255).astype(np.uint8)
    if rng.random() < 0.6:
        held = io.BytesIO()
        Image.fromarray(grey).save(held, "JPEG", quality=int(rng.integers(30, 92)))
        grey = np.asarray(Image.open(held))
    return grey


def strengthened(grey):
    """Paper becomes 0, ink 1, as src/domain/digits/ink.ts has it."""
    values = np.sort(grey, axis=None)
    paper = int(values[int(len(values) * 0.7)])
    dark = values[: np.searchsorted(values, paper - 24)]
    full = max(0, paper - 160) if len(dark) < 20 else int(dark[int(len(dark) * 0.15)])
    return np.clip((paper - 6 - grey.astype(np.float32)) / max(24, paper - 6 - full), 0, 1)


def cuts(line, grey, rng):
    """Strips [48, width] as bytes with the classes to read."""
    em = line.size / line.fine
    lean = np.tan(np.radians(rng.normal(0, 0.7)))
    image = Image.fromarray(grey)
    if abs(lean) > 0.004:
        image = image.transform(image.size, Image.AFFINE, (1, 0, 0, lean, 1, -lean * image.width / 2), Image.BILINEAR, fillcolor=int(np.median(grey)))
    grey = np.asarray(image)
    solid = sorted([(s / line.fine, e / line.fine, None) for s, e in line.foreign] + [(s / line.fine, e / line.fine, t) for s, e, t in line.words])
    for at, (start, end, text) in enumerate(solid):
        if text is None:
            continue
        left = max(0, start - em * rng.uniform(-0.02, 0.26))
        right = min(grey.shape[1], end + em * rng.uniform(-0.02, 0.26))
        reach = 0.05 * em
        foreign = [at > 0 and solid[at - 1][1] - left > reach, at + 1 < len(solid) and right - solid[at + 1][0] > reach]
        classes = [CLASS_OF[letter] for letter in text]
        classes = [FOREIGN] * foreign[0] + classes + [FOREIGN] * foreign[1]
        middle = (start + end) / 2
        base = line.base / line.fine + lean * (grey.shape[1] / 2 - middle) + rng.normal(0, 0.035) * em
        scale = em / EM * np.exp(rng.normal(0, 0.085))
        top, bottom = base - BASE * scale, base + (HEIGHT - BASE) * scale
        rows = slice(max(0, int(top)), min(grey.shape[0], int(bottom) + 1))
        columns = slice(int(left), int(np.ceil(right)))
        ink = strengthened(grey[rows, columns])
        width = max(12, int(np.ceil((right - left) / scale / 4)) * 4)
        if width > 320 or ink.shape[0] < 6:
            continue
        source = np.zeros((int(np.ceil(HEIGHT * scale)) + 2, int(np.ceil(width * scale)) + 2), np.float32)
        down = rows.start - int(np.floor(top))
        part = ink[: source.shape[0] - down, : source.shape[1]]
        source[down : down + part.shape[0], : part.shape[1]] = part
        box = (left - columns.start, top - np.floor(top))
        filter_of = Image.BOX if scale >= 1 and rng.random() < 0.7 else Image.BILINEAR
        strip = Image.fromarray(source).resize((width, HEIGHT), filter_of, (box[0], box[1], box[0] + width * scale, box[1] + HEIGHT * scale))
        yield (np.clip(np.asarray(strip), 0, 1) * 255).round().astype(np.uint8), classes, text


def line_of_words(rng, held=False, last=False):
    line = Line(rng, held, last)
    line.fill()
    # set once, scanned twice
    return [sample for _ in range(2) for sample in cuts(line, scanned(line, rng), rng)]
