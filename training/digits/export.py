"""Puts the networks together for the service: python3 export.py FIRST_FOLDER MODEL.pt FACTS.json OUT_FOLDER FIXTURE.json

FIRST_FOLDER: `digits.bin` and `digits.json` of the first network, as its own recipe wrote them. Of the second, batch norm is
folded into the convolutions; values are kept as half-precision numbers, little-endian, layer by layer: weights
[out][in][height][width], then biases. The fixture holds strips and the probabilities that the second network gives.
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn

from compose import strip
from model import DigitModel
from train import batch_of


def folded(model):
    layers = []
    for part in model.layers:
        if isinstance(part, nn.Sequential):
            conv, norm = part[0], part[1]
            scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
            layers.append((conv, conv.weight * scale[:, None, None, None], norm.bias - norm.running_mean * scale))
        elif isinstance(part, nn.Conv2d):
            layers.append((part, part.weight, part.bias))
    return layers


def layers_of(model):
    """The layers as the service is told of them, and their values."""
    described, blob = [], b""
    for conv, weight, bias in folded(model):
        described.append(
            {
                "out": conv.out_channels,
                "into": conv.in_channels,
                "kernel": list(conv.kernel_size),
                "stride": list(conv.stride),
                "pad": list(conv.padding),
            }
        )
        blob += weight.contiguous().numpy().astype("<f2").tobytes() + bias.numpy().astype("<f2").tobytes()
    return described, blob


def strips_of(model):
    rng = np.random.default_rng(4242)
    cases = []
    while len(cases) < 6:
        image, classes, kind = strip(rng, held=True)
        if image.shape[1] > 120:
            continue
        ink = batch_of([(image, classes, kind)])[0]
        scores = model(ink)[:, 0].exp().numpy()
        cases.append(
            {
                "width": ink.shape[3],
                "ink": (ink.numpy() * 255).round().astype(np.uint8).tobytes().hex(),
                "probabilities": [[round(float(p), 5) for p in row] for row in scores],
            }
        )
    return cases


def export(first, source, facts, folder, fixture):
    model = DigitModel()
    model.load_state_dict(torch.load(source))
    model.eval()
    with torch.no_grad():
        layers, blob = layers_of(model)
        fixture.write_text(json.dumps(strips_of(model)) + "\n")
    facts = json.loads(facts.read_text())
    version = facts.pop("version")
    known = json.loads((first / "digits.json").read_text())
    del known["version"]
    described = {"version": version, "networks": [known, {**facts, "layers": layers}]}
    (folder / "digits.bin").write_bytes((first / "digits.bin").read_bytes() + blob)
    (folder / "digits.json").write_text(json.dumps(described, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    export(*map(Path, sys.argv[1:6]))
