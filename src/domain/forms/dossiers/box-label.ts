import type { FormLayout, FormPage } from '../form-model.ts';
import { formWord } from '../form-words.ts';
import { CENTRED, layoutOf } from '../page-sizes.ts';

/** 120 mm wide as practice has it, four on a sheet of A4. No norm gives the label itself. */
const LABEL = { widthMm: 120, heightMm: 90, gapMm: 6, paddingMm: 4 } as const;
const QR_MM = 30;
const GAP_MM = 2;

/** Nhãn hộp. */
export function boxLabel(): FormLayout {
  const { widthMm, heightMm, gapMm, paddingMm } = LABEL;
  const [left, top] = [(297 - 2 * widthMm - gapMm) / 2, (210 - 2 * heightMm - gapMm) / 2];
  const page: FormPage = {
    ...{ widthMm: 297, heightMm: 210, marginsMm: { top, right: left, bottom: top, left } },
    grid: { across: 2, down: 2, gapMm, paddingMm },
  };
  const width = widthMm - 2 * paddingMm;
  const line = { sizePt: 12 };
  return layoutOf(
    page,
    [
      { kind: 'text', text: '[{superior}]', style: { ...CENTRED, sizePt: 11, capitals: true } },
      { kind: 'text', text: '{body}', style: { ...CENTRED, sizePt: 12, bold: true, capitals: true } },
      { kind: 'text', text: formWord('label.box'), style: { ...CENTRED, sizePt: 14, capitals: true }, beforeMm: 1 },
      { kind: 'text', text: '{box}', style: { ...CENTRED, sizePt: 44, bold: true } },
      { kind: 'space', heightMm: 1, fill: true },
      {
        kind: 'columns',
        columns: [
          {
            widthMm: width - QR_MM - GAP_MM,
            blocks: [
              { kind: 'text', text: formWord('label.fonds'), style: line },
              { kind: 'text', text: formWord('label.inventory'), style: line },
              { kind: 'text', text: formWord('label.dossiers'), style: line },
              { kind: 'text', text: formWord('label.years'), style: line },
              { kind: 'text', text: formWord('label.period'), style: { ...line, bold: true } },
            ],
          },
          { widthMm: GAP_MM, blocks: [] },
          { widthMm: QR_MM, blocks: [{ kind: 'qr', key: 'link', sizeMm: QR_MM, align: 'right' }] },
        ],
      },
    ],
    { fit: true },
  );
}
