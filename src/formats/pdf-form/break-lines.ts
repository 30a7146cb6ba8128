import type { Face, FormFonts } from './font/form-fonts.ts';

export interface TextRun {
  readonly text: string;
  readonly face: Face;
}
export interface SetWord extends TextRun {
  readonly widthMm: number;
}
export interface SetLine {
  readonly words: readonly SetWord[];
  /** With the spaces between the words. */
  readonly widthMm: number;
  readonly indentMm: number;
  /** Of a paragraph: such a line is not spread. */
  readonly isLast: boolean;
}

export interface LineSetting {
  readonly fonts: FormFonts;
  readonly sizePt: number;
  readonly widthMm: number;
  /** Of the first line of a paragraph. */
  readonly indentMm?: number;
}

/** Behind these a word that is too long may be parted: `1234/QĐ-UBND`. */
const SOFT = /(?<=[/\-–._,;:)])/u;

/** Lines of a text whose runs follow one another; a line break begins a paragraph. At least one line. */
export function breakLines(runs: readonly TextRun[], setting: LineSetting): readonly SetLine[] {
  return paragraphs(runs).flatMap((paragraph) => breakParagraph(paragraph, setting));
}

function paragraphs(runs: readonly TextRun[]): readonly (readonly TextRun[])[] {
  const all: TextRun[][] = [[]];
  for (const { text, face } of runs) {
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) all.push([]);
      all.at(-1)?.push({ text: part, face });
    }
  }
  return all;
}

function breakParagraph(runs: readonly TextRun[], setting: LineSetting): readonly SetLine[] {
  const words = runs.flatMap((run) => wordsOf(run, setting));
  const { indentMm = 0 } = setting;
  let line = { words: [] as SetWord[], widthMm: 0, indentMm };
  const lines = [line];
  for (const word of words) {
    const space = line.words.length > 0 ? setting.fonts.width(' ', word.face, setting.sizePt) : 0;
    const widthMm = line.widthMm + space + word.widthMm;
    if (line.words.length > 0 && line.indentMm + widthMm > setting.widthMm) {
      line = { words: [word], widthMm: word.widthMm, indentMm: 0 };
      lines.push(line);
    } else {
      line.words.push(word);
      line.widthMm = widthMm;
    }
  }
  return lines.map((one, index) => ({ ...one, isLast: index === lines.length - 1 }));
}

function wordsOf({ text, face }: TextRun, setting: LineSetting): readonly SetWord[] {
  const words = text.split(/[ \t\r]+/u).filter((word) => word !== '');
  const room = { ...setting, widthMm: setting.widthMm - (setting.indentMm ?? 0) };
  return words.flatMap((word) => partsOf(word, face, room));
}

/** A word that no line can hold, in parts that one can. */
function partsOf(word: string, face: Face, { fonts, sizePt, widthMm }: LineSetting): readonly SetWord[] {
  const wide = (text: string) => fonts.width(text, face, sizePt);
  if (wide(word) <= widthMm) return [{ text: word, face, widthMm: wide(word) }];
  const pieces = word.split(SOFT).flatMap((piece) => (wide(piece) <= widthMm ? [piece] : Array.from(piece)));
  const parts: string[] = [];
  let part = '';
  for (const piece of pieces) {
    if (part !== '' && wide(part + piece) > widthMm) {
      parts.push(part);
      part = '';
    }
    part += piece;
  }
  return [...parts, part].map((text) => ({ text, face, widthMm: wide(text) }));
}

/** The widest word, which tells whether a text fits a cell without being parted. */
export function widestWord(text: string, face: Face, { fonts, sizePt }: Omit<LineSetting, 'widthMm'>): number {
  return Math.max(0, ...text.split(/\s+/u).map((word) => fonts.width(word, face, sizePt)));
}
