import type {
  ColumnsBlock,
  FormBlock,
  FormColumn,
  FormLayout,
  TableBlock,
  TextBlock,
  TextStyle,
} from '../../../domain/forms/form-model.ts';
import { HEADING_LEVELS, headingKey, ROW_KEY } from '../../../domain/forms/template/copy-values.ts';
import type { FieldDictionary } from '../../../domain/forms/template/template-fields.ts';
import { nameOfField } from '../../../domain/forms/template/template-fields.ts';
import { packZip } from '../../zip/pack-zip.ts';
import { packageParts } from './package-parts.ts';
import { gap, PAGE_BREAK, paragraph, rule, table, type TableRowXml } from './wml.ts';

/** How a layout becomes a template. */
export interface TemplateWords {
  readonly words: FieldDictionary;
  /** Lists in which headings stand among the rows. */
  readonly headed: ReadonlySet<string>;
}

interface Setting extends TemplateWords {
  readonly style: TextStyle;
  readonly roomMm: number;
  readonly keep: boolean;
}

/**
 * A template (DOCX) that looks like a layout: what the office starts from, and what is filled where it has none of its
 * own. QR codes and several copies a page are for the PDF alone.
 */
export function layoutToTemplate(layout: FormLayout, given: TemplateWords): Buffer {
  const { widthMm, marginsMm } = layout.page;
  const setting = {
    ...given,
    style: layout.style,
    roomMm: widthMm - marginsMm.left - marginsMm.right,
    keep: false,
  };
  return packZip(packageParts(layout, `${blocksXml(layout.blocks, setting)}${gap(0)}`));
}

function blocksXml(blocks: readonly FormBlock[], setting: Setting): string {
  return blocks.map((block) => blockXml(block, setting)).join('');
}

function blockXml(block: FormBlock, setting: Setting): string {
  switch (block.kind) {
    case 'text':
      return textXml(block, setting);
    case 'field':
      return textXml(
        { kind: 'text', text: `${block.label} ${block.text}`, ...(block.style && { style: block.style }) },
        setting,
      );
    case 'table':
      return tableXml(block, setting);
    case 'columns':
      return columnsXml(block, setting);
    case 'together':
      return blocksXml(block.blocks, { ...setting, keep: true });
    case 'rule':
      return rule(block.align, block.widthMm, setting.roomMm);
    case 'space':
      return gap(block.heightMm);
    case 'page-break':
      return PAGE_BREAK;
    case 'qr':
      return '';
  }
}

function textXml(
  { text, style, beforeMm, afterMm, indentMm }: TextBlock,
  { words, keep, ...setting }: Setting,
): string {
  const lines = toPlaceholders(text, words).split('\n');
  const look = { text: { ...setting.style, ...style }, keep, ...(indentMm !== undefined && { indentMm }) };
  const written = lines.map((line, index) =>
    paragraph(line, {
      ...look,
      ...(index === 0 && beforeMm !== undefined && { beforeMm }),
      ...(index === lines.length - 1 && afterMm !== undefined && { afterMm }),
    }),
  );
  return written.join('');
}

/** `{key}` under its name; `[… {key} …]` becomes a part with a condition, which takes its whole paragraph with it. */
function toPlaceholders(text: string, words: FieldDictionary): string {
  const named = (part: string) => part.replace(/\{(\w+)\}/g, (_, key: string) => `{${nameOfField(key, words)}}`);
  return text.replace(/\[([^\]]*)\]|[^[]+/g, (part, optional: string | undefined) => {
    if (optional === undefined) return named(part);
    const keys = [...optional.matchAll(/\{(\w+)\}/g)].map(([, key = '']) => nameOfField(key, words));
    const whole = part === text ? ' [loopOver: "paragraph"]' : '';
    const opened = keys.map((name) => `{#${name}${whole}}`).join('');
    const closed = keys.toReversed().map((name) => `{/${name}}`);
    return `${opened}${named(optional)}${closed.join('')}`;
  });
}

function columnsXml({ columns }: ColumnsBlock, setting: Setting): string {
  const cells = columns.map(({ widthMm, blocks }) => ({
    widthMm,
    content: `${blocksXml(blocks, { ...setting, roomMm: widthMm })}${gap(0)}`,
  }));
  const widths = columns.map(({ widthMm }) => widthMm);
  return `${table(widths, [{ cells }], false)}${gap(0)}`;
}

function tableXml(block: TableBlock, setting: Setting): string {
  const { columns, numbered, rowMm } = block;
  const style = { ...setting.style, ...block.style };
  const cell = (column: FormColumn, text: string, look: Partial<TextStyle>) => ({
    widthMm: column.widthMm,
    middle: true,
    content: paragraph(text, { text: { ...style, align: column.align, ...look } }),
  });
  const centred = { align: 'centre' } as const;
  const head = { head: true, cells: columns.map((column) => cell(column, column.title, { ...centred, bold: true })) };
  const numbers = {
    head: true,
    cells: columns.map((column, at) => cell(column, `(${String(at + 1)})`, { ...centred, italic: true })),
  };
  const row: TableRowXml = {
    ...(rowMm !== undefined && { leastMm: rowMm }),
    cells: columns.map((column) => cell(column, `{${nameOfField(column.key, setting.words)}}`, {})),
  };
  const rows = [head, ...(numbered ? [numbers] : []), ...repeated(block, row, { ...setting, style })];
  const widths = columns.map(({ widthMm }) => widthMm);
  return `${table(widths, rows, true)}${gap(1.5)}`;
}

const WHOLE_ROW = ' [loopOver: "row"]';

/** The rows of the list: opened in the first cell, closed in the last. */
function repeated({ list, columns }: TableBlock, row: TableRowXml, setting: Setting): readonly TableRowXml[] {
  const { words, headed, style } = setting;
  const name = nameOfField(list, words);
  if (!headed.has(list)) return [wrapped(row, `{#${name}${WHOLE_ROW}}`, `{/${name}}`)];
  const isRow = nameOfField(ROW_KEY, words);
  const widthMm = columns.reduce((sum, column) => sum + column.widthMm, 0);
  const headings = HEADING_LEVELS.map((level): TableRowXml => {
    const isHeading = nameOfField(headingKey(level), words);
    const text = `{#${isHeading}${WHOLE_ROW}}{${nameOfField('text', words)}}{/${isHeading}}`;
    const look = { ...style, align: 'left', bold: level < 3, italic: level === 3 } as const;
    return { cells: [{ widthMm, span: columns.length, content: paragraph(text, { text: look }) }] };
  });
  const [first, ...others] = headings;
  const opened = first === undefined ? [] : [wrapped(first, `{#${name}${WHOLE_ROW}}`, '')];
  return [...opened, ...others, wrapped(row, `{#${isRow}${WHOLE_ROW}}`, `{/${isRow}}{/${name}}`)];
}

function wrapped(row: TableRowXml, before: string, after: string): TableRowXml {
  const last = row.cells.length - 1;
  const cells = row.cells.map((cell, at) => {
    const opened = at === 0 ? cell.content.replace('<w:t xml:space="preserve">', `$&${before}`) : cell.content;
    return { ...cell, content: at === last ? opened.replace('</w:t>', `${after}$&`) : opened };
  });
  return { ...row, cells };
}
