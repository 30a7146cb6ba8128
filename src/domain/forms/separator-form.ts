import { separatorPayload, type SeparatorSheet } from '../division/separator-sheet.ts';
import type { FormCopy, FormLayout } from './form-model.ts';
import { formWord } from './form-words.ts';
import { CENTRED, layoutOf } from './page-sizes.ts';

const QR_MM = 85;
const MARGINS = { top: 25, right: 20, bottom: 20, left: 20 };

/**
 * Phiếu ngăn cách, a sheet of A4 each. Letters are so large that they are read from a bilevel scan of 150 ppi, and what the
 * square holds is printed below it as well.
 */
export function separatorForm(): FormLayout {
  return layoutOf({ widthMm: 210, heightMm: 297, marginsMm: MARGINS }, [
    { kind: 'text', text: formWord('separator.title'), style: { ...CENTRED, sizePt: 36, bold: true, capitals: true } },
    { kind: 'text', text: '{begins}', style: { ...CENTRED, sizePt: 28, bold: true, capitals: true }, beforeMm: 6 },
    { kind: 'text', text: '{label}', style: { ...CENTRED, sizePt: 40, bold: true }, beforeMm: 8, afterMm: 8 },
    { kind: 'qr', key: 'payload', sizeMm: QR_MM, align: 'centre' },
    { kind: 'text', text: '{payload}', style: { ...CENTRED, sizePt: 22 }, beforeMm: 8, afterMm: 10 },
    { kind: 'text', text: formWord('separator.hint'), style: { sizePt: 14, align: 'centre' } },
  ]);
}

export function separatorCopies(sheets: readonly SeparatorSheet[]): readonly FormCopy[] {
  return sheets.map((sheet) => ({
    values: { begins: formWord(`separator.${sheet.kind}`), label: sheet.label, payload: separatorPayload(sheet) },
    lists: {},
  }));
}
