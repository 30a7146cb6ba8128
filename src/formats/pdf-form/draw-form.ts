import type {
  FormBlock,
  FormLayout,
  FormLine,
  FormValues,
  PlainBlock,
  TableBlock,
} from '../../domain/forms/form-model.ts';
import type { DrawnForm } from '../../ports/form-renderer.ts';
import { createPdfWriter } from '../pdf/access/pdf-writer.ts';
import { filled, heightOf, type Brick, type Setting } from './brick.ts';
import { createFormFonts } from './font/form-fonts.ts';
import { layBlocks } from './lay-blocks.ts';
import { layHead, layLine } from './lay-table.ts';
import { createPaper, type Paper } from './paper.ts';
import { readSpool, tablesOf, type SpoolEntry } from './spool.ts';

/** Draws what was spooled, one page in memory at a time. @throws FileError */
export async function drawForm(spool: string, path: string, producer: string): Promise<DrawnForm> {
  const entries = readSpool(spool);
  const first = await take(entries);
  if (first.kind !== 'form') throw new Error('A spooled form begins with its layout');
  const { title, layout } = first;
  const writer = await createPdfWriter(path);
  try {
    const fonts = createFormFonts();
    const paper = createPaper({ writer, fonts, layout, producer });
    const setting = { fonts, style: layout.style, widthMm: paper.widthMm, scale: 1 };
    const drawn = { copies: 0, rows: 0 };
    for await (const entry of entries) {
      if (entry.kind !== 'copy') throw new Error('A copy ends with its closing values');
      drawn.copies += 1;
      drawn.rows += await drawCopy({ paper, setting, layout, entries }, entry.values);
    }
    return { ...drawn, pages: await paper.finish(title) };
  } finally {
    await writer.abandon();
  }
}

interface Copy {
  readonly paper: Paper;
  readonly setting: Setting;
  readonly layout: FormLayout;
  readonly entries: AsyncGenerator<SpoolEntry>;
}

async function take(entries: AsyncGenerator<SpoolEntry>): Promise<SpoolEntry> {
  const next = await entries.next();
  if (next.done === true) throw new Error('The spooled form is cut short');
  return next.value;
}

/** @returns the rows that were drawn */
async function drawCopy(copy: Copy, values: FormValues): Promise<number> {
  if (copy.layout.fit !== true) return await drawFlowing(copy, values);
  await takeClosing(copy);
  for (const [index, side] of sidesOf(copy.layout.blocks).entries()) {
    await (index === 0 ? copy.paper.beginCopy() : copy.paper.beginPage());
    for (const brick of fitSide(side, values, copy)) await copy.paper.place([brick]);
  }
  return 0;
}

async function takeClosing({ entries }: Copy): Promise<FormValues> {
  const closing = await take(entries);
  if (closing.kind !== 'closing') throw new Error('More lists than tables');
  return closing.values;
}

function sidesOf(blocks: readonly FormBlock[]): readonly (readonly PlainBlock[])[] {
  const sides: PlainBlock[][] = [[]];
  for (const block of blocks) {
    if (block.kind === 'page-break') sides.push([]);
    else if (block.kind !== 'table') sides.at(-1)?.push(block);
  }
  return sides;
}

const SCALES = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55];

/** As large as fits; what is too long even in small letters goes on to the next page. */
function fitSide(side: readonly PlainBlock[], values: FormValues, { paper, setting }: Copy): readonly Brick[] {
  let bricks: readonly Brick[] = [];
  for (const scale of SCALES) {
    bricks = layBlocks(side, values, { ...setting, scale });
    if (heightOf(bricks) <= paper.heightMm) break;
  }
  return filled(bricks, paper.heightMm);
}

/** Blocks one behind the other, over as many pages as the lists need. */
async function drawFlowing(copy: Copy, given: FormValues): Promise<number> {
  const { paper, setting, layout } = copy;
  let tables = tablesOf(layout).length;
  let values = tables > 0 ? given : { ...given, ...(await takeClosing(copy)) };
  let rows = 0;
  await paper.beginCopy();
  for (const block of layout.blocks) {
    if (block.kind === 'page-break') await paper.beginPage();
    else if (block.kind === 'table') {
      rows += await drawTable(copy, block);
      tables -= 1;
      if (tables === 0) values = { ...values, ...(await takeClosing(copy)) };
    } else for (const brick of layBlocks([block], values, setting)) await paper.place([brick]);
  }
  return rows;
}

const BELOW_TABLE_MM = 2;

async function drawTable(copy: Copy, block: TableBlock): Promise<number> {
  const { paper, entries } = copy;
  const setting = { ...copy.setting, block };
  const head = layHead(setting);
  // A head or a heading is never the last thing on a page.
  let kept: Brick[] = [head];
  let rows = 0;
  for (let entry = await take(entries); entry.kind !== 'end'; entry = await take(entries)) {
    const [first, ...rest] = layLine(lineOf(entry), setting, paper.heightMm - head.heightMm);
    if (first !== undefined) kept.push(first);
    if (entry.kind === 'heading' && heightOf(kept) < paper.heightMm / 2) continue;
    await paper.place(kept);
    paper.setHead(head);
    for (const part of rest) await paper.place([part]);
    kept = [];
    rows += Number(entry.kind === 'row');
  }
  if (kept.length > 0) await paper.place(kept);
  paper.setHead(undefined);
  paper.skip(BELOW_TABLE_MM);
  return rows;
}

function lineOf(entry: SpoolEntry): FormLine {
  if (entry.kind === 'row' || entry.kind === 'heading') return entry;
  throw new Error('A list ends before the next part begins');
}
