import type { Align } from '../../domain/forms/form-model.ts';
import { num } from '../pdf/access/pdf-syntax.ts';
import type { QrModules } from '../qr/qr-modules.ts';
import type { SetLine } from './break-lines.ts';
import type { FormFonts } from './font/form-fonts.ts';

export const POINTS_A_MM = 72 / 25.4;
const RULE_MM = 0.18;
/** Free modules around a code (ISO/IEC 18004). */
const QUIET = 4;

export interface LinePlace {
  readonly xMm: number;
  readonly baselineMm: number;
  /** Room in which the line is aligned. */
  readonly widthMm: number;
  readonly align: Align;
  readonly sizePt: number;
}
export interface Rect {
  readonly xMm: number;
  readonly yMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** Draws on one page; millimetres from its upper left corner. */
export interface Canvas {
  text(line: SetLine, place: LinePlace): void;
  /** Frames of cells side by side; `widths` of the cells. */
  cells(at: { readonly xMm: number; readonly yMm: number; readonly heightMm: number }, widths: readonly number[]): void;
  rule(fromMm: number, toMm: number, yMm: number): void;
  /** To write on. */
  dots(fromMm: number, toMm: number, baselineMm: number): void;
  qr(modules: QrModules, at: { readonly xMm: number; readonly yMm: number; readonly sizeMm: number }): void;
  /** A frame is drawn; what is drawn from now on stays inside. */
  enter(rect: Rect): void;
  leave(): void;
  /** The operators of the page. */
  content(): string;
}

export function createCanvas(heightMm: number, fonts: FormFonts): Canvas {
  const operators: string[] = [`${num(RULE_MM * POINTS_A_MM)} w`];
  const x = (mm: number) => num(mm * POINTS_A_MM);
  const y = (mm: number) => num((heightMm - mm) * POINTS_A_MM);
  const size = (mm: number) => num(mm * POINTS_A_MM);
  const box = (rect: Rect) =>
    `${x(rect.xMm)} ${y(rect.yMm + rect.heightMm)} ${size(rect.widthMm)} ${size(rect.heightMm)} re`;
  return {
    text(line, place) {
      if (line.words.length === 0) return;
      const start = `BT ${x(startOf(line, place))} ${y(place.baselineMm)} Td`;
      operators.push(`${start} ${showWords(line, place, fonts)} ET`);
    },
    cells({ xMm, yMm, heightMm: cellMm }, widths) {
      const widthMm = widths.reduce((sum, one) => sum + one, 0);
      const parts = [box({ xMm, yMm, widthMm, heightMm: cellMm })];
      let at = xMm;
      for (const width of widths.slice(0, -1)) {
        at += width;
        parts.push(`${x(at)} ${y(yMm)} m ${x(at)} ${y(yMm + cellMm)} l`);
      }
      operators.push(`${parts.join(' ')} S`);
    },
    rule(fromMm, toMm, yMm) {
      operators.push(`${x(fromMm)} ${y(yMm)} m ${x(toMm)} ${y(yMm)} l S`);
    },
    dots(fromMm, toMm, baselineMm) {
      if (toMm <= fromMm) return;
      const line = `${x(fromMm)} ${y(baselineMm)} m ${x(toMm)} ${y(baselineMm)} l S`;
      operators.push(`q 1 J [0 ${size(1)}] 0 d ${size(0.35)} w ${line} Q`);
    },
    qr(modules, { xMm, yMm, sizeMm }) {
      const side = sizeMm / (modules.size + 2 * QUIET);
      const parts = runsOf(modules).map(({ row, column, length }) =>
        box({
          ...{ xMm: xMm + (QUIET + column) * side, yMm: yMm + (QUIET + row) * side },
          ...{ widthMm: length * side, heightMm: side },
        }),
      );
      operators.push(`${parts.join(' ')} f`);
    },
    enter(rect) {
      operators.push(`q ${box(rect)} W S`);
    },
    leave() {
      operators.push('Q');
    },
    content: () => operators.join('\n'),
  };
}

function startOf(line: SetLine, { xMm, widthMm, align }: LinePlace): number {
  const free = widthMm - line.widthMm;
  if (align === 'right') return xMm + free;
  return align === 'centre' ? xMm + free / 2 : xMm;
}

/** Words with the spaces between them, spread over the whole width where the line is justified. */
function showWords(line: SetLine, { widthMm, align, sizePt }: LinePlace, fonts: FormFonts): string {
  const gaps = line.words.length - 1;
  const isSpread = align === 'justify' && !line.isLast && gaps > 0;
  const moreMm = isSpread ? (widthMm - line.widthMm) / gaps : 0;
  const parts: string[] = [];
  let face: string | undefined;
  for (const [index, word] of line.words.entries()) {
    if (word.face !== face) parts.push(`${index > 0 ? '] TJ ' : ''}${fonts.name(word.face)} ${num(sizePt)} Tf [`);
    face = word.face;
    if (index > 0) {
      // A space of its own, so that the text can be searched, moved where the line is spread.
      parts.push(`${fonts.encode(' ', word.face)}${isSpread ? ` ${thousandths(-moreMm, sizePt)}` : ''}`);
    }
    parts.push(fonts.encode(word.text, word.face));
  }
  return `${parts.join('')}] TJ`;
}

function thousandths(mm: number, sizePt: number): string {
  return num((mm * POINTS_A_MM * 1000) / sizePt);
}

/** Dark modules that lie side by side are one bar: no seams between them. */
function runsOf(modules: QrModules): readonly { row: number; column: number; length: number }[] {
  const runs: { row: number; column: number; length: number }[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (!modules.isDark(row, column)) continue;
      const last = runs.at(-1);
      if (last?.row === row && last.column + last.length === column) last.length += 1;
      else runs.push({ row, column, length: 1 });
    }
  }
  return runs;
}
