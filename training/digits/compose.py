"""Strips as the reader is given them: digits written into a printed line, with all that may stand around them."""

import io

import numpy as np
from PIL import Image, ImageDraw
from scipy.ndimage import gaussian_filter

from sources import HELD_FONTS, PRINT_FONTS, STAMP_FONTS, TRAIN_FONTS, VIETNAMESE_PRINT_FONTS, digit_share, font_digit, font_of, mnist_digit
from strokes import Hand

HEIGHT = 40
# Composed at twice the size.
TALL = 2 * HEIGHT
# Classes: 0…9 are the digits, then all that is no digit, then a letter written behind the digits as a part of the number.
FOREIGN = 10
LETTER = 11

LEFT_TEXTS = ["Số:", "Số", "Số:", ":", "ố:", ".", ",", "ngày", "ày", "y", "g", "tháng", "ng", "ngay", "SỐ:", "Số :"]
RIGHT_TEXTS = [
    *["/QĐ-", "/", "/UB", "/TB", "/SNV", "/KH-", "/CV", "/BC-", "/TTr-", "/NQ-", "/GM-", "/HD", "/20", "/2019/"],
    *["tháng", "th", "t", "năm", "n", "thang", "nam", "-", "-QĐ", "-CV", "QĐ", "- KH", ".", ","],
]
APART_TEXTS = ["/ QĐ", "/ UB", "/ KH-", "/ TB", "/ CV", "/QĐ", "/TB", "/CV", "/UB", " /QĐ"]
# The label of a number: the first sign looks like a 5.
LABELS = ["Số:", "Số:", "Số", "SỐ:", "Số :", "Số: "]
LETTERS = "aaaAAABBBbcCdDđĐeEhHkKTtPpNnMVXx"


def some_text(rng):
    if rng.random() < 0.05:
        return ""
    if rng.random() < 0.4:
        day = int(rng.integers(1, 32))
        return f"{day:02d}" if rng.random() < 0.6 else str(day)
    length = rng.choice([1, 2, 3, 4, 5], p=[0.12, 0.28, 0.34, 0.2, 0.06])
    weights = np.full(10, 1.0)
    weights[[1, 2, 7, 4]] = 1.5
    digits = rng.choice(10, length, p=weights / weights.sum())
    if length > 1 and digits[0] == 0 and rng.random() < 0.5:
        digits[0] = rng.integers(1, 10)
    return "".join(map(str, digits))


def pen_width(image, change):
    """A pixel thicker or thinner on each side."""
    if change == 0:
        return image
    join = np.maximum if change > 0 else np.minimum
    ink = np.pad(np.asarray(image), 1)
    rows = join(join(ink[:-2], ink[1:-1]), ink[2:])
    return Image.fromarray(join(join(rows[:, :-2], rows[:, 1:-1]), rows[:, 2:]))


def turned(image, degrees):
    return image.rotate(degrees, Image.BILINEAR, expand=True)


def one_of(things, rng):
    return things[rng.integers(len(things))]


def glyphs_of(text, height, rng, held):
    """Ink of each digit with its fall below the top of the line, and the kind of writing; `text` may end in a letter."""
    kind = rng.choice(["font", "mnist", "drawn", "stamp"], p=[0.28, 0.2, 0.4, 0.12])
    fonts = HELD_FONTS if held else TRAIN_FONTS
    path = one_of(STAMP_FONTS + PRINT_FONTS if kind == "stamp" else fonts, rng)
    if kind in ("font", "stamp"):
        return kind, [font_digit(path, sign, height) for sign in text]
    hand = Hand(rng, held)
    uneven = rng.uniform(0.02, 0.14)
    glyphs = []
    for sign in text:
        if not sign.isdigit():
            glyphs.append(font_digit(path, sign, height))
            continue
        tall = max(10, round(height * np.clip(rng.normal(0.97, uneven), 0.7, 1.12)))
        drawn = mnist_digit(sign, tall, rng, held) if kind == "mnist" else hand.draw(sign, tall, rng)
        fall = round((height - drawn.height) * rng.uniform(0, 1)) + round(rng.normal(0, 0.04) * height)
        glyphs.append((drawn, fall))
    return kind, glyphs


def write(text, height, rng, held):
    """The digits on a strip of their own: float ink 0…1, and the kind of writing."""
    kind, glyphs = glyphs_of(text, height, rng, held)
    pad = height
    space = rng.uniform(-0.1, 0.28) if kind != "stamp" else rng.uniform(0.02, 0.2)
    width = sum(image.width for image, _ in glyphs) + int(0.3 * height * len(glyphs)) + 4 * pad
    canvas = np.zeros((height + 2 * pad, width), np.uint8)
    x = pad
    tilt = rng.normal(0, 0.04)
    for image, fall in glyphs:
        if kind != "stamp" and rng.random() < 0.5:
            image = turned(image, rng.normal(0, 4))
        y = int(np.clip(pad + fall + tilt * (x - pad), 0, canvas.shape[0] - 4))
        piece = np.asarray(image)[: canvas.shape[0] - y, : width - x]
        place = canvas[y : y + piece.shape[0], x : x + piece.shape[1]]
        np.maximum(place, piece, out=place)
        x += max(2, image.width + round(height * (space + rng.normal(0, 0.05))))
    image = Image.fromarray(canvas)
    slant = rng.normal(0.12, 0.18) if kind != "stamp" else rng.normal(0, 0.03)
    image = image.transform(image.size, Image.AFFINE, (1, slant, -slant * canvas.shape[0] / 2, 0, 1, 0), Image.BILINEAR)
    image = pen_width(image, rng.choice([-1, 0, 0, 1, 1]) if kind != "stamp" else rng.choice([-1, 0, 1]))
    ink = cut(np.asarray(image, np.float32) / 255)
    if rng.random() < (0.6 if kind == "stamp" else 0.12):
        ink = worn(ink, rng)
    return kind, cut(ink)


def worn(ink, rng):
    """Ink that did not take everywhere: a worn stamp, a pen running dry."""
    grid = [max(2, side // 4) for side in ink.shape]
    spots = Image.fromarray(rng.normal(0, 1, grid).astype(np.float32)).resize(ink.shape[::-1], Image.BICUBIC)
    return ink * np.clip(0.85 + np.asarray(spots) * rng.uniform(0, 0.5), 0, 1)


def cut(ink):
    seen = ink > 0.3
    if not seen.any():
        return ink[:2, :2]
    rows, columns = np.flatnonzero(seen.any(1)), np.flatnonzero(seen.any(0))
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def printed(text, size, path):
    """Printed text as ink, and how far its baseline is below its top."""
    font = font_of(path, size)
    left, top, right, bottom = font.getbbox(text)
    image = Image.new("L", (max(1, right - left), max(1, bottom - top)), 0)
    ImageDraw.Draw(image).text((-left, -top), text, fill=255, font=font)
    return np.asarray(image, np.float32) / 255, font.getmetrics()[0] - top


def paste(canvas, piece, x, y):
    """Lays ink on the canvas where it falls upon it; what reaches out is cut off."""
    top, left = max(0, y), max(0, x)
    bottom, right = min(canvas.shape[0], y + piece.shape[0]), min(canvas.shape[1], x + piece.shape[1])
    if top < bottom and left < right:
        place = canvas[top:bottom, left:right]
        np.maximum(place, piece[top - y : bottom - y, left - x : right - x], out=place)
    return max(0, right - left)


def strip(rng, held=False, crowded=False, typed=0.0):
    """
    One sample: ink as bytes [40, width], the classes to read, and the kind of writing. `crowded`: mostly with print on
    both sides, as cuts of pages have it, and sometimes with a border that runs through a digit. `typed`: share of samples
    where the digits are print as well, of one type with what stands beside them.
    """
    beside = 0.8 if crowded else 0.45
    is_typed = typed > 0 and rng.random() < typed
    text = some_text(rng)
    height = int(rng.uniform(0.42, 0.9) * TALL)
    letters = one_of(LETTERS, rng) if text and not is_typed and rng.random() < 0.1 else ""
    if text and is_typed:
        path = one_of(VIETNAMESE_PRINT_FONTS, rng)
        height = min(height, 58)
        size = round(height / digit_share(path))
        kind, ink = "typed", printed(text, size, path)[0]
    elif text:
        kind, ink = write(text + letters, height, rng, held)
    else:
        kind, ink = "empty", np.zeros((2, int(rng.integers(4, 80))), np.float32)
    ink = ink[:TALL] if ink.shape[0] <= TALL else shrink(ink)
    if not (text and is_typed):
        size = int(np.clip(height * rng.uniform(0.7, 1.5), 26, 74)) if text else int(rng.uniform(40, 74))
        path = one_of(VIETNAMESE_PRINT_FONTS if crowded else PRINT_FONTS, rng)
    before = LABELS if crowded and rng.random() < 0.5 else LEFT_TEXTS
    left = printed(one_of(before, rng), size, path) if rng.random() < beside else None
    after = RIGHT_TEXTS + APART_TEXTS if is_typed else RIGHT_TEXTS
    right = printed(one_of(after, rng), size, path) if rng.random() < beside else None
    if text and not is_typed and right is not None and rng.random() < 0.2:
        right = hand_slash(height, rng)
    gaps = [int(height * max(-0.05, rng.exponential(0.12 if is_typed else 0.28) - 0.03)) for _ in range(2)]
    shown_left = int(left[0].shape[1] * rng.uniform(0.05, 1)) if left else 0
    shown_right = int(right[0].shape[1] * rng.uniform(0.05, 1)) if right else 0
    margin = int(rng.uniform(2, 16))
    start = (shown_left if left else margin) + gaps[0]
    width = max(24, start + ink.shape[1] + gaps[1] + (shown_right if right else margin))
    canvas = np.zeros((TALL, width), np.float32)
    top = int(rng.uniform(0, TALL - ink.shape[0] + 1))
    paste(canvas, ink, start, top)
    baseline = top + ink.shape[0] + int(height * rng.normal(0, 0.1)) if text else int(TALL * 0.75)
    classes = [int(digit) for digit in text] + ([LETTER] if letters else [])
    if left:
        seen = paste(canvas, left[0], shown_left - left[0].shape[1], baseline - left[1])
        classes = [FOREIGN, *classes] if seen > 5 else classes
    if right:
        seen = paste(canvas, right[0], start + ink.shape[1] + gaps[1], baseline - right[1])
        classes = [*classes, FOREIGN] if seen > 5 else classes
    if crowded and len(text) > 1 and not letters and rng.random() < 0.12:
        canvas, classes = through_digit(canvas, classes, (start, ink.shape[1] / len(text)), rng)
    disturb(canvas, baseline, rng)
    return spoil(canvas, rng), classes, kind


def through_digit(canvas, classes, place, rng):
    """Cuts off what is left or right of the digits, and most of the digit there: the rest of it is no digit."""
    start, each = place
    digits = [sign for sign in classes if sign < FOREIGN]
    rest = each * rng.uniform(0.1, 0.35)
    if rng.random() < 0.5 and digits[0] != 1:
        return canvas[:, int(start + each - rest) :], [FOREIGN, *classes[classes.index(digits[0]) + 1 :]]
    if digits[-1] == 1:
        return canvas, classes
    last = len(classes) - 1 - classes[::-1].index(digits[-1])
    return canvas[:, : int(start + each * (len(digits) - 1) + rest)], [*classes[:last], FOREIGN]


def hand_slash(height, rng):
    """A slash, or a dash, written by hand behind the number."""
    tall, lean = max(6, int(height * rng.uniform(0.9, 1.5))), int(height * rng.uniform(0.1, 0.6))
    pen = max(2, int(height * rng.uniform(0.05, 0.12)))
    image = Image.new("L", (lean + 2 * pen, tall), 0)
    if rng.random() < 0.2:
        ImageDraw.Draw(image).line([(pen, tall // 2), (lean + pen, tall // 2)], fill=255, width=pen)
    else:
        ImageDraw.Draw(image).line([(lean + pen, 0), (pen, tall)], fill=255, width=pen)
    return np.asarray(image, np.float32) / 255, int(tall * rng.uniform(0.7, 1))


def shrink(ink):
    image = Image.fromarray((ink * 255).astype(np.uint8))
    return np.asarray(image.resize((max(2, image.width * TALL // image.height), TALL), Image.BILINEAR), np.float32) / 255


def disturb(canvas, baseline, rng):
    """Dotted lines, rules, specks, and feet of the line above or heads of the line below."""
    tall, width = canvas.shape
    if rng.random() < 0.24:
        y = int(np.clip(baseline + rng.normal(0, 4), 1, tall - 3))
        step = int(rng.integers(5, 11))
        canvas[y : y + 2, int(rng.integers(step)) :: step] = rng.uniform(0.5, 1)
        canvas[y : y + 2, int(rng.integers(step)) + 1 :: step] = rng.uniform(0.5, 1)
    if rng.random() < 0.08:
        y = int(np.clip(baseline + rng.normal(0, 10), 1, tall - 3))
        canvas[y : y + int(rng.integers(1, 4)), :] = rng.uniform(0.4, 1)
    if rng.random() < 0.15:
        for _ in range(int(rng.integers(1, 6))):
            y, x, side = int(rng.integers(tall)), int(rng.integers(width)), int(rng.integers(1, 4))
            canvas[y : y + side, x : x + side] = rng.uniform(0.4, 1)
    if rng.random() < 0.05:
        arc(canvas, rng)
    if rng.random() < 0.2:
        words, _ = printed(str(rng.choice(["CỘNG HÒA", "TỈNH", "phúc", "Về việc", "HỘI", "SỞ Y TẾ"])), 46, PRINT_FONTS[0])
        seen = int(rng.integers(2, 9))
        x = int(rng.integers(-80, max(1, width)))
        paste(canvas, words, x, seen - words.shape[0] if rng.random() < 0.5 else tall - seen)


def arc(canvas, rng):
    """The rim of a stamp across the line, as grey scans show it."""
    tall, width = canvas.shape
    radius = rng.uniform(1.5, 4) * tall
    x, y = rng.uniform(-radius, width + radius), tall / 2 + rng.uniform(-1, 1) * radius
    image = Image.new("L", (width, tall), 0)
    box = (x - radius, y - radius, x + radius, y + radius)
    ImageDraw.Draw(image).ellipse(box, outline=255, width=int(rng.integers(2, 7)))
    np.maximum(canvas, np.asarray(image, np.float32) / 255 * rng.uniform(0.15, 0.5), out=canvas)


def spoil(canvas, rng):
    """What pens, scanners and faxes do; ends with the contrast that the reader makes."""
    canvas = canvas * rng.uniform(0.5, 1)
    if rng.random() < 0.6:
        canvas = gaussian_filter(canvas, rng.uniform(0.4, 1.9))
    image = Image.fromarray((np.clip(canvas, 0, 1) * 255).astype(np.uint8))
    wide = max(12, round(image.width / 2 * rng.uniform(0.85, 1.18)))
    if rng.random() < 0.3:
        low = rng.uniform(0.5, 0.95)
        image = image.resize((max(8, int(wide * low)), int(HEIGHT * low)), Image.BOX if rng.random() < 0.5 else Image.BILINEAR)
    if rng.random() < 0.25:
        held = io.BytesIO()
        image.point(lambda v: 255 - v).save(held, "JPEG", quality=int(rng.integers(25, 80)))
        image = Image.open(held).point(lambda v: 255 - v)
    values = np.asarray(image, np.float32) / 255
    if rng.random() < 0.3:
        values = values + rng.normal(0, rng.uniform(0.01, 0.07), values.shape)
    if rng.random() < 0.18:
        values = (values > rng.uniform(0.2, 0.5) * max(0.3, float(values.max()))).astype(np.float32)
    image = Image.fromarray((np.clip(values, 0, 1) * 255).astype(np.uint8)).resize((wide, HEIGHT), Image.BILINEAR)
    values = np.asarray(image, np.float32)
    inked = values[values > 64]
    full = float(np.percentile(inked, 90)) if inked.size > 20 else 255.0
    return np.clip(values * (255 / full), 0, 255).astype(np.uint8)
