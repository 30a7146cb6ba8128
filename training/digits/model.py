"""The recogniser: convolutions down to one row of features each 4 pixels, read by CTC. About 0.4 M weights."""

from torch import nn

CLASSES = 13  # blank, ten digits, foreign, letter
HEIGHT = 40
STEP = 4


def block(into, out, kernel=(3, 3), stride=(1, 1), pad=(1, 1)):
    return nn.Sequential(nn.Conv2d(into, out, kernel, stride, pad, bias=False), nn.BatchNorm2d(out), nn.ReLU(inplace=True))


class DigitModel(nn.Module):
    """[n, 1, 40, width] ink 0…1 → log probabilities [ceil(width / 4), n, 13]; class 0 is the blank."""

    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            block(1, 24, kernel=(5, 5), stride=(2, 2), pad=(2, 2)),
            block(24, 40, stride=(2, 1)),
            block(40, 48),
            block(48, 72, stride=(2, 2)),
            block(72, 88),
            block(88, 128, kernel=(5, 3), pad=(0, 1)),
            nn.Dropout(0.1),
            block(128, 128, kernel=(1, 5), pad=(0, 2)),
            block(128, 128, kernel=(1, 3), pad=(0, 1)),
            nn.Dropout(0.1),
            nn.Conv2d(128, CLASSES, 1),
        )

    def forward(self, ink):
        return self.layers(ink).float().squeeze(2).permute(2, 0, 1).log_softmax(2)
