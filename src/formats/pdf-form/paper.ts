import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import type { FormLayout, FormPage } from '../../domain/forms/form-model.ts';
import { cleanTitle } from '../pdf/access/metadata.ts';
import { num, ref, textString } from '../pdf/access/pdf-syntax.ts';
import type { PdfWriter } from '../pdf/access/pdf-writer.ts';
import { breakLines } from './break-lines.ts';
import { heightOf, stack, type Brick } from './brick.ts';
import { createCanvas, POINTS_A_MM, type Canvas, type Rect } from './canvas.ts';
import type { FormFonts } from './font/form-fonts.ts';

/** Pages one after another; each is written as soon as it is full. */
export interface Paper {
  /** Room of a page, or of a label. */
  readonly widthMm: number;
  readonly heightMm: number;
  /** What comes next begins a copy of the form: a page, or a label. */
  beginCopy(): Promise<void>;
  beginPage(): Promise<void>;
  /** Not parted: on the next page where they do not fit on this one. */
  place(bricks: readonly Brick[]): Promise<void>;
  /** Room that is left free, unless a page ends there. */
  skip(heightMm: number): void;
  /** Drawn at the head of each page that is begun from now on. */
  setHead(head: Brick | undefined): void;
  /** Ends the file. @returns the number of pages */
  finish(title: string): Promise<number>;
}

interface PaperOptions {
  readonly writer: PdfWriter;
  readonly fonts: FormFonts;
  readonly layout: FormLayout;
  readonly producer: string;
}

interface Leaf {
  readonly canvas: Canvas;
  /** Labels begun on it; 1 for a page that is one. */
  areas: number;
}

const deflated = promisify(deflate);
/** Sums of heights are not exact. */
const SLACK_MM = 0.01;

export function createPaper(options: PaperOptions): Paper {
  const { fonts, layout } = options;
  const areas = areasOf(layout.page);
  const isGrid = layout.page.grid !== undefined;
  const padding = layout.page.grid?.paddingMm ?? 0;
  const pages = createPages(options);
  let leaf: Leaf | undefined;
  let usedMm = 0;
  let pageOfCopy = 0;
  let head: Brick | undefined;
  const room = inset(areas[0] ?? WHOLE, padding);

  async function endLeaf(): Promise<void> {
    if (leaf === undefined) return;
    if (isGrid) leaf.canvas.leave();
    if (leaf.areas < areas.length) return;
    await pages.write(leaf.canvas);
    leaf = undefined;
  }
  async function nextArea(): Promise<void> {
    await endLeaf();
    leaf ??= { canvas: createCanvas(layout.page.heightMm, fonts), areas: 0 };
    const area = areas[leaf.areas] ?? WHOLE;
    leaf.areas += 1;
    if (isGrid) leaf.canvas.enter(area);
    usedMm = 0;
    pageOfCopy += 1;
    if (layout.pageNumbers && pageOfCopy > 1) drawPageNumber(leaf.canvas, pageOfCopy, options);
    if (head !== undefined) draw(head);
  }
  function draw(brick: Brick): void {
    const area = inset(areas[(leaf?.areas ?? 1) - 1] ?? WHOLE, padding);
    if (leaf !== undefined) brick.draw(leaf.canvas, { xMm: area.xMm, yMm: area.yMm + usedMm });
    usedMm += brick.heightMm;
  }
  return {
    ...{ widthMm: room.widthMm, heightMm: room.heightMm },
    async beginCopy() {
      pageOfCopy = 0;
      await nextArea();
    },
    beginPage: nextArea,
    async place(bricks) {
      if (usedMm > 0 && usedMm + heightOf(bricks) > room.heightMm + SLACK_MM) await nextArea();
      draw(stack(bricks));
    },
    skip(heightMm) {
      usedMm += heightMm;
    },
    setHead(given) {
      head = given;
    },
    async finish(title) {
      await endLeaf();
      if (leaf !== undefined) await pages.write(leaf.canvas);
      return await pages.finish(title);
    },
  };
}

const WHOLE: Rect = { xMm: 0, yMm: 0, widthMm: 0, heightMm: 0 };

/** The page between its margins, or its labels. */
function areasOf({ widthMm, heightMm, marginsMm, grid }: FormPage): readonly Rect[] {
  const { top, right, bottom, left } = marginsMm;
  const [whole, high] = [widthMm - left - right, heightMm - top - bottom];
  const { across = 1, down = 1, gapMm = 0 } = grid ?? {};
  const width = (whole - (across - 1) * gapMm) / across;
  const height = (high - (down - 1) * gapMm) / down;
  return Array.from({ length: across * down }, (_, index) => ({
    xMm: left + (index % across) * (width + gapMm),
    yMm: top + Math.floor(index / across) * (height + gapMm),
    widthMm: width,
    heightMm: height,
  }));
}

function inset({ xMm, yMm, widthMm, heightMm }: Rect, by: number): Rect {
  return { xMm: xMm + by, yMm: yMm + by, widthMm: widthMm - 2 * by, heightMm: heightMm - 2 * by };
}

const PAGE_NUMBER_PT = 13;

function drawPageNumber(canvas: Canvas, number: number, { fonts, layout }: PaperOptions): void {
  const { widthMm, marginsMm } = layout.page;
  const [line] = breakLines([{ text: String(number), face: 'regular' }], { fonts, sizePt: PAGE_NUMBER_PT, widthMm });
  const place = {
    xMm: 0,
    baselineMm: marginsMm.top / 2 + 2,
    widthMm,
    align: 'centre',
    sizePt: PAGE_NUMBER_PT,
  } as const;
  if (line !== undefined) canvas.text(line, place);
}

/** Objects of the pages, and what stands at the end of the file. */
function createPages({ writer, fonts, layout, producer }: PaperOptions) {
  const [tree, resources] = [writer.reserve(), writer.reserve()];
  const written: number[] = [];
  const box = `[0 0 ${num(layout.page.widthMm * POINTS_A_MM)} ${num(layout.page.heightMm * POINTS_A_MM)}]`;
  return {
    async write(canvas: Canvas): Promise<void> {
      const [content, object] = [writer.reserve(), writer.reserve()];
      const packed = await deflated(Buffer.from(canvas.content(), 'latin1'));
      await writer.writeStream(content, '/Filter /FlateDecode', packed);
      const parts = `/Parent ${ref(tree)} /MediaBox ${box} /Resources ${ref(resources)} /Contents ${ref(content)}`;
      await writer.writeObject(object, `<< /Type /Page ${parts} >>`);
      written.push(object);
    },
    async finish(title: string): Promise<number> {
      await writer.writeObject(resources, `<< /Font << ${await fonts.write(writer)} >> >>`);
      const kids = written.map(ref).join(' ');
      await writer.writeObject(tree, `<< /Type /Pages /Count ${String(written.length)} /Kids [${kids}] >>`);
      const [root, info] = [writer.reserve(), writer.reserve()];
      const viewing = '/Lang (vi) /ViewerPreferences << /DisplayDocTitle true >>';
      await writer.writeObject(root, `<< /Type /Catalog /Pages ${ref(tree)} ${viewing} >>`);
      const [name, maker] = [textString(cleanTitle(title)), textString(producer)];
      await writer.writeObject(info, `<< /Title ${name} /Producer ${maker} >>`);
      await writer.finish(root, info);
      return written.length;
    },
  };
}
