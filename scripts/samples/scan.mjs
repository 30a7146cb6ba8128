// What an office scanner and some years in a bundle do to a page. Works on raw RGB pixels.
import { Buffer } from 'node:buffer';
import sharp from 'sharp';
import { createRandom } from './random.mjs';

/** Damage by level. `bleed`, `noise` and `mottle` are strengths; `skew` is the largest angle in degrees. */
const LEVELS = {
  good: {
    tone: [252, 251, 248],
    black: 34,
    skew: 0.4,
    noise: 1.2,
    blur: 0.35,
    mottle: 0.008,
    fade: 0.01,
    dust: 3,
    starve: 0.06,
    bleed: 0,
  },
  usual: {
    tone: [249, 247, 240],
    black: 36,
    skew: 1.1,
    noise: 2,
    blur: 0.55,
    mottle: 0.02,
    fade: 0.04,
    dust: 14,
    starve: 0.16,
    bleed: 0.05,
  },
  poor: {
    tone: [238, 228, 204],
    black: 62,
    skew: 1.9,
    noise: 4.2,
    blur: 0.85,
    mottle: 0.035,
    fade: 0.14,
    dust: 60,
    starve: 0.42,
    bleed: 0.12,
  },
};

/** A smooth random field of 0..255, one value a pixel. */
async function cloud(random, { width, height }, cells) {
  const across = Math.max(3, cells);
  const down = Math.max(3, Math.round((cells * height) / width));
  const seeds = Buffer.alloc(across * down);
  for (let i = 0; i < seeds.length; i += 1) seeds[i] = random.whole(0, 255);
  return sharp(seeds, { raw: { width: across, height: down, channels: 1 } })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .extractChannel(0)
    .raw()
    .toBuffer();
}

/** The reverse side as it shines through: mirrored and blurred. */
async function shine(page) {
  const { width, height } = page;
  const flat = Buffer.alloc(width * height * 3);
  for (let i = 0; i < width * height; i += 1) {
    for (let c = 0; c < 3; c += 1) {
      const red = (page.stamp[i * 4 + 3] / 255) * (255 - page.stamp[i * 4 + c]);
      const pen = (page.pen[i * 4 + 3] / 255) * (255 - page.pen[i * 4 + c]);
      flat[i * 3 + c] = Math.max(0, page.ink[i] - red - pen);
    }
  }
  return sharp(flat, { raw: { width, height, channels: 3 } })
    .flop()
    .blur(width / 900)
    .raw()
    .toBuffer();
}

/** Lays print, pen and stamps on paper. */
async function layOnPaper(page, level, random) {
  const { width, height } = page;
  const mottle = await cloud(random, page, 34);
  const shade = await cloud(random, page, 6);
  const toner = await cloud(random, page, 260);
  const press = await cloud(random, page, 70);
  const behind = page.reverse && level.bleed > 0 ? await shine(page.reverse) : undefined;
  const [fromX, fromY] = [random.between(-1, 1), random.between(-1, 1)];
  const out = Buffer.alloc(width * height * 3);
  for (let y = 0, i = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, i += 1) {
      const slope = (fromX * (x / width - 0.5) + fromY * (y / height - 0.5)) * level.fade;
      const light = 1 + slope + ((mottle[i] + shade[i]) / 510 - 0.5) * level.mottle;
      const print = ((255 - page.ink[i]) / 255) * (1 - (level.starve * toner[i]) / 255);
      const pen = page.pen[i * 4 + 3] / 255;
      const stamp = (page.stamp[i * 4 + 3] / 255) * Math.min(1, 0.45 + (press[i] / 255) * 0.75);
      for (let c = 0; c < 3; c += 1) {
        let value = level.tone[c] * light;
        if (behind) value *= 1 - (level.bleed * (255 - behind[i * 3 + c])) / 255;
        value *= 1 - stamp * (1 - page.stamp[i * 4 + c] / 255);
        value = value * (1 - print) + level.black * print;
        value *= 1 - pen * (1 - page.pen[i * 4 + c] / 255);
        out[i * 3 + c] = Math.max(0, Math.min(255, value));
      }
    }
  }
  return out;
}

function addDust(pixels, { width, height }, { amount, random, unit }) {
  for (let n = 0; n < amount; n += 1) {
    const [x0, y0] = [random.whole(4, width - 5), random.whole(4, height - 5)];
    const radius = random.between(0.05, 0.17) * unit;
    const shade = random.between(0.3, 0.8);
    for (let y = Math.floor(-radius); y <= radius; y += 1) {
      for (let x = Math.floor(-radius); x <= radius; x += 1) {
        const at = ((y0 + y) * width + x0 + x) * 3;
        if (x * x + y * y > radius * radius || at < 0 || at >= pixels.length) continue;
        for (let c = 0; c < 3; c += 1) pixels[at + c] *= shade;
      }
    }
  }
}

/** Top right corner folded over: the lid shows behind it, the reverse of the sheet in front. */
function foldCorner(pixels, { width }, { size, tone, lid }) {
  for (let y = 0; y <= size; y += 1) {
    for (let x = width - size; x < width; x += 1) {
      const over = x - (width - size) - y;
      const at = (y * width + x) * 3;
      const shade = over > 0 ? 0 : 0.9 + 0.08 * Math.min(1, -over / (size * 0.5)) - (over > -3 ? 0.25 : 0);
      for (let c = 0; c < 3; c += 1) pixels[at + c] = over > 0 ? lid : tone[c] * shade;
    }
  }
}

/** A crease across the sheet where it was folded. */
function crease(pixels, { width, height }, { at, unit }) {
  const middle = Math.round(height * at);
  for (let y = -2 * unit; y <= 2 * unit; y += 1) {
    const line = Math.round(middle + y);
    const depth = 1 - 0.09 * Math.exp(-Math.abs(y) / (unit * 0.35)) + (y > 0 ? 0.015 * Math.exp(-y / unit) : 0);
    for (let i = line * width * 3; i < (line + 1) * width * 3; i += 1) pixels[i] = Math.min(255, pixels[i] * depth);
  }
}

function punch(pixels, { width, height }, { unit, lid }) {
  const radius = 2.9 * unit;
  for (const centre of [height / 2 - 40 * unit, height / 2 + 40 * unit]) {
    for (let y = -Math.ceil(radius); y <= radius; y += 1) {
      for (let x = -Math.ceil(radius); x <= radius; x += 1) {
        const at = (Math.round(centre + y) * width + Math.round(11 * unit + x)) * 3;
        if (x * x + y * y <= radius * radius) pixels.fill(lid, at, at + 3);
      }
    }
  }
}

function addNoise(pixels, amount, random) {
  for (let i = 0; i < pixels.length; i += 3) {
    const grain = random.bell() * amount;
    for (let c = 0; c < 3; c += 1) pixels[i + c] = Math.max(0, Math.min(255, pixels[i + c] + grain));
  }
}

/** Scanner driver with "remove background": near white becomes white. */
function whiten(pixels) {
  for (let i = 0; i < pixels.length; i += 1) {
    pixels[i] = Math.max(0, Math.min(255, ((pixels[i] - 25) * 255) / 195));
  }
}

/** A page as scanned: raw RGB with the size of the clean page. */
export async function scanPage(page, { seed, damage = 'usual', ppi, extras = {} }) {
  const level = { ...LEVELS[damage], ...extras };
  const random = createRandom(`scan ${seed}`);
  const { width, height } = page;
  const unit = ppi / 25.4;
  const lid = extras.lid ?? 236;
  const pixels = await layOnPaper(page, level, random);
  addDust(pixels, page, { amount: level.dust, random, unit });
  if (extras.crease) crease(pixels, page, { at: extras.crease, unit });
  if (extras.punch) punch(pixels, page, { unit, lid: Math.min(lid, 90) });
  if (extras.corner) foldCorner(pixels, page, { size: Math.round(16 * unit), tone: level.tone, lid });
  const skew = extras.skewDegrees ?? random.between(0.3, 1) * level.skew * random.pick([1, -1]);
  const turned = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .rotate(skew, { background: { r: lid, g: lid, b: lid } })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const shift = (spare) => Math.max(0, Math.min(spare, Math.round(spare / 2 + random.between(-1, 1) * unit)));
  const left = shift(turned.info.width - width);
  const top = shift(turned.info.height - height);
  let image = sharp(turned.data, { raw: { width: turned.info.width, height: turned.info.height, channels: 3 } });
  image = image.extract({ left, top, width, height }).blur(Math.max(0.3, (level.blur * ppi) / 200));
  const scanned = await image.raw().toBuffer();
  addNoise(scanned, level.noise, random);
  if (extras.whiten) whiten(scanned);
  return { width, height, pixels: scanned, skew: Number(skew.toFixed(2)) };
}
