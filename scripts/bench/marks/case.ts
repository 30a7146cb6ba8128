import type { Random } from '../../pages/random.ts';
import { INKS, lay, laySeal, scan, type Ink, type Scene } from './scene.ts';
import { pageSvg } from './sheet-page.ts';
import { FONTS, drawStamp, drawingOf, markShape, sealSvg, someShape, type Drawing, type StampShape } from './stamp.ts';
import { wearLegibly } from './wear.ts';
import { NEAR_WORDS, OTHER_STAMPS } from './words.ts';

/** A page, or a part of one, with what stands on it. */
export interface MarkCase {
  readonly scene: Scene;
  readonly marked: boolean;
  /** What was done to it, each a name to count by. */
  readonly conditions: readonly string[];
}

const PAGE_MM = [210, 297] as const;
/** A part of a page around one stamp. */
const PART_MM = [100, 80] as const;
/** Large enough for the widest stamp at any angle; its middle is the middle of the word looked for. */
const STAMP_MM = [104, 104] as const;
/** So far from the edge of the paper stands that middle at least. */
const INSIDE_MM = [22, 14] as const;

export async function drawCase(
  random: Random,
  { marked, whole }: { marked: boolean; whole: boolean },
): Promise<MarkCase> {
  const ppi = random.weighted([
    [100, 1],
    [150, 2],
    [200, 4],
    [300, whole ? 1 : 2],
  ] as const);
  const sizeMm = whole ? PAGE_MM : PART_MM;
  const paper = await background(random, ppi, sizeMm);
  const subject = marked ? markSubject(random) : otherSubject(random);
  const mode = subject.mode;
  const conditions = [...subject.conditions, `${String(ppi)} ppi`, mode];
  if (subject.shape !== undefined)
    conditions.push(...(await stampOn(paper, random, { ...subject, shape: subject.shape })));
  if (subject.seal) {
    const drawing = await drawingOf(sealSvg(random, ppi));
    lay(paper, { drawing, colour: random.pick(INKS.red), at: someplace(paper, random, drawing) });
  }
  return { scene: await scan(paper, random, mode), marked, conditions };
}

async function background(random: Random, ppi: number, sizeMm: readonly [number, number]): Promise<Scene> {
  const { ink, width, height } = await drawingOf(pageSvg(random, ppi, sizeMm));
  const data = Uint8Array.from({ length: ink.length * 3 }, (_, at) => 255 - 232 * (ink[Math.floor(at / 3)] ?? 0));
  return { width, height, ppi, data };
}

interface Subject {
  readonly shape?: StampShape;
  readonly seal: boolean;
  readonly ink: 'red' | 'black' | 'blue';
  readonly mode: 'colour' | 'grey' | 'bilevel';
  readonly conditions: readonly string[];
}

type InkAndMode = Pick<Subject, 'ink' | 'mode'>;

function inkAndMode(random: Random): InkAndMode {
  return random.weighted<InkAndMode>([
    [{ ink: 'red', mode: 'colour' }, 14],
    [{ ink: 'red', mode: 'grey' }, 2],
    [{ ink: 'black', mode: 'colour' }, 1],
    [{ ink: 'black', mode: 'bilevel' }, 2],
    [{ ink: 'blue', mode: 'colour' }, 1],
  ]);
}

function markSubject(random: Random): Subject {
  const drawn = markShape(random, FONTS);
  const inked = inkAndMode(random);
  // in black ink and grey a stamp stands out by its frame
  const shape =
    inked.ink === 'red' && inked.mode === 'colour'
      ? drawn
      : { ...drawn, frame: random.pick(['single', 'double'] as const) };
  return { ...inked, shape, seal: false, conditions: [drawn.level, `${inked.ink} ink`] };
}

function otherSubject(random: Random): Subject {
  const kind = random.weighted([
    ['print alone', 2],
    ['urgency', 4],
    ['other stamp', 3],
    ['near word', 1],
    ['seal', 2],
  ] as const);
  const inked = inkAndMode(random);
  if (kind === 'print alone' || kind === 'seal') return { ...inked, seal: kind === 'seal', conditions: [kind] };
  const text =
    kind === 'urgency'
      ? random.pick(['KHẨN', 'THƯỢNG KHẨN', 'HỎA TỐC', 'HỎA TỐC HẸN GIỜ'])
      : random.pick(kind === 'near word' ? NEAR_WORDS.filter((words) => !words.includes('MẬT')) : OTHER_STAMPS);
  const words = text.split(' ');
  const shape = {
    ...someShape(random, FONTS),
    text: words.slice(-1).join(' '),
    before: words.slice(0, -1).join(' '),
  };
  return { ...inked, shape, seal: random.chance(0.2), conditions: [kind] };
}

async function stampOn(
  paper: Scene,
  random: Random,
  subject: Subject & { shape: StampShape },
): Promise<readonly string[]> {
  const { shape, ink } = subject;
  const drawing = await drawStamp(shape, random, { ppi: paper.ppi, sizeMm: STAMP_MM });
  const strong = ink === 'red' && subject.mode === 'colour';
  const wear = wearLegibly(drawing, random, { strong, oneBit: subject.mode === 'bilevel', ppi: paper.ppi });
  const colour = ink === 'blue' ? ([48, 60, 168] as const) : random.pick(INKS[ink]);
  const placed: Ink = { drawing, colour, at: someplace(paper, random, drawing) };
  lay(paper, placed);
  const seal = random.chance(0.1);
  const [left, top] = placed.at;
  const centre = [left + drawing.width / 2, top + drawing.height / 2] as const;
  if (seal) await laySeal(paper, random, { strength: random.between(0.3, 0.7), centre });
  const upright = Math.abs(shape.degrees) > 60;
  const lean = Math.abs(upright ? Math.abs(shape.degrees) - 90 : shape.degrees);
  return [
    wear.kind,
    `frame ${shape.frame}`,
    upright ? 'at 90°' : lean > 15 ? 'leans 15–25°' : lean > 5 ? 'leans 5–15°' : 'leans < 5°',
    ...(shape.spacingEm > 0.2 ? ['letters far apart'] : []),
    ...(seal ? ['under a seal'] : []),
  ];
}

/** Anywhere on the paper, but not over its edge. */
function someplace(
  { width, height, ppi }: Scene,
  random: Random,
  drawing: Pick<Drawing, 'width' | 'height'>,
): readonly [number, number] {
  const [across, down] = INSIDE_MM.map((inside) => Math.round((inside * ppi) / 25.4));
  const place = (length: number, inside = 0) => random.whole(inside, length - inside);
  return [place(width, across) - Math.round(drawing.width / 2), place(height, down) - Math.round(drawing.height / 2)];
}
