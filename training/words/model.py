"""The reader of words: convolutions down to one row of features each 4 pixels, read by CTC. About 0.3 M weights."""

import torch
from torch import nn

from letters import CLASSES, factors

STEP = 4


def block(into, out, kernel=(3, 3), stride=(1, 1), pad=(1, 1)):
    return nn.Sequential(nn.Conv2d(into, out, kernel, stride, pad, bias=False), nn.BatchNorm2d(out), nn.ReLU(inplace=True))


class Letters(nn.Module):
    """Scores of the classes as sums of what their parts score: a tone is learned on all letters at once."""

    def __init__(self, features):
        super().__init__()
        self.register_buffer("factors", torch.from_numpy(factors()))
        self.parts = nn.Parameter(torch.randn(self.factors.shape[1], features) * 0.03)
        self.own = nn.Parameter(torch.randn(CLASSES, features) * 0.03)
        self.bias = nn.Parameter(torch.zeros(CLASSES))

    def weight(self):
        return self.factors @ self.parts + self.own

    def forward(self, seen):
        return nn.functional.conv1d(seen, self.weight()[:, :, None], self.bias)


class WordModel(nn.Module):
    """[n, 1, 48, width] ink 0…1 → log probabilities [width / 4, n, CLASSES]; class 0 is the blank."""

    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            block(1, 24, stride=(2, 2)),
            block(24, 40, stride=(2, 1)),
            block(40, 64, stride=(2, 2)),
            block(64, 144, kernel=(6, 3), pad=(0, 1)),
            nn.Dropout(0.05),
            block(144, 128, kernel=(1, 3), pad=(0, 1)),
            nn.Dropout(0.05),
        )
        self.letters = Letters(128)

    def forward(self, ink):
        return self.letters(self.layers(ink).squeeze(2)).permute(2, 0, 1).log_softmax(2)
