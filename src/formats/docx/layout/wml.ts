import type { Align, TextStyle } from '../../../domain/forms/form-model.ts';
import { escapeText } from '../../xml/escape-text.ts';

/** Twentieths of a point, the measure of WordprocessingML. */
export function twips(mm: number): number {
  return Math.round((mm * 1440) / 25.4);
}

const JUSTIFICATION: Readonly<Record<Align, string>> = {
  left: 'left',
  centre: 'center',
  right: 'right',
  justify: 'both',
};

export interface ParagraphStyle {
  readonly text: TextStyle;
  readonly beforeMm?: number;
  readonly afterMm?: number;
  readonly indentMm?: number;
  /** Stays with the paragraph that follows. */
  readonly keep?: boolean;
}

/** One line of text in one paragraph. */
export function paragraph(text: string, style: ParagraphStyle): string {
  const run =
    text === '' ? '' : `<w:r>${runStyle(style.text)}<w:t xml:space="preserve">${escapeText(text)}</w:t></w:r>`;
  return `<w:p>${paragraphStyle(style)}${run}</w:p>`;
}

function paragraphStyle({ text, beforeMm = 0, afterMm = 0, indentMm, keep = false }: ParagraphStyle): string {
  const spacing = `<w:spacing w:before="${String(twips(beforeMm))}" w:after="${String(twips(afterMm))}"/>`;
  const indent = indentMm === undefined ? '' : `<w:ind w:firstLine="${String(twips(indentMm))}"/>`;
  const kept = keep ? '<w:keepNext/><w:keepLines/>' : '';
  const align = `<w:jc w:val="${JUSTIFICATION[text.align ?? 'left']}"/>`;
  return `<w:pPr>${kept}${spacing}${indent}${align}${runStyle(text)}</w:pPr>`;
}

function runStyle({ sizePt, bold = false, italic = false, capitals = false }: TextStyle): string {
  const size = String(Math.round(sizePt * 2));
  const marks = `${bold ? '<w:b/>' : ''}${italic ? '<w:i/>' : ''}${capitals ? '<w:caps/>' : ''}`;
  return `<w:rPr>${marks}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`;
}

/** A thin line of the given width inside a room of the given width. */
export function rule(align: 'left' | 'centre' | 'right', widthMm: number, roomMm: number): string {
  const free = Math.max(0, roomMm - widthMm);
  const left = align === 'left' ? 0 : align === 'right' ? free : free / 2;
  const indent = `<w:ind w:left="${String(twips(left))}" w:right="${String(twips(free - left))}"/>`;
  const line = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>';
  const height = '<w:spacing w:before="60" w:after="0" w:line="60" w:lineRule="exact"/>';
  return `<w:p><w:pPr>${line}${height}${indent}</w:pPr></w:p>`;
}

/** Parts two tables that would grow together, and ends a cell or a page that must end with a paragraph. */
export function gap(heightMm: number): string {
  const line = String(Math.max(20, twips(heightMm)));
  return `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="${line}" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>`;
}

export const PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';

export interface TableCell {
  readonly content: string;
  readonly widthMm: number;
  readonly span?: number;
  readonly middle?: boolean;
}

export interface TableRowXml {
  readonly cells: readonly TableCell[];
  /** Repeated on each page. */
  readonly head?: boolean;
  readonly leastMm?: number;
}

/** Of fixed widths: the columns of a norm do not move with their texts. */
export function table(widthsMm: readonly number[], rows: readonly TableRowXml[], bordered: boolean): string {
  const whole = widthsMm.reduce((sum, width) => sum + twips(width), 0);
  const grid = widthsMm.map((width) => `<w:gridCol w:w="${String(twips(width))}"/>`).join('');
  const padding = bordered ? 57 : 0;
  const side = (name: string, width: number) => `<w:${name} w:w="${String(width)}" w:type="dxa"/>`;
  const upright = bordered ? twips(0.5) : 0;
  const margins = `<w:tblCellMar>${side('top', upright)}${side('left', padding)}${side('bottom', upright)}${side('right', padding)}</w:tblCellMar>`;
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${String(whole)}" w:type="dxa"/><w:jc w:val="center"/>${bordered ? BORDERS : ''}` +
    `<w:tblLayout w:type="fixed"/>${margins}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>` +
    `${rows.map(rowXml).join('')}</w:tbl>`
  );
}

const SIDES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
const BORDERS = `<w:tblBorders>${SIDES.map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`).join('')}</w:tblBorders>`;

function rowXml({ cells, head = false, leastMm }: TableRowXml): string {
  const height = leastMm === undefined ? '' : `<w:trHeight w:val="${String(twips(leastMm))}" w:hRule="atLeast"/>`;
  return `<w:tr><w:trPr><w:cantSplit/>${height}${head ? '<w:tblHeader/>' : ''}</w:trPr>${cells.map(cellXml).join('')}</w:tr>`;
}

function cellXml({ content, widthMm, span = 1, middle = false }: TableCell): string {
  const spans = span > 1 ? `<w:gridSpan w:val="${String(span)}"/>` : '';
  const place = middle ? '<w:vAlign w:val="center"/>' : '';
  return `<w:tc><w:tcPr><w:tcW w:w="${String(twips(widthMm))}" w:type="dxa"/>${spans}${place}</w:tcPr>${content}</w:tc>`;
}
