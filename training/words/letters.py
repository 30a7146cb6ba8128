"""Letters of Vietnamese as classes, and words with other marks than they bear."""

import json
import unicodedata
from pathlib import Path

import numpy as np

TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
SHAPES = {"a": "aăâ", "e": "eê", "i": "i", "o": "oôơ", "u": "uư", "y": "y"}
VOWELS = [unicodedata.normalize("NFC", letter + tone) for letter in "aăâeêioôơuưy" for tone in TONES]
SMALL = VOWELS + list("bcdđghklmnpqrstvx")
# Class 0 is the blank, the last what is no letter of Vietnamese.
LETTERS = SMALL + [letter.upper() for letter in SMALL]
CLASS_OF = {letter: at + 1 for at, letter in enumerate(LETTERS)}
FOREIGN = len(LETTERS) + 1
CLASSES = FOREIGN + 1
MAPPINGS = Path(__file__).resolve().parents[2] / "mappings" / "reading"


def parted(letter):
    """`Ấ` → A, â's mark, the tone; all as they stand."""
    marks = unicodedata.normalize("NFD", letter)
    tone = "".join(mark for mark in marks[1:] if mark in TONES)
    shape = "".join(mark for mark in marks[1:] if mark not in TONES)
    base = {"đ": "d", "Đ": "D"}.get(marks[0], marks[0])
    return base, shape or ("-" if base != marks[0] else ""), tone


def factors():
    """[CLASSES, n]: which small letter, case, mark and tone a class has; letters share what they learn of a mark."""
    names = []
    for letter in LETTERS:
        base, shape, tone = parted(letter)
        names.append({f"b{base.lower()}", f"c{base}", f"s{shape}", f"t{tone}", f"{base.lower()}{shape}", f"{base.lower()}{tone}"})
    known = sorted(set().union(*names))
    table = np.zeros((CLASSES, len(known)), np.float32)
    for at, own in enumerate(names):
        for name in own:
            table[at + 1, known.index(name)] = 1
    return table


def bare(word):
    return "".join(parted(letter)[0] for letter in word)


def remarked(word, rng):
    """The word with marks drawn at random: what is likely in the language must not be learned."""
    base = bare(word)
    vowels = [at for at, letter in enumerate(base) if letter.lower() in SHAPES]
    out = list(base)
    for at in vowels:
        shapes = SHAPES[base[at].lower()]
        out[at] = shapes[rng.integers(len(shapes))]
    if vowels:
        marked = [at for at in vowels if out[at] in "ăâêôơư"]
        at = (marked or vowels)[rng.integers(len(marked or vowels))] if rng.random() < 0.8 else vowels[rng.integers(len(vowels))]
        out[at] = unicodedata.normalize("NFC", out[at] + TONES[rng.integers(6)])
    for at, letter in enumerate(base):
        if letter in "dD":
            out[at] = "đ" if rng.random() < 0.5 else "d"
        out[at] = out[at].upper() if letter.isupper() else out[at]
    return "".join(out)


def word_lists():
    """Syllables of administration and names of persons, from the lists of the service."""
    pairs = json.loads((MAPPINGS / "word-pairs.json").read_text())["pairs"]
    phrases = json.loads((MAPPINGS / "phrases.json").read_text())
    known = set(SMALL)
    plain = sorted(word for word in pairs if word and all(letter in known for letter in word))
    names = sorted({name.lower() for name in phrases["familyNames"] + phrases["nameParts"]})
    return plain, [name for name in names if all(letter in known for letter in name)]


PLAIN, NAMES = word_lists()
# Words with letters that bear two marks, where engines err.
HARD = [word for word in PLAIN + NAMES if set(unicodedata.normalize("NFD", word)) & {"\u0302", "\u0306", "\u031b"}]


def some_word(rng, last=False):
    lists = (NAMES, HARD, PLAIN)
    words = lists[rng.choice(3, p=[0.4, 0.45, 0.15] if last else [0.4, 0.35, 0.25])]
    word = words[rng.integers(len(words))]
    if rng.random() < (0.75 if last else 0.55):
        word = remarked(word, rng)
    form = rng.random()
    if form < 0.42:
        return word[0].upper() + word[1:]
    return word.upper() if form < 0.62 else word
