"""Writes the weights for the service: python3 export.py MODEL.pt FACTS.json OUT_FOLDER FIXTURE.json

Batch norm is folded into the convolutions, values are kept as half-precision numbers, little-endian, layer by layer:
weights [out][in][height][width], then biases. The fixture holds strips that the model reads surely and the probabilities that the model gives.
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn

from compose import line_of_words
from letters import NAMES, PLAIN
from model import WordModel
from train import batch_of, read


def folded(model):
    layers = []
    for part in model.layers:
        if isinstance(part, nn.Sequential):
            conv, norm = part[0], part[1]
            scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
            shape = {"kernel": list(conv.kernel_size), "stride": list(conv.stride), "pad": list(conv.padding)}
            layers.append((shape, conv.weight * scale[:, None, None, None], norm.bias - norm.running_mean * scale))
    shape = {"kernel": [1, 1], "stride": [1, 1], "pad": [0, 0]}
    layers.append((shape, model.letters.weight()[:, :, None, None], model.letters.bias))
    return layers


def cases_of(model, count):
    rng = np.random.default_rng(4242)
    cases = []
    while len(cases) < count:
        image, classes, text = line_of_words(rng, held=True)[0]
        if image.shape[1] > 72 or text.lower() not in PLAIN + NAMES:
            continue
        ink, *_ = batch_of([(image, classes, text)])
        scores = model(ink)[:, 0].exp().numpy()
        # what it hardly reads is no example of what it gives
        if read(scores) != text or scores.max(1).min() < 0.8:
            continue
        best = [[[int(c), round(float(row[c]), 5)] for c in np.argsort(-row)[:3]] for row in scores]
        cases.append({"text": text, "width": image.shape[1], "ink": image.tobytes().hex(), "likeliest": best})
    return cases


def export(source, facts, folder, fixture):
    model = WordModel()
    model.load_state_dict(torch.load(source))
    model.eval()
    described, blob = [], b""
    with torch.no_grad():
        for shape, weight, bias in folded(model):
            described.append({"out": weight.shape[0], "into": weight.shape[1], **shape})
            blob += weight.numpy().astype("<f2").tobytes() + bias.numpy().astype("<f2").tobytes()
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "words.bin").write_bytes(blob)
        known = json.loads(facts.read_text())
        (folder / "words.json").write_text(json.dumps({**known, "layers": described}, indent=2, ensure_ascii=False) + "\n")
        fixture.write_text(json.dumps(cases_of(model, 6), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    export(*map(Path, sys.argv[1:5]))
