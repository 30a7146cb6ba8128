"""Faces that words are set in, as offices set them: mostly like Times. Whole families are held apart for validation."""

from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

TRUE = Path("/usr/share/fonts/truetype")
OPEN = Path("/usr/share/fonts/opentype")
GYRE = Path("/usr/share/texmf/fonts/opentype/public/tex-gyre")


def family(folder, name, *cuts):
    return [folder / name.format(cut) for cut in cuts]


PLAIN = ("Regular", "Bold", "Italic", "BoldItalic")
LOWER = ("regular", "bold", "italic", "bolditalic")

# Families with their share of the samples; within a family bold stands as often as regular, as heads and names do.
TRAIN = [
    (6, family(TRUE, "liberation2/LiberationSerif-{}.ttf", *PLAIN)),
    (2, family(TRUE, "croscore/Tinos-{}.ttf", *PLAIN)),
    (4, family(TRUE, "freefont/FreeSerif{}.ttf", "", "Bold", "Italic", "BoldItalic")),
    (2, family(TRUE, "noto/NotoSerif-{}.ttf", *PLAIN)),
    (1, family(TRUE, "noto/NotoSerifDisplay-{}.ttf", *PLAIN)),
    (2, family(TRUE, "charis/CharisSIL-{}.ttf", *PLAIN)),
    (2, family(TRUE, "gentium-basic/GenBas{}.ttf", "R", "B", "I", "BI")),
    (2, family(GYRE, "texgyrepagella-{}.otf", *LOWER)),
    (2, family(GYRE, "texgyreschola-{}.otf", *LOWER)),
    (1, family(GYRE, "texgyrebonum-{}.otf", *LOWER)),
    (1, family(OPEN, "junicode/JunicodeTwoBeta-{}.otf", *PLAIN)),
    (1, family(OPEN, "artemisia/GFSArtemisia{}.otf", "", "Bold", "It", "BoldIt")),
    (1, family(OPEN, "ebgaramond/EBGaramond12-{}.otf", "Regular", "Italic")),
    (1, family(TRUE, "dejavu/DejaVuSerif{}.ttf", "", "-Bold", "-Italic", "-BoldItalic")),
    (1, family(TRUE, "dejavu/DejaVuSerifCondensed{}.ttf", "", "-Bold", "-Italic", "-BoldItalic")),
    (2, family(TRUE, "liberation2/LiberationSans-{}.ttf", *PLAIN)),
    (1, family(TRUE, "freefont/FreeSans{}.ttf", "", "Bold", "Oblique", "BoldOblique")),
    (1, family(TRUE, "noto/NotoSans-{}.ttf", *PLAIN)),
    (1, family(TRUE, "roboto/unhinted/RobotoTTF/Roboto-{}.ttf", *PLAIN)),
    (1, family(TRUE, "open-sans/OpenSans-{}.ttf", *PLAIN)),
    (1, family(TRUE, "crosextra/Carlito-{}.ttf", *PLAIN)),
    (1, family(GYRE, "texgyrecursor-{}.otf", *LOWER)),
]
HELD = [
    (4, family(GYRE, "texgyretermes-{}.otf", *LOWER)),
    (2, family(OPEN, "linux-libertine/LinLibertine_{}.otf", "R", "RB", "RI", "RBI")),
    (1, family(GYRE, "texgyreheros-{}.otf", *LOWER)),
]


# Times and what is cut like it: what offices print. In the last round it stands as often as all others together.
LIKE_TIMES = 3


def some_face(rng, held, last=False):
    families = HELD if held else TRAIN
    shares = [share * (4 if last and at < LIKE_TIMES else 1) for at, (share, _) in enumerate(families)]
    _, cuts = families[rng.choice(len(families), p=[share / sum(shares) for share in shares])]
    upright = cuts[:2]
    return upright[rng.integers(2)] if len(cuts) < 3 or rng.random() < 0.72 else cuts[2 + rng.integers(len(cuts) - 2)]


@lru_cache(maxsize=2048)
def font_of(path, size):
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)
