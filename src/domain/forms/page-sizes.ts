import type { FormLayout, FormPage, PlainBlock, TextStyle } from './form-model.ts';
import { formWord } from './form-words.ts';

/** Margins of papers of offices (NĐ 30/2020, Phụ lục I). */
const MARGINS = { top: 20, right: 15, bottom: 20, left: 30 };

export const A4: FormPage = { widthMm: 210, heightMm: 297, marginsMm: MARGINS };
export const A4_LANDSCAPE: FormPage = { widthMm: 297, heightMm: 210, marginsMm: MARGINS };
export const A5: FormPage = {
  widthMm: 148,
  heightMm: 210,
  marginsMm: { top: 10, right: 10, bottom: 10, left: 12 },
};

export function roomMm({ widthMm, marginsMm }: FormPage): number {
  return widthMm - marginsMm.left - marginsMm.right;
}

export const STYLE: TextStyle = { sizePt: 13 };
export const CENTRED: TextStyle = { ...STYLE, align: 'centre' };
export const HEADING: TextStyle = { sizePt: 14, bold: true, align: 'centre', capitals: true };

const GAP_MM = 3;
/** Room for place and date in one line. */
const DATE_MM = 78;

/** Body and its superior on the left, nation and motto on the right. */
export function officeHead(widthMm: number): PlainBlock {
  const small = { sizePt: 12, align: 'centre' as const };
  const left = widthMm * 0.42;
  return {
    kind: 'columns',
    columns: [
      {
        widthMm: left,
        blocks: [
          { kind: 'text', text: '[{superior}]', style: { ...small, capitals: true } },
          { kind: 'text', text: '{body}', style: { ...small, bold: true, capitals: true } },
          { kind: 'rule', widthMm: 22, align: 'centre' },
        ],
      },
      { widthMm: GAP_MM, blocks: [] },
      {
        widthMm: widthMm - left - GAP_MM,
        blocks: [
          { kind: 'text', text: formWord('nation'), style: { ...small, bold: true, capitals: true } },
          { kind: 'text', text: formWord('motto'), style: { ...small, sizePt: 13, bold: true } },
          { kind: 'rule', widthMm: 55, align: 'centre' },
        ],
      },
    ],
  };
}

interface Signer {
  readonly office: string;
  readonly hint: string;
  /** Whether place and date stand above. */
  readonly dated: boolean;
}

/** Place and date on the right, below them who signs. */
export function signature(widthMm: number, office: string, hint: string): PlainBlock {
  const left = Math.min(widthMm * 0.45, Math.max(0, widthMm - DATE_MM));
  const right = { widthMm: widthMm - left, blocks: signer({ office, hint, dated: true }) };
  return { kind: 'columns', columns: [{ widthMm: left, blocks: [] }, right] };
}

export function twoSigners(widthMm: number, offices: readonly [string, string]): PlainBlock {
  const columns = offices.map((office, index) => ({
    widthMm: widthMm / 2,
    blocks: signer({ office, hint: formWord('signHere'), dated: index === 1 }),
  }));
  return { kind: 'columns', columns };
}

function signer({ office, hint, dated }: Signer): readonly PlainBlock[] {
  const small = { ...CENTRED, italic: true };
  return [
    // An empty line: the columns begin at one height.
    { kind: 'text', text: dated ? formWord('placeAndDate') : ' ', style: small, afterMm: 1 },
    { kind: 'text', text: office, style: { ...CENTRED, bold: true, capitals: true } },
    { kind: 'text', text: hint, style: { ...small, sizePt: 12 }, afterMm: 22 },
  ];
}

export function layoutOf(page: FormPage, blocks: FormLayout['blocks'], more: Partial<FormLayout> = {}): FormLayout {
  return { page, style: STYLE, pageNumbers: false, blocks, ...more };
}
