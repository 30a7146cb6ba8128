import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import sharp from 'sharp';
import { estimatePaper, levelPaper } from '../../../src/ocr/preparation/level-paper.ts';
import { readingScale } from '../../../src/ocr/preparation/reading-scale.ts';
import { splitColour } from '../../../src/ocr/preparation/split-colour.ts';
import { lookAt, turnLook, type Look } from '../../../src/ocr/marks/look.ts';
import { loadMarkModel, WINDOW, type MarkModel } from '../../../src/ocr/marks/mark-model.ts';
import { createRandom, type Random } from '../../pages/random.ts';
import { INKS, createSheets, lay, laySeal, scan, type Scene, type Sheets } from './scene.ts';
import { FONTS, drawStamp, markShape, someShape, type StampShape } from './stamp.ts';
import { wearLegibly } from './wear.ts';
import { MARKS, NEAR_WORDS, OTHER_STAMPS } from './words.ts';

/** `node scripts/bench/marks/patches.ts OUT SEED SCENES SHARE_OF_SEALS [hard]`: samples for the training of the model of marks. */
const [, , out = 'patches.bin', seed = '1', count = '100', share = '0.25', how = 'all'] = process.argv;
const plainShare = Number(share);
const SIZE_MM = [66, 46] as const;

interface Sample {
  readonly label: number;
  /** Place of the window's middle in the look, and the turn of the window. */
  readonly at: readonly [x: number, y: number];
  readonly degrees: number;
}

function* samplesOf(
  look: Look,
  { shape, label }: { shape: StampShape; label: number },
  random: Random,
): Generator<Sample> {
  const [x, y] = [look.width / 2, look.height / 2];
  const near = () => shape.degrees + random.between(-13, 13);
  const moved = (right: number, down: number, degrees: number): readonly [number, number] => {
    const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    return [x + cos * right - sin * down, y + sin * right + cos * down];
  };
  for (let i = 0; i < 6; i += 1) {
    const degrees = near();
    yield { label, at: moved(random.between(-5.5, 5.5), random.between(-5.5, 5.5), degrees), degrees };
  }
  for (let i = 0; i < 5; i += 1) {
    const degrees = random.chance(0.7) ? near() : near() + random.pick([90, 180, 270]);
    const aside = random.pick([-1, 1]) * random.between(24, 46);
    const far = random.chance(0.6)
      ? moved(aside, random.between(-12, 12), shape.degrees)
      : moved(random.between(-40, 40), random.pick([-1, 1]) * random.between(15, 30), shape.degrees);
    yield { label: 0, at: far, degrees };
  }
  if (label === 0) {
    // anywhere, so that no part of another stamp, of a seal or of print passes for the word
    for (let i = 0; i < 8; i += 1) {
      const at = [random.between(12, look.width - 12), random.between(8, look.height - 8)] as const;
      yield { label, at, degrees: near() + random.pick([0, 0, 90, -90]) };
    }
  }
  const wrong = shape.degrees + random.pick([90, 180, 270]) + random.between(-20, 20);
  yield { label: 0, at: moved(random.between(-6, 6), random.between(-6, 6), wrong), degrees: wrong };
}

function cutPatch(look: Look, { at, degrees }: Sample): Uint8Array {
  const patch = new Uint8Array(WINDOW.width * WINDOW.height);
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const inkAt = (x: number, y: number) =>
    x < 0 || y < 0 || x >= look.width || y >= look.height ? 0 : (look.data[y * look.width + x] ?? 0);
  for (let row = 0; row < WINDOW.height; row += 1) {
    const down = row + 0.5 - WINDOW.height / 2;
    for (let column = 0; column < WINDOW.width; column += 1) {
      const right = column + 0.5 - WINDOW.width / 2;
      const x = at[0] + cos * right - sin * down - 0.5;
      const y = at[1] + sin * right + cos * down - 0.5;
      const [left, top] = [Math.floor(x), Math.floor(y)];
      const above = inkAt(left, top) * (left + 1 - x) + inkAt(left + 1, top) * (x - left);
      const below = inkAt(left, top + 1) * (left + 1 - x) + inkAt(left + 1, top + 1) * (x - left);
      patch[row * WINDOW.width + column] = Math.round(255 * (above * (top + 1 - y) + below * (y - top)));
    }
  }
  return patch;
}

interface Subject {
  readonly shape: StampShape;
  readonly label: number;
}

function subjectOf(random: Random): Subject {
  if (random.chance(model === undefined ? 0.5 : 0)) {
    const mark = markShape(random, FONTS.train);
    return { shape: mark, label: 1 + MARKS.findIndex((words) => words.join(' ') === mark.level) };
  }
  const text = random.chance(0.6) ? random.pick(OTHER_STAMPS) : random.pick(NEAR_WORDS);
  const words = text.split(' ');
  const split = random.chance(0.5) ? words.length - 1 : random.whole(0, words.length - 1);
  return {
    shape: {
      ...someShape(random, FONTS.train),
      text: words.slice(split).join(' '),
      before: words.slice(0, split).join(' '),
    },
    label: 0,
  };
}

async function sceneOf(random: Random, sheets: Sheets, shape: StampShape): Promise<Look> {
  const ppi = random.weighted([
    [100, 2],
    [150, 2],
    [200, 4],
    [300, 1],
  ] as const);
  const px = ppi / 25.4;
  const [width, height] = [Math.round(SIZE_MM[0] * px), Math.round(SIZE_MM[1] * px)];
  const red = random.chance(0.65);
  const scene: Scene = { width, height, ppi, data: new Uint8Array(width * height * 3).fill(255) };
  if (random.chance(red ? 0.5 : 0.35)) {
    const text = await sheets.cut(random, scene, ppi);
    scene.data.set(Uint8Array.from({ length: width * height * 3 }, (_, at) => text[Math.floor(at / 3)] ?? 255));
  }
  const drawing = await drawStamp(shape, random, { ppi, sizeMm: SIZE_MM });
  wearLegibly(drawing, random, { strong: red, ppi });
  const grey = !red && random.chance(0.4);
  lay(scene, { drawing, colour: random.pick(red || grey ? INKS.red : INKS.black), at: [0, 0] });
  if (random.chance(0.15))
    await laySeal(scene, random, { strength: random.between(0.3, 0.8), centre: [width / 2, height / 2] });
  const mode = red ? 'colour' : grey ? 'grey' : random.pick(['grey', 'bilevel'] as const);
  return lookOf(await scan(scene, random, mode), red);
}

async function lookOf(scene: Scene, red: boolean): Promise<Look> {
  const scale = readingScale(scene.ppi);
  const size = { width: Math.round(scene.width * scale), height: Math.round(scene.height * scale) };
  const raw = { raw: { width: scene.width, height: scene.height, channels: 3 } } as const;
  const data =
    scale === 1
      ? scene.data
      : await sharp(scene.data, raw)
          .resize(size.width, size.height, { fit: 'fill', kernel: 'lanczos3' })
          .raw()
          .toBuffer();
  const split = splitColour(data);
  const image = red ? split.red : levelPaper(split.ink, { ...size, paper: estimatePaper(split.ink, size) });
  return lookAt(image, size, { box: [0, 0, size.width, size.height], ppi: scene.ppi * scale });
}

/** A seal or print alone, looked at everywhere: most red ink is that. */
async function plainScene(random: Random, sheets: Sheets): Promise<Look> {
  const ppi = random.pick([150, 200, 200, 300]);
  const px = ppi / 25.4;
  const [width, height] = [Math.round(SIZE_MM[0] * px), Math.round(SIZE_MM[1] * px)];
  const scene: Scene = { width, height, ppi, data: new Uint8Array(width * height * 3).fill(255) };
  if (random.chance(0.5)) {
    const text = await sheets.cut(random, scene, ppi);
    scene.data.set(Uint8Array.from({ length: width * height * 3 }, (_, at) => text[Math.floor(at / 3)] ?? 255));
  }
  const red = random.chance(0.8);
  await laySeal(scene, random, { strength: random.between(0.35, 0.95), centre: [width / 2, height / 2] });
  return lookOf(await scan(scene, random, red ? 'colour' : 'grey'), red);
}

function* anywhere(look: Look, random: Random): Generator<Sample> {
  for (let i = 0; i < 24; i += 1) {
    const at = [random.between(10, look.width - 10), random.between(8, look.height - 8)] as const;
    yield { label: 0, at, degrees: random.between(-35, 35) + random.pick([0, 0, 90, -90]) };
  }
}

const TURNS = [0, 90, -90].flatMap((turn) => [-22, 0, 22].map((lean) => turn + lean));
/** Windows that the model takes for a mark, though there is none, from here on. */
const HARD = 0.08;
const MOST_OF_A_TURN = 5;

/** What the model of today takes for a mark on a scene that bears none. */
function* hardPatches(look: Look, model: MarkModel): Generator<Uint8Array> {
  for (const turn of TURNS) {
    const turned = turnLook(look, turn, 18);
    const hard = model
      .score(turned)
      .map(({ x, y, probabilities }) => ({ x, y, probability: probabilities.reduce((sum, one) => sum + one, 0) }))
      .filter(({ probability }) => probability >= HARD)
      .toSorted((one, other) => other.probability - one.probability);
    for (const { x, y } of hard.slice(0, MOST_OF_A_TURN)) yield windowOf(turned, x, y);
  }
}

function windowOf({ width, data }: Look, x: number, y: number): Uint8Array {
  return Uint8Array.from({ length: WINDOW.width * WINDOW.height }, (_, at) => {
    const row = y + Math.floor(at / WINDOW.width);
    return Math.round(255 * (data[row * width + x + (at % WINDOW.width)] ?? 0));
  });
}

function* patchesOf(look: Look, subject: Subject & { readonly plain: boolean }): Generator<Uint8Array> {
  if (model !== undefined) {
    if (subject.plain || subject.label === 0)
      for (const patch of hardPatches(look, model)) yield Uint8Array.from([0, ...patch]);
    return;
  }
  for (const sample of subject.plain ? anywhere(look, random) : samplesOf(look, subject, random))
    yield Uint8Array.from([sample.label, ...cutPatch(look, sample)]);
}

const model = how === 'hard' ? loadMarkModel() : undefined;
const random = createRandom(`marks training ${seed}`);
const sheets = createSheets(random);
const file = createWriteStream(out);
for (let i = 0; i < Number(count); i += 1) {
  const plain = random.chance(plainShare);
  const subject = subjectOf(random);
  const look = plain ? await plainScene(random, sheets) : await sceneOf(random, sheets, subject.shape);
  for (const patch of patchesOf(look, { ...subject, plain })) if (!file.write(patch)) await once(file, 'drain');
}
file.end();
await once(file, 'finish');
