import { fillForm } from '../../domain/forms/fill-form.ts';
import type {
  ColumnsBlock,
  FieldBlock,
  FormValues,
  PlainBlock,
  QrBlock,
  RuleBlock,
  TextBlock,
  TextStyle,
} from '../../domain/forms/form-model.ts';
import { qrModules } from '../qr/qr-modules.ts';
import { breakLines, type SetLine, type TextRun } from './break-lines.ts';
import { baselineMm, faceOf, filled, heightOf, lineMm, space, stack, type Brick, type Setting } from './brick.ts';

/** Blocks with their values, as parts that are placed one below the other. */
export function layBlocks(blocks: readonly PlainBlock[], values: FormValues, setting: Setting): readonly Brick[] {
  return blocks.flatMap((block) => layBlock(block, values, setting));
}

function layBlock(block: PlainBlock, values: FormValues, setting: Setting): readonly Brick[] {
  switch (block.kind) {
    case 'text':
      return layText(block, values, setting);
    case 'field':
      return layField(block, values, setting);
    case 'columns':
      return [layColumns(block, values, setting)];
    case 'together':
      return [stack(layBlocks(block.blocks, values, setting))];
    case 'qr':
      return layQr(block, values, setting);
    case 'rule':
      return [layRule(block, setting)];
    case 'space':
      return [{ ...space(block.heightMm * setting.scale), ...(block.fill === true && { fill: true }) }];
  }
}

export function styleOf(given: Partial<TextStyle> | undefined, { style, scale }: Setting): TextStyle {
  const whole = { ...style, ...given };
  return { ...whole, sizePt: whole.sizePt * scale };
}

export function inStyle(text: string, { capitals = false }: TextStyle): string {
  return capitals ? text.toLocaleUpperCase('vi') : text;
}

function layText(block: TextBlock, values: FormValues, setting: Setting): readonly Brick[] {
  const style = styleOf(block.style, setting);
  const text = inStyle(fillForm(block.text, values).normalize('NFC'), style);
  if (text === '') return [];
  const { indentMm = 0 } = block;
  const lines = breakLines([{ text, face: faceOf(style) }], { ...setting, sizePt: style.sizePt, indentMm });
  const bricks = lines.map((line) => lineBrick(line, style, setting));
  const { beforeMm = 0, afterMm = 0 } = block;
  const [before, after] = [beforeMm * setting.scale, afterMm * setting.scale];
  return [...(before > 0 ? [space(before)] : []), ...bricks, ...(after > 0 ? [space(after)] : [])];
}

function lineBrick(line: SetLine, style: TextStyle, { fonts, widthMm }: Setting): Brick {
  const { sizePt, align = 'left' } = style;
  return {
    heightMm: lineMm(sizePt),
    draw(canvas, { xMm, yMm }) {
      const { indentMm } = line;
      const place = { xMm: xMm + indentMm, widthMm: widthMm - indentMm, align, sizePt };
      canvas.text(line, { ...place, baselineMm: yMm + baselineMm(sizePt, fonts) });
    },
  };
}

/** Wider apart than lines of a text: they are also written on by hand. */
const FIELD_LEADING = 1.2;
const DOTS_GAP_MM = 1;

function layField(block: FieldBlock, values: FormValues, setting: Setting): readonly Brick[] {
  const style = styleOf(block.style, setting);
  const { sizePt } = style;
  const face = faceOf(style);
  // A value of blanks only is one that is not known: the dots of the field stand for it.
  const value = isKnown(block.text, values) ? fillForm(block.text, values).normalize('NFC') : '';
  const runs: TextRun[] = [
    { text: block.label, face },
    { text: value, face: faceOf({ ...style, bold: true }) },
  ];
  const lines = breakLines(runs, { ...setting, sizePt });
  const count = Math.max(lines.length, block.lines);
  return Array.from({ length: count }, (_, index) => {
    const line = lines[index];
    const startMm = line === undefined || line.widthMm === 0 ? 0 : line.widthMm + DOTS_GAP_MM;
    const isDotted = index >= lines.length - 1;
    return fieldLine({ line, startMm, isDotted, sizePt }, setting);
  });
}

/** Texts without any value, too. */
function isKnown(text: string, values: FormValues): boolean {
  const keys = [...text.matchAll(/\{(\w+)\}/g)].map(([, key]) => key ?? '');
  return keys.length === 0 || keys.some((key) => Object.hasOwn(values, key));
}

interface FieldLine {
  readonly line: SetLine | undefined;
  readonly startMm: number;
  readonly isDotted: boolean;
  readonly sizePt: number;
}

function fieldLine({ line, startMm, isDotted, sizePt }: FieldLine, { fonts, widthMm }: Setting): Brick {
  return {
    heightMm: lineMm(sizePt) * FIELD_LEADING,
    draw(canvas, { xMm, yMm }) {
      const baseline = yMm + baselineMm(sizePt, fonts) + (lineMm(sizePt) * (FIELD_LEADING - 1)) / 2;
      if (line !== undefined) canvas.text(line, { xMm, baselineMm: baseline, widthMm, align: 'left', sizePt });
      if (isDotted) canvas.dots(xMm + startMm, xMm + widthMm, baseline);
    },
  };
}

function layColumns({ columns, heightMm: least = 0 }: ColumnsBlock, values: FormValues, setting: Setting): Brick {
  const laid = columns.map(({ widthMm, blocks }) => ({
    widthMm,
    bricks: layBlocks(blocks, values, { ...setting, widthMm }),
  }));
  const heightMm = Math.max(least, ...laid.map(({ bricks }) => heightOf(bricks)));
  return {
    heightMm,
    draw(canvas, { xMm, yMm }) {
      let at = xMm;
      for (const { widthMm, bricks } of laid) {
        stack(filled(bricks, heightMm)).draw(canvas, { xMm: at, yMm });
        at += widthMm;
      }
    },
  };
}

const RULE_ROOM_MM = 2.4;

function layRule({ widthMm, align }: RuleBlock, setting: Setting): Brick {
  const indent = indentOf(widthMm, align, setting);
  return {
    heightMm: RULE_ROOM_MM,
    draw(canvas, { xMm, yMm }) {
      canvas.rule(xMm + indent, xMm + indent + widthMm, yMm + RULE_ROOM_MM / 2);
    },
  };
}

function indentOf(ownMm: number, align: 'left' | 'centre' | 'right', { widthMm }: Setting): number {
  return { left: 0, centre: (widthMm - ownMm) / 2, right: widthMm - ownMm }[align];
}

function layQr({ key, sizeMm, align }: QrBlock, values: FormValues, setting: Setting): readonly Brick[] {
  const text = Object.hasOwn(values, key) ? values[key] : undefined;
  if (text === undefined) return [];
  const modules = qrModules(text);
  const indent = indentOf(sizeMm, align, setting);
  return [
    {
      heightMm: sizeMm,
      draw(canvas, { xMm, yMm }) {
        canvas.qr(modules, { xMm: xMm + indent, yMm, sizeMm });
      },
    },
  ];
}
