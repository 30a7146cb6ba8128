"""Changes samples anew each time they are shown: bent, stretched, leaning, thicker or thinner, faded, spotted."""

import torch
from torch.nn import functional as F

HEIGHT = 40


def normal(shape, dice):
    return torch.randn(shape, generator=dice)


def uniform(low, high, count, dice):
    return low + (high - low) * torch.rand(count, generator=dice)


def chance(share, count, dice):
    return (torch.rand(count, generator=dice) < share).float()


def warped(ink, widths, dice):
    """`ink` [n, 1, 40, width] with the samples' own `widths` in pixels → the same, changed, and the new widths."""
    count, _, _, wide = ink.shape
    stretch = uniform(0.86, 1.12, count, dice)
    places = places_of(count, wide, stretch, dice)
    ink = F.grid_sample(ink, places, align_corners=False)
    widths = torch.clamp(widths * stretch, 12, wide)
    ink = pens(ink, dice)
    faded = ink.clamp(1e-6, 1) ** (1 + chance(0.4, count, dice) * uniform(-0.45, 0.8, count, dice))[:, None, None, None]
    spots = chance(0.2, count, dice) * uniform(0.01, 0.08, count, dice)
    faded = faded + normal(faded.shape, dice) * spots[:, None, None, None]
    within = torch.arange(wide)[None, :] < widths[:, None]
    return (faded * within[:, None, None, :]).clamp(0, 1), widths


def places_of(count, wide, stretch, dice):
    """Where each pixel comes from: leaning, tilt, size and a smooth random field, in the units of grid_sample."""
    y = (torch.arange(HEIGHT) + 0.5)[None, :, None].expand(count, HEIGHT, wide) - HEIGHT / 2
    x = (torch.arange(wide) + 0.5)[None, None, :].expand(count, HEIGHT, wide)
    each = lambda values: values[:, None, None]
    lean, tilt = each(normal(count, dice) * 0.1), each(normal(count, dice) * 0.015)
    tall = each(uniform(0.9, 1.12, count, dice))
    strength = each(chance(0.6, count, dice) * normal(count, dice).abs() * 0.9)
    field = normal((count, 2, 6, max(2, wide // 8)), dice)
    field = F.interpolate(field, (HEIGHT, wide), mode="bilinear", align_corners=True)
    from_x = (x + lean * y - 2 * each(uniform(-1, 1, count, dice))) / each(stretch) + strength * field[:, 0]
    from_y = y * tall + tilt * (x - wide / 2) + each(uniform(-2, 2, count, dice)) + strength * field[:, 1]
    return torch.stack([from_x * 2 / wide - 1, from_y * 2 / HEIGHT], 3)


def pens(ink, dice):
    """Thicker, thinner, softer strokes; here and there a row that the scanner lost."""
    count = len(ink)
    share = lambda much, most: (chance(much, count, dice) * uniform(0, most, count, dice))[:, None, None, None]
    thick, thin, soft = share(0.25, 0.7), share(0.2, 0.5), share(0.2, 0.9)
    ink = ink + thick * (F.max_pool2d(ink, 3, 1, 1) - ink)
    ink = ink + thin * (-F.max_pool2d(-ink, 3, 1, 1) - ink)
    ink = ink + soft * (F.avg_pool2d(ink, 3, 1, 1) - ink)
    lost = torch.zeros(count, 1, HEIGHT, 1)
    lost[torch.arange(count), 0, torch.randint(HEIGHT, (count,), generator=dice), 0] = chance(0.05, count, dice)
    return ink * (1 - lost)
