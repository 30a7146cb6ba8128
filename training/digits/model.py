"""The recogniser: convolutions down to one row of features each 4 pixels, read by CTC. About 0.3 M weights."""

import torch
from torch import nn

CLASSES = 12  # blank, ten digits, foreign
HEIGHT = 40
STEP = 4


def block(into, out, kernel=(3, 3), stride=(1, 1), pad=(1, 1)):
    return nn.Sequential(nn.Conv2d(into, out, kernel, stride, pad, bias=False), nn.BatchNorm2d(out), nn.ReLU(inplace=True))


class DigitModel(nn.Module):
    """[n, 1, 40, width] ink 0…1 → log probabilities [ceil(width / 4), n, 12]; class 0 is the blank."""

    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            block(1, 16, stride=(2, 2)),
            block(16, 32),
            block(32, 48, stride=(2, 1)),
            block(48, 64, stride=(2, 2)),
            block(64, 112, kernel=(5, 3), pad=(0, 1)),
            nn.Dropout(0.1),
            block(112, 112, kernel=(1, 5), pad=(0, 2)),
            block(112, 112, kernel=(1, 3), pad=(0, 1)),
            nn.Dropout(0.1),
            nn.Conv2d(112, CLASSES, 1),
        )

    def forward(self, ink):
        return self.layers(ink).squeeze(2).permute(2, 0, 1).log_softmax(2)
