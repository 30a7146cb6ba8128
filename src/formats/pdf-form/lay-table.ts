import type { FormColumn, FormLine, TableBlock, TextStyle } from '../../domain/forms/form-model.ts';
import { breakLines, widestWord, type SetLine } from './break-lines.ts';
import { baselineMm, faceOf, lineMm, stack, type Brick, type Setting } from './brick.ts';
import { inStyle, styleOf } from './lay-blocks.ts';

const SIDE_MM = 0.8;
const EDGE_MM = 0.8;
/** Rows of a fixed height hold two lines of text. */
const TIGHT_EDGE_MM = 0.25;
/** Rather set smaller than parted: a number, a date. */
const SMALLEST = 0.7;

interface SetCell {
  readonly lines: readonly SetLine[];
  readonly style: TextStyle;
  readonly widthMm: number;
}

export interface TableSetting extends Setting {
  readonly block: TableBlock;
}

/** Titles of the columns, and below them their numbers. */
export function layHead(setting: TableSetting): Brick {
  const { block } = setting;
  const style = { ...styleOf(block.style, setting), bold: true, align: 'centre' as const };
  const titles = block.columns.map(({ title, widthMm }) => setCell({ text: title, style, widthMm }, setting));
  const byText = { ...setting, block: withoutHeight(block) };
  const head = rowBrick(titles, byText);
  if (!block.numbered) return head;
  const small = { ...style, bold: false, italic: true };
  const numbers = block.columns.map(({ widthMm }, index) =>
    setCell({ text: `(${String(index + 1)})`, style: small, widthMm }, setting),
  );
  return stack([head, rowBrick(numbers, byText)]);
}

/** A line of the list; in several parts where it is higher than a page. */
export function layLine(line: FormLine, setting: TableSetting, roomMm: number): readonly Brick[] {
  const cells = line.kind === 'heading' ? [headingCell(line, setting)] : rowCells(line, setting);
  return partsOf(cells, setting, roomMm).map((part) => rowBrick(part, setting));
}

function rowCells(line: FormLine, setting: TableSetting): readonly SetCell[] {
  const style = styleOf(setting.block.style, setting);
  return setting.block.columns.map(({ key, align, widthMm }: FormColumn) =>
    setCell({ text: line.cells[key] ?? '', style: { ...style, align }, widthMm }, setting),
  );
}

function headingCell(line: FormLine, setting: TableSetting): SetCell {
  const { columns } = setting.block;
  const widthMm = columns.reduce((sum, column) => sum + column.widthMm, 0);
  const level = line.kind === 'heading' ? line.level : 1;
  const style = { ...styleOf(setting.block.style, setting), bold: level < 3, italic: level === 3 };
  const align = level === 1 ? ('centre' as const) : ('left' as const);
  return setCell(
    { text: line.cells['text'] ?? '', style: { ...style, align, capitals: level === 1 }, widthMm },
    setting,
  );
}

function setCell(
  { text, style, widthMm }: { readonly text: string; readonly style: TextStyle; readonly widthMm: number },
  { fonts }: Setting,
): SetCell {
  const room = widthMm - 2 * SIDE_MM;
  const clean = inStyle(text.normalize('NFC'), style);
  const face = faceOf(style);
  const widest = widestWord(clean, face, { fonts, sizePt: style.sizePt });
  const fitting = widest > room && widest * SMALLEST <= room ? room / widest - 0.001 : 1;
  const sizePt = style.sizePt * fitting;
  const lines = clean === '' ? [] : breakLines([{ text: clean, face }], { fonts, sizePt, widthMm: room });
  return { lines, style: { ...style, sizePt }, widthMm };
}

function edgeOf({ rowMm }: TableBlock): number {
  return rowMm === undefined ? EDGE_MM : TIGHT_EDGE_MM;
}

/** The head is as high as its text, whatever the rows are. */
function withoutHeight({ kind, list, columns, numbered, style }: TableBlock): TableBlock {
  return { kind, list, columns, numbered, ...(style && { style }) };
}

function textMm({ lines, style }: SetCell): number {
  return lines.length * lineMm(style.sizePt);
}

function rowBrick(cells: readonly SetCell[], { block, fonts }: TableSetting): Brick {
  const needed = Math.max(lineMm(8), ...cells.map(textMm)) + 2 * edgeOf(block);
  const heightMm = block.rowMm === undefined ? needed : Math.ceil(needed / block.rowMm) * block.rowMm;
  return {
    heightMm,
    draw(canvas, { xMm, yMm }) {
      canvas.cells(
        { xMm, yMm, heightMm },
        cells.map(({ widthMm }) => widthMm),
      );
      let at = xMm;
      for (const cell of cells) {
        const { sizePt, align = 'left' } = cell.style;
        const top = yMm + (heightMm - textMm(cell)) / 2;
        for (const [index, line] of cell.lines.entries()) {
          const baseline = top + index * lineMm(sizePt) + baselineMm(sizePt, fonts);
          const place = { xMm: at + SIDE_MM, baselineMm: baseline, widthMm: cell.widthMm - 2 * SIDE_MM, align, sizePt };
          canvas.text(line, place);
        }
        at += cell.widthMm;
      }
    },
  };
}

/** As many lines of each cell as a page holds, then the next ones. */
function partsOf(cells: readonly SetCell[], { block }: TableSetting, roomMm: number): readonly (readonly SetCell[])[] {
  const { rowMm = 0 } = block;
  const highest = rowMm > 0 ? Math.floor(roomMm / rowMm) * rowMm : roomMm;
  const room = highest - 2 * edgeOf(block);
  const counts = cells.map(({ style }) => Math.max(1, Math.floor(room / lineMm(style.sizePt))));
  const parts = Math.max(1, ...cells.map(({ lines }, index) => Math.ceil(lines.length / (counts[index] ?? 1))));
  return Array.from({ length: parts }, (_, part) =>
    cells.map((cell, index) => {
      const count = counts[index] ?? 1;
      return { ...cell, lines: cell.lines.slice(part * count, (part + 1) * count) };
    }),
  );
}
