"""Draws scenes of 64 × 48 mm: print, stamps, seals, pens, as a scanner gives them, and cuts windows of ink out of them.

Pixels of the drawing stand at 150 ppi, those of the windows at 75 ppi, as in src/ocr/marks/look.ts.
"""

import io

import numpy as np
from PIL import Image, ImageDraw, ImageFilter
from scipy import ndimage

from words import FACES, HANDS, LIKELY, MARKS, NEAR, NEAR_SHARE, NUMBER_SHARE, OTHER, RIMS, URGENCY, a_number, font, pick, some_words

PPI = 150
MM = PPI / 25.4
SIZE = (int(64 * MM) // 2 * 2, int(48 * MM) // 2 * 2)
HEIGHT, WIDTH = 40, 64
LEANS = 22
REDS = [(206, 32, 48), (190, 40, 60), (224, 64, 72), (176, 30, 40), (214, 58, 100), (200, 20, 30), (170, 60, 70)]
BLACKS = [(20, 20, 22), (50, 48, 52)]
BLUES = [(48, 60, 168), (70, 50, 150), (40, 90, 180)]


def blank():
    return Image.new("L", SIZE, 0)


def set_word(draw, at, text, face, spacing):
    """Letters one after the other. Returns where the last ends."""
    x, y = at
    for letter in text:
        draw.text((x, y), letter, font=face, fill=255, anchor="ls")
        x += face.getlength(letter) + spacing
    return x - spacing


def width_of(text, face, spacing):
    return sum(face.getlength(letter) + spacing for letter in text) - spacing if text else 0


def stamp(rng, before, word):
    """A stamp alone, the middle of `word` in the middle of the picture. Returns the layer and half the length of the word."""
    layer = Image.new("L", SIZE, 0)
    draw = ImageDraw.Draw(layer)
    face_name = pick(rng, LIKELY) if rng.random() < 0.4 else pick(rng, FACES)
    cap = rng.uniform(2.9, 5.7) * MM
    face = font(face_name, int(round(cap / 0.7)))
    spacing = pick(rng, [0, 0, 0, rng.uniform(0.05, 0.2), rng.uniform(0.2, 0.35)]) * cap / 0.7
    cx, cy = SIZE[0] / 2, SIZE[1] / 2
    long = width_of(word, face, spacing)
    gap = face.getlength(" ") + spacing
    left = cx - long / 2 - (width_of(before, face, spacing) + gap if before else 0)
    base = cy + cap / 2
    if before:
        set_word(draw, (left, base), before, face, spacing)
    set_word(draw, (cx - long / 2, base), word, face, spacing)
    right = cx + long / 2
    pad = rng.uniform(1, 4) * MM, rng.uniform(0.9, 2.5) * MM
    top, bottom = cy - cap * 0.92 - pad[1], cy + cap * 0.8 + pad[1]
    if rng.random() < 0.07:
        line = font(face_name, int(cap))
        set_word(draw, (left, bottom + cap * 0.6), pick(rng, ["BẢN SỐ: 03", "Bản số:....", "Số: 12", "THU HỒI"]), line, 0)
        bottom += cap * 1.1
    frame = pick(rng, "ssssssddnnn")
    stroke = max(1, int(round(rng.uniform(0.3, 0.8) * MM)))
    for out in {"n": [], "s": [0], "d": [0, rng.uniform(0.9, 1.4) * MM]}[frame]:
        box = [left - pad[0] - out, top - out, right + pad[0] + out, bottom + out]
        draw.rectangle([int(v) for v in box], outline=255, width=stroke)
    if rng.random() < 0.3:
        thick = ImageFilter.MaxFilter(3) if rng.random() < 0.5 else ImageFilter.GaussianBlur(rng.uniform(0.5, 1.0))
        layer = layer.filter(thick)
    return layer, long / 2


def set_down(rng, layer, half, degrees):
    """Turned clockwise; in every other stamp letters are narrower, wider or slanted, as no face of ours is."""
    wide, slant = (rng.uniform(0.8, 1.2), rng.uniform(-0.12, 0.12)) if rng.random() < 0.5 else (1, 0)
    cos, sin = np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))
    # from the paper back to the drawing: turned back, then squeezed around the middle
    back = np.array([[1 / wide, slant / wide], [0, 1]]) @ np.array([[cos, sin], [-sin, cos]])
    middle = np.array(SIZE) / 2
    shift = middle - back @ middle
    return layer.transform(SIZE, Image.AFFINE, (*back[0], shift[0], *back[1], shift[1]), Image.BILINEAR), half * wide


def emblem(rng, draw, cx, cy, radius):
    """The middle of a state seal: a star, two sheaves of grain, a gear, a ribbon with small words; in half of them on a disc of dots."""
    r = radius * rng.uniform(0.5, 0.62)
    width = max(1, int(rng.uniform(0.15, 0.4) * MM))
    if rng.random() < 0.7:
        draw.ellipse([cx - r, cy - r, cx + r, cy + r], outline=255, width=width)
    if rng.random() < 0.55:
        field(rng, draw, (cx, cy), r)
    # star
    sy, s = cy - r * rng.uniform(0.3, 0.45), r * rng.uniform(0.22, 0.32)
    points = [(cx + (s if i % 2 == 0 else s * 0.42) * np.cos(a), sy + (s if i % 2 == 0 else s * 0.42) * np.sin(a)) for i, a in enumerate(np.deg2rad(np.arange(10) * 36 - 90))]
    draw.polygon(points, outline=255, fill=255 if rng.random() < 0.6 else 0)
    # sheaves of grain: rows of short strokes and ovals along both sides
    for side in (-1, 1):
        for row in np.linspace(0.72, 1.0, int(rng.integers(3, 6))):
            for a in np.deg2rad(np.arange(35, 165, rng.uniform(5, 9))):
                x, y = cx + side * r * row * np.sin(a), cy - r * row * np.cos(a)
                lean = a * side + rng.uniform(-0.5, 0.5)
                length = r * rng.uniform(0.07, 0.14)
                draw.line([x - length * np.sin(lean), y + length * np.cos(lean), x + length * np.sin(lean), y - length * np.cos(lean)], fill=255, width=width)
                if rng.random() < 0.35:
                    draw.ellipse([x - length / 2, y - length / 2, x + length / 2, y + length / 2], fill=255)
    # gear
    gy, g = cy + r * rng.uniform(0.35, 0.5), r * rng.uniform(0.24, 0.34)
    draw.ellipse([cx - g, gy - g, cx + g, gy + g], outline=255, width=max(1, width * 2))
    for a in np.deg2rad(np.arange(0, 360, rng.uniform(24, 36))):
        draw.line([cx + g * np.cos(a), gy + g * np.sin(a), cx + g * 1.25 * np.cos(a), gy + g * 1.25 * np.sin(a)], fill=255, width=max(2, width * 2))
    for a in np.deg2rad(np.arange(0, 180, 45)):
        draw.line([cx - g * np.cos(a), gy - g * np.sin(a), cx + g * np.cos(a), gy + g * np.sin(a)], fill=255, width=width)
    # ribbon with small words
    by, h = cy + r * rng.uniform(0.72, 0.88), r * rng.uniform(0.12, 0.2)
    draw.polygon([(cx - r * 0.6, by - h), (cx + r * 0.6, by - h), (cx + r * 0.7, by + h), (cx - r * 0.7, by + h)], outline=255, fill=255 if rng.random() < 0.5 else 0)
    small = font(pick(rng, FACES), max(5, int(h * 1.3)))
    draw.text((cx, by), pick(rng, ["VIỆT NAM", "CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA VIỆT NAM"]), font=small, fill=255 if rng.random() < 0.5 else 0, anchor="mm")


def field(rng, draw, middle, r):
    """What is red in the coloured emblem: dark, with rows of light dots at the sides, light around the star."""
    cx, cy = middle
    draw.ellipse([cx - r, cy - r, cx + r, cy + r], fill=255)
    step = rng.uniform(0.07, 0.12) * r
    dot = step * rng.uniform(0.2, 0.4)
    for x in np.arange(-r, r, step):
        for y in np.arange(-r, r, step):
            if (0.6 * r) ** 2 < x * x + y * y < r * r:
                draw.ellipse([cx + x - dot, cy + y - dot, cx + x + dot, cy + y + dot], fill=0)
    light = r * rng.uniform(0.36, 0.5)
    draw.ellipse([cx - light, cy - r * 0.35 - light, cx + light, cy - r * 0.35 + light], fill=0)
    if rng.random() < 0.7:
        draw.pieslice([cx - 0.6 * r, cy - 0.1 * r, cx + 0.6 * r, cy + 0.8 * r], int(rng.uniform(180, 220)), int(rng.uniform(320, 360)), fill=0)


def seal(rng, full=True):
    layer = blank()
    draw = ImageDraw.Draw(layer)
    cx, cy = (SIZE[0] / 2, SIZE[1] / 2) if full else (rng.uniform(0.1, 0.9) * SIZE[0], rng.uniform(0.1, 0.9) * SIZE[1])
    # images of electronic signatures are smaller
    radius = (rng.uniform(13, 20) if rng.random() < 0.7 else rng.uniform(8, 13)) * MM
    for part, stroke in ((1, 0.8), (rng.uniform(0.9, 0.96), 0.3), (rng.uniform(0.6, 0.72), 0.35)):
        r = radius * part
        draw.ellipse([cx - r, cy - r, cx + r, cy + r], outline=255, width=max(1, int(stroke * MM)))
    rim = pick(rng, RIMS)
    face = font(pick(rng, FACES), int(radius * rng.uniform(0.17, 0.24)))
    spread = min(rng.uniform(220, 300), len(rim) * 14)
    start = rng.uniform(-25, 25) - spread / 2
    for index, letter in enumerate(rim):
        turn = start + index * spread / len(rim)
        tile = Image.new("L", (40, 40), 0)
        ImageDraw.Draw(tile).text((20, 20), letter, font=face, fill=255, anchor="mm")
        tile = tile.rotate(-turn, Image.BILINEAR)
        a = np.deg2rad(turn - 90)
        r = radius * 0.81
        layer.paste(255, (int(cx + r * np.cos(a)) - 20, int(cy + r * np.sin(a)) - 20), tile)
    kind = rng.random()
    if rng.random() < 0.55:
        emblem(rng, draw, cx, cy, radius)
    elif kind < 0.4:
        points = [(cx + (0.38 if i % 2 == 0 else 0.16) * radius * np.cos(a), cy + (0.38 if i % 2 == 0 else 0.16) * radius * np.sin(a))
                  for i, a in enumerate(np.deg2rad(np.arange(10) * 36 - 90 + rng.uniform(-20, 20)))]
        draw.polygon(points, outline=255, fill=255 if rng.random() < 0.4 else 0)
    elif kind < 0.75:
        lines = pick(rng, [["ỦY BAN", "NHÂN DÂN"], ["SỞ", "NỘI VỤ"], ["VĂN", "PHÒNG"], ["MẦM NON", "HOA MAI"], ["NHẬT", "MINH"], ["TRUNG TÂM", "Y TẾ"], ["XÃ TÂN AN"]])
        small = font(pick(rng, FACES), int(radius * rng.uniform(0.2, 0.3)))
        for i, line in enumerate(lines):
            draw.text((cx, cy + (i - (len(lines) - 1) / 2) * radius * 0.3), line, font=small, fill=255, anchor="mm")
    else:
        for _ in range(30):
            a, r = rng.uniform(0, 2 * np.pi), radius * rng.uniform(0, 0.55)
            x, y = cx + r * np.cos(a), cy + r * np.sin(a)
            s = rng.uniform(0.3, 1.6) * MM
            draw.arc([x - s, y - s, x + s, y + s], int(rng.uniform(0, 180)), int(rng.uniform(180, 360)), fill=255, width=2)
    return layer.rotate(rng.uniform(-20, 20), Image.BILINEAR, center=(cx, cy))


def seal_upon(rng):
    """A seal somewhere on a stamp, its star upon the word as often as its rim."""
    return moved(rng, seal(rng), 22) if rng.random() < 0.6 else seal(rng, full=False)


def pens(rng):
    layer = blank()
    draw = ImageDraw.Draw(layer)
    x, y = rng.uniform(0.2, 0.8) * SIZE[0], rng.uniform(0.2, 0.8) * SIZE[1]
    t = np.linspace(0, 1, 60)
    for _ in range(int(rng.integers(1, 4))):
        turns, high = rng.uniform(1, 6), rng.uniform(3, 14) * MM
        xs = x + (t - 0.5) * rng.uniform(10, 50) * MM + rng.uniform(1, 6) * MM * np.sin(t * turns * 6.3 + rng.uniform(0, 6))
        ys = y + high * np.cos(t * turns * 6.3) * (1 - 0.5 * t) + (t - 0.5) * rng.uniform(-10, 10) * MM
        draw.line(list(zip(xs, ys)), fill=255, width=int(rng.integers(2, 5)), joint="curve")
    return layer


def print_layer(rng):
    """Lines of print, tables, heads, boxes around headings."""
    layer = blank()
    draw = ImageDraw.Draw(layer)
    size = int(rng.uniform(3.2, 5.2) * MM)
    kind = rng.random()
    y = rng.uniform(2, 12) * MM
    step = rng.uniform(1.25, 2) * size
    while y < SIZE[1]:
        face = font(pick(rng, FACES), size)
        title = rng.random() < (0.6 if kind < 0.25 else 0.12)
        text = pick(rng, OTHER) if title and rng.random() < 0.7 else some_words(rng, 14)
        if title:
            text = text.upper()
        x = rng.uniform(2, 30) * MM if title else rng.uniform(-20, 6) * MM
        draw.text((x, y), text, font=face, fill=255, anchor="ls")
        if title and rng.random() < 0.25:
            end = x + face.getlength(text)
            pad = rng.uniform(0.6, 2) * MM
            draw.rectangle([int(x - pad), int(y - size * 0.9 - pad), int(end + pad), int(y + size * 0.25 + pad)], outline=255, width=2)
        y += step * (1 if rng.random() < 0.85 else 2)
    if rng.random() < 0.25:
        for x in np.cumsum(rng.uniform(8, 26, 7)) * MM:
            draw.line([x, 0, x, SIZE[1]], fill=255, width=int(rng.integers(1, 4)))
        for y in np.cumsum(rng.uniform(6, 14, 8)) * MM:
            draw.line([0, y, SIZE[0], y], fill=255, width=int(rng.integers(1, 4)))
    return layer


def arrival(rng):
    """The box of an incoming stamp, a receipt or a signature by certificate."""
    layer = blank()
    draw = ImageDraw.Draw(layer)
    w, h = rng.uniform(30, 52) * MM, rng.uniform(18, 34) * MM
    x, y = (SIZE[0] - w) / 2, (SIZE[1] - h) / 2
    draw.rectangle([int(x), int(y), int(x + w), int(y + h)], outline=255, width=int(rng.integers(1, 5)))
    lines = pick(rng, [["UBND HUYỆN AN BÌNH", "ĐẾN", "Số: ........", "Ngày: ......", "Chuyển:"], ["CÔNG VĂN ĐẾN", "Số: ......", "Ngày ..../..../20"],
                       ["ĐÃ KÝ SỐ", "Ký bởi: Sở Nội vụ", "Ngày ký: 12/3/2019"], ["ĐÃ THU TIỀN", "Ngày 12 tháng 3"], ["SAO Y BẢN CHÍNH", "Ngày:", "CHÁNH VĂN PHÒNG"],
                       ["CHỈ NGƯỜI CÓ TÊN", "MỚI ĐƯỢC BÓC BÌ"], ["TÀI LIỆU THU HỒI", "SAU KHI DÙNG"]])
    for i, line in enumerate(lines):
        face = font(pick(rng, FACES), max(8, int(h / len(lines) * rng.uniform(0.45, 0.75))))
        draw.text((x + w / 2, y + h * (i + 0.5) / len(lines)), line, font=face, fill=255, anchor="mm")
        if rng.random() < 0.3:
            draw.line([x, y + h * (i + 1) / len(lines), x + w, y + h * (i + 1) / len(lines)], fill=255, width=2)
    return layer


def written(rng):
    """A number, a day or a name by hand, as it is written between lines of print."""
    layer = blank()
    draw = ImageDraw.Draw(layer)
    face = font(pick(rng, HANDS), int(rng.uniform(5, 10.5) * MM))
    y = rng.uniform(0.3, 0.62) * SIZE[1]
    for _ in range(1 if rng.random() < 0.7 else 2):
        number, day, month = (int(rng.integers(1, high)) for high in (2000, 32, 13))
        text = pick(rng, [f"{number}", f"Số: {number}/QĐ-UBND", f"{number}/BC", f"ngày {day} tháng {month}", f"{day}/{month}/{1990 + day}", some_words(rng, 3), some_words(rng, 2).title()])
        draw.text((rng.uniform(0.02, 0.5) * SIZE[0], y), text, font=face, fill=255, anchor="ls")
        y += rng.uniform(6, 12) * MM
    if rng.random() < 0.4:
        layer = layer.filter(ImageFilter.MaxFilter(3))
    return layer.rotate(rng.uniform(-8, 8), Image.BILINEAR)


def second_stamp(rng, half):
    """Another stamp that touches the first one: of urgency, of an office; none of secrecy. Returns the layer and where its last word stands."""
    before, word, _ = subject(rng, False)
    layer, _ = stamp(rng, before, word)
    layer, _ = set_down(rng, layer, 0, rng.normal(0, 5))
    if rng.random() < 0.3:
        # or a heading in the same ink, across the end of the word of a stamp set down across the page
        layer = layer.rotate(pick(rng, [90, -90]), Image.BILINEAR)
        across, along = rng.uniform(-12, 12), rng.choice([-1, 1]) * rng.uniform(0.5, 1.1) * half / MM
    else:
        across, along = rng.choice([-1, 1]) * rng.uniform(5, 11), rng.uniform(-1, 1) * (half / MM + 8)
    layer = layer.transform(SIZE, Image.AFFINE, (1, 0, -along * MM, 0, 1, -across * MM), Image.BILINEAR)
    return layer, (SIZE[0] / 2 + along * MM, SIZE[1] / 2 + across * MM)


def moved(rng, layer, most):
    """Aside by up to so many mm each way."""
    shift = rng.uniform(-most, most, 2) * MM
    return layer.transform(SIZE, Image.AFFINE, (1, 0, shift[0], 0, 1, shift[1]), Image.BILINEAR)


def crossings(rng, paper, mode, ink):
    """What runs across a stamp besides print: a hand, the box of an incoming stamp, a seal, a rule of a table."""
    if rng.random() < 0.3:
        lay(paper, worn(rng, written(rng), False), pick(rng, pick(rng, [BLUES, BLACKS, ink])))
    if rng.random() < 0.18:
        lay(paper, worn(rng, moved(rng, arrival(rng), 16).rotate(rng.uniform(-6, 6), Image.BILINEAR), True), pick(rng, ink))
    if rng.random() < 0.28:
        lay(paper, worn(rng, seal_upon(rng), True) * rng.uniform(0.3, 0.9), pick(rng, REDS if mode == "colour" else ink))
    if rng.random() < 0.08:
        lay(paper, np.asarray(pens(rng), np.float32) / 255, pick(rng, pick(rng, [BLUES, BLACKS, REDS])))


def dropped(rng, ink):
    """Strokes that left no ink: a stamp set down askew, a crease, a dry edge."""
    high, wide = ink.shape
    y, x = np.ogrid[-high / 2 : high / 2, -wide / 2 : wide / 2]
    turn = rng.uniform(0, np.pi)
    across = np.cos(turn) * x + np.sin(turn) * y
    if rng.random() < 0.5:
        return ink * np.clip(1 - rng.uniform(0.02, 0.09) / MM * (across + rng.uniform(-4, 14) * MM), 0.15, 1)
    at, half = rng.uniform(-12, 12) * MM, rng.uniform(0.2, 0.7) * MM
    return np.where(np.abs(across - at) < half, ink * rng.uniform(0, 0.4), ink)


def worn(rng, layer, strong):
    """Ink 0…1, uneven and speckled."""
    ink = np.asarray(layer, np.float32) / 255
    if rng.random() < 0.2:
        ink = dropped(rng, ink)
    kind = pick(rng, ["good", "good", "faint", "worn"] if strong else ["good", "good", "worn"])
    strength = rng.uniform(0.25, 0.55) if kind == "faint" else rng.uniform(0.6, 1)
    grid = int(rng.integers(4, 16)), int(rng.integers(5, 20))
    cloud = ndimage.zoom(rng.random(grid), (SIZE[1] / grid[0], SIZE[0] / grid[1]), order=1)[: SIZE[1], : SIZE[0]]
    patches = rng.uniform(0.35, 0.75) if kind == "worn" else rng.uniform(0, 0.25)
    if not strong:
        patches, strength = min(patches, 0.5), max(strength, 0.5)
    ink = ink * strength * (1 - patches * np.clip((cloud - 0.25) * 2.2, 0, 1))
    grain = rng.uniform(0.2, 0.6) if kind == "worn" else rng.uniform(0, 0.3)
    speck = rng.random(ink.shape, np.float32) < grain * 0.55
    return np.where(speck, ink * rng.random(ink.shape, np.float32) * 0.5, ink)


def lay(paper, ink, colour):
    paper *= 1 - ink[:, :, None] * (1 - np.asarray(colour, np.float32) / 255)


def fringed(rng, rgb):
    """A scanner whose colours do not lie quite upon each other: print gets a red side and a blue one."""
    shift = rng.uniform(-0.9, 0.9, 2)
    out = rgb.copy()
    out[:, :, 0] = ndimage.shift(rgb[:, :, 0], shift, order=1, mode="nearest")
    if rng.random() < 0.5:
        out[:, :, 2] = ndimage.shift(rgb[:, :, 2], -shift, order=1, mode="nearest")
    return out


def scanned(rng, paper, mode, low):
    if mode == "colour" and rng.random() < 0.2:
        paper = fringed(rng, paper)
    tint = np.asarray(pick(rng, [(255, 255, 255), (250, 248, 240), (244, 238, 222), (236, 236, 236), (228, 220, 196)]), np.float32)
    rgb = paper * tint + (rng.standard_normal(paper.shape[:2], np.float32) * rng.uniform(1, 9))[:, :, None]
    image = Image.fromarray(np.clip(rgb, 0, 255).astype(np.uint8))
    if low:
        half = pick(rng, [100, 115, 130]) / PPI
        image = image.resize((int(SIZE[0] * half), int(SIZE[1] * half)), Image.BOX if rng.random() < 0.5 else Image.BILINEAR)
    if rng.random() < 0.4:
        image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.4, 1.0)))
    if mode != "colour":
        image = image.convert("L")
    if mode == "bilevel":
        limit, times = int(rng.integers(130, 200)), pick(rng, [1, 4 / 3, 2])
        size = image.size
        image = image.resize((round(size[0] * times), round(size[1] * times)), Image.BILINEAR) if times > 1 else image
        image = image.convert("1").convert("L") if rng.random() < 0.1 else image.point(lambda value: 255 if value >= limit else 0)
        image = image.resize(size, Image.BILINEAR) if times > 1 else image
    else:
        bytes_ = io.BytesIO()
        image.save(bytes_, "JPEG", quality=int(rng.integers(45, 92)))
        image = Image.open(bytes_)
    if low:
        image = image.resize(SIZE, Image.LANCZOS)
    return np.asarray(image.convert("RGB"), np.float32)


def layer_of(rgb, what):
    """What the service looks at: red ink alone, other coloured ink alone, print with colour taken away, or the darkest channel; dark is 1."""
    if what == "red":
        return np.clip(1.7 * (rgb[:, :, 0] - rgb[:, :, 1:].max(2) - 12), 0, 255) / 255
    if what == "blue":
        high = rgb[:, :, 1:].max(2)
        return np.where(high > rgb[:, :, 0], np.clip(2.4 * (high - rgb.min(2) - 16), 0, 255), 0) / 255
    if what == "print":
        top, low = rgb.max(2), rgb.min(2)
        grey = np.minimum(255, top + np.maximum(0, 1.75 * (top - low) - 24))
    else:
        grey = rgb.min(2)
    paper = np.percentile(grey, 80)
    return 1 - np.minimum(255, grey * 255 / max(1, paper)) / 255


def look_of(ink, close):
    """At 75 ppi, or as close as it was drawn; faint ink darkened."""
    small = ink if close else ink.reshape(SIZE[1] // 2, 2, SIZE[0] // 2, 2).mean((1, 3))
    some = small[small > 0.08]
    dark = np.percentile(some, 85) if len(some) else 1
    return np.minimum(1, small * min(6, max(1, 0.9 / dark))).astype(np.float32)


def cut(look, at, degrees):
    """A window turned clockwise by `degrees` against the look, its middle `at`."""
    cos, sin = np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))
    x = np.arange(WIDTH) + 0.5 - WIDTH / 2
    y = (np.arange(HEIGHT) + 0.5 - HEIGHT / 2)[:, None]
    rows = at[1] + sin * x + cos * y - 0.5
    columns = at[0] + cos * x - sin * y - 0.5
    return ndimage.map_coordinates(look, [rows, columns], order=1, prefilter=False)


def subject(rng, marks=True):
    """What the stamp says: (before, word, class)."""
    kind = rng.random() if marks else rng.uniform(0.5, 1)
    if kind < 0.5:
        return pick(rng, MARKS)
    if kind < 0.72:
        return pick(rng, URGENCY)
    parts = pick(rng, NEAR if rng.random() < NEAR_SHARE else OTHER).split(" ")
    if rng.random() < 0.2:
        parts = some_words(rng, int(rng.integers(1, 3))).upper().split(" ")
    if rng.random() < NUMBER_SHARE:
        parts = a_number(rng).split(" ")
    at = int(rng.integers(len(parts)))
    return " ".join(parts[:at]), " ".join(parts[at:]), 0


# How a scene is scanned, and the ink of its stamp.
WAYS = (
    [("colour", "red")] * 8
    + [("grey", "red")] * 5
    + [("bilevel", "black")] * 4
    + [("bilevel", "red")]
    + [("colour", "black")] * 4
    + [("colour", "blue")] * 3
    + [("grey", "black")] * 2
    + [("grey", "blue")]
)


def cells(rng):
    """A table of which cells hold short words in capitals."""
    layer = blank()
    draw = ImageDraw.Draw(layer)
    columns, rows = np.cumsum(rng.uniform(9, 28, 9)) * MM, np.cumsum(rng.uniform(6, 14, 9)) * MM
    size = int(rng.uniform(3.2, 6) * MM)
    line = int(rng.integers(1, 5))
    for x in columns:
        draw.line([x, 0, x, SIZE[1]], fill=255, width=line)
    for y in rows:
        draw.line([0, y, SIZE[0], y], fill=255, width=line)
    face = font(pick(rng, FACES), size)
    for x, right in zip([0, *columns], columns):
        for y, below in zip([0, *rows], rows):
            text = pick(rng, OTHER) if rng.random() < 0.7 else some_words(rng, 1).upper()
            draw.text(((x + right) / 2, (y + below) / 2), text.split(" ")[0], font=face, fill=255, anchor="mm")
    return layer


def ghost(rng, layer):
    """A seal that came through from the other side, or off the sheet that lay on this one: mirrored or not, pale, in blots."""
    picture = layer.transpose(Image.FLIP_LEFT_RIGHT) if rng.random() < 0.7 else layer
    ink = np.asarray(picture, np.float32) / 255
    ink = ndimage.gaussian_filter(ink, rng.uniform(0.4, 1.6))
    field = ndimage.gaussian_filter(rng.random(ink.shape), rng.uniform(2, 7))
    field = (field - field.min()) / max(1e-6, float(np.ptp(field)))
    blots = np.clip((field - rng.uniform(0.45, 0.75)) * rng.uniform(3, 9), 0, 1)
    specks = (rng.random(ink.shape) < rng.uniform(0.1, 0.6)).astype(np.float32)
    return np.clip(ink * (rng.uniform(0.08, 0.3) * specks + rng.uniform(0.5, 1) * blots), 0, 1).astype(np.float32)


def filled_in(rng):
    """A box of print or of a stamp that a pen filled in: a number, a name."""
    layer = blank()
    draw = ImageDraw.Draw(layer)
    w, h = rng.uniform(16, 42) * MM, rng.uniform(7, 18) * MM
    x, y = (SIZE[0] - w) / 2, (SIZE[1] - h) / 2
    draw.rectangle([int(x), int(y), int(x + w), int(y + h)], outline=255, width=int(rng.integers(1, 5)))
    face = font(pick(rng, FACES), int(rng.uniform(2.4, 4.5) * MM))
    draw.text((x + rng.uniform(0.5, 3) * MM, y + h * rng.uniform(0.3, 0.7)), pick(rng, ["Số:", "ĐẾN", "Số", "Ngày:", "MẪU", "Mẫu số", "Kho:", "Hộp số:", "HỒ SƠ SỐ", "TỜ SỐ", "", ""]), font=face, fill=255, anchor="lm")
    hand = font(pick(rng, HANDS), int(rng.uniform(5, 10.5) * MM))
    text = pick(rng, [str(rng.integers(1, 3000)), some_words(rng, 1), some_words(rng, 2).title(), some_words(rng, 1).upper(), f"{rng.integers(1, 32)}/{rng.integers(1, 13)}"])
    draw.text((x + w * rng.uniform(0.25, 0.6), y + h * rng.uniform(0.35, 0.65)), text, font=hand, fill=255, anchor="mm")
    return layer.rotate(rng.uniform(-8, 8), Image.BILINEAR)


def others(rng, mode, ink, paper):
    """What else stands where no stamp with a word does: seals, one over another, boxes, tables."""
    if rng.random() < 0.15:
        lay(paper, worn(rng, filled_in(rng), rng.random() < 0.5), pick(rng, pick(rng, [ink, BLACKS])))
        return
    kind = rng.random()
    # some offices seal in blue
    seals = REDS if mode == "colour" and ink is not BLUES else ink
    if kind < 0.6:
        for _ in range(1 if rng.random() < 0.8 else 2):
            sealed = seal(rng, full=rng.random() < 0.6)
            ink_of_it = ghost(rng, sealed) if rng.random() < 0.3 else worn(rng, sealed, True)
            # of a pale one hardly more than the star and parts of the rim are left, which darkening brings out
            lay(paper, ink_of_it * (rng.uniform(0.12, 0.5) if rng.random() < 0.4 else 1), pick(rng, seals))
        if rng.random() < 0.6:
            lay(paper, np.asarray(pens(rng), np.float32) / 255, pick(rng, pick(rng, [BLUES, BLACKS])))
    elif kind < 0.85:
        box = worn(rng, moved(rng, arrival(rng), 12).rotate(rng.uniform(-12, 12), Image.BILINEAR), True)
        lay(paper, box * (rng.uniform(0.12, 0.5) if rng.random() < 0.4 else 1), pick(rng, ink))
        if rng.random() < 0.5:
            lay(paper, worn(rng, written(rng), False), pick(rng, pick(rng, [BLUES, ink])))
    elif kind < 0.93:
        # numbers and dates by hand alone, in the ink that is looked at
        lay(paper, worn(rng, moved(rng, written(rng), 8), rng.random() < 0.5), pick(rng, ink))
    else:
        lay(paper, worn(rng, cells(rng).rotate(rng.uniform(-2, 2), Image.BILINEAR), False), pick(rng, ink))


def lean_of(rng):
    """Most stamps lean as the lines of print do: those are crossed along their letters."""
    kind = rng.random()
    return rng.uniform(-45, 45) if kind < 0.35 else rng.uniform(-25, 25) if kind < 0.6 else rng.normal(0, 5)


# Where there is no second stamp.
NOWHERE = (-999, -999)


def scene(rng, marks=True, close=False):
    """One scene: its look, of its stamp the class, how it leans, and half the length of its last word (0: no stamp), its box, and where a second one stands. Pixels of the look."""
    paper = np.ones((SIZE[1], SIZE[0], 3), np.float32)
    mode, colour = pick(rng, WAYS)
    what = "print" if mode != "colour" or colour == "black" else colour
    # what coloured ink that bears no mark leaves in the print from which it was taken
    if mode == "colour" and not marks and rng.random() < 0.3:
        what = "print"
    # coloured ink is set apart from print
    over = rng.random() < (0.7 if what == "print" else 0.45)
    if over:
        lines = print_layer(rng)
        # a stamp set down across the page stands upright here, the lines do not
        lines = lines.rotate(pick(rng, [90, -90]), Image.BILINEAR, expand=True).resize(SIZE) if rng.random() < 0.2 else lines
        lay(paper, np.asarray(lines, np.float32) / 255 * rng.uniform(0.7, 1), pick(rng, BLACKS))
    ink = {"red": REDS, "black": BLACKS, "blue": BLUES}[colour]
    stamped = rng.random() < (0.78 if marks else 0.45)
    label, degrees, half, box, second = 0, lean_of(rng), 0, (0, 0, 0, 0), NOWHERE
    if stamped:
        before, word, label = subject(rng, marks)
        layer, half = stamp(rng, before, word)
        layer, half = set_down(rng, layer, half, degrees)
        box = layer.getbbox() or box
        lay(paper, worn(rng, layer, what in ("red", "blue")), pick(rng, ink))
        crossings(rng, paper, mode, ink)
        if rng.random() < 0.1:
            layer, second = second_stamp(rng, half)
            lay(paper, worn(rng, layer, True), pick(rng, ink))
    else:
        others(rng, mode, ink, paper)
        if rng.random() < 0.25:
            lay(paper, worn(rng, written(rng), False), pick(rng, pick(rng, [BLUES, BLACKS])))
        if rng.random() < 0.25:
            lay(paper, np.asarray(pens(rng), np.float32) / 255, pick(rng, pick(rng, [BLUES, BLACKS, REDS])))
    look = look_of(layer_of(scanned(rng, paper, mode, rng.random() < 0.25), what), close)
    part = 1 if close else 2
    return look, (label, degrees, half / part), tuple(value / part for value in (*box, *second))


def windows(rng, look, stamped):
    """Rows of one byte of class and the ink of a window: the word of the stamp, a little off, and other places."""
    label, degrees, half = stamped
    middle = np.array([look.shape[1] / 2, look.shape[0] / 2])
    axes = np.array([[np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))], [-np.sin(np.deg2rad(degrees)), np.cos(np.deg2rad(degrees))]])
    rows = []
    for _ in range(8 if half else 0):
        at = middle + rng.uniform(-5.5, 5.5, 2) @ axes
        rows.append((label, at, degrees + rng.uniform(-LEANS, LEANS)))
    inked = np.argwhere(look > 0.3)
    for _ in range(10 if label == 0 else 6):
        at = inked[int(rng.integers(len(inked)))][::-1] + rng.uniform(-6, 6, 2) if len(inked) else rng.random(2) * look.shape[::-1]
        turn = degrees + rng.uniform(-30, 30) + pick(rng, [0, 0, 90, -90, 180])
        along, across = np.abs((at - middle) @ axes.T)
        near = half and along < 21 and across < 11
        lean = abs((turn - degrees + 180) % 360 - 180)
        if near and label and lean < 50:
            continue
        rows.append((0, at, turn))
    out = np.zeros((len(rows), 1 + HEIGHT * WIDTH), np.uint8)
    for row, (kind, at, turn) in zip(out, rows):
        row[0] = kind
        row[1:] = np.round(255 * np.clip(cut(look, at, turn), 0, 1)).ravel()
    return out


def many(seed, count):
    rng = np.random.default_rng(seed)
    return np.concatenate([windows(rng, *scene(rng)[:2]) for _ in range(count)])


def looks(seed, count, close=False):
    """Scenes as the other networks learn them: looks of one byte a pixel; of each: class, lean, half a word, box of the stamp, a second one."""
    rng = np.random.default_rng(seed)
    part = 1 if close else 2
    pictures, facts = np.zeros((count, SIZE[1] // part, SIZE[0] // part), np.uint8), np.zeros((count, 9), np.float32)
    for index in range(count):
        look, stamped, box = scene(rng, marks=index % 4 != 3, close=close)
        pictures[index], facts[index] = np.round(255 * look), (*stamped, *box)
    return pictures, facts


def turned(look, degrees):
    """The whole look turned as `cut` turns a window, with a border, as src/ocr/marks/look.ts does."""
    angle = np.deg2rad(degrees)
    cos, sin = np.cos(angle), np.sin(angle)
    high, wide = look.shape
    width = int(wide * abs(cos) + high * abs(sin)) + 36
    height = int(wide * abs(sin) + high * abs(cos)) + 36
    x = np.arange(width) + 0.5 - width / 2
    y = (np.arange(height) + 0.5 - height / 2)[:, None]
    return ndimage.map_coordinates(look, [high / 2 + sin * x + cos * y - 0.5, wide / 2 + cos * x - sin * y - 0.5], order=1, prefilter=False)
