import type { FormLayout, PlainBlock } from '../form-model.ts';
import { formWord } from '../form-words.ts';
import { A5, CENTRED, layoutOf, signature } from '../page-sizes.ts';

/** Chứng từ kết thúc, on a sheet of its own. */
export function closingNote(): FormLayout {
  const page = { ...A5, marginsMm: { top: 20, right: 12, bottom: 12, left: 20 } };
  return layoutOf(page, closingNoteBlocks(page.widthMm - 32), { fit: true });
}

/** As printed on the back flap of covers. */
export function closingNoteBlocks(widthMm: number): readonly PlainBlock[] {
  return [
    {
      kind: 'text',
      text: formWord('closing.title'),
      style: { ...CENTRED, sizePt: 15, bold: true, capitals: true },
      afterMm: 5,
    },
    { kind: 'field', label: formWord('closing.unit'), text: `[${formWord('closing.sheets')}]`, lines: 2 },
    { kind: 'text', text: formWord('closing.range') },
    { kind: 'field', label: formWord('closing.doubled'), text: '{doubled}', lines: 1 },
    { kind: 'field', label: formWord('closing.missing'), text: '{missing}', lines: 1 },
    { kind: 'field', label: formWord('closing.list'), text: `[${formWord('closing.listSheets')}]`, lines: 2 },
    { kind: 'field', label: formWord('closing.condition'), text: '{condition}', lines: 4 },
    { kind: 'space', heightMm: 4 },
    signature(widthMm, formWord('closing.compiler'), formWord('signHere')),
    {
      kind: 'text',
      text: formWord('closing.additions'),
      style: { ...CENTRED, bold: true, capitals: true },
      afterMm: 2,
    },
    { kind: 'field', label: '', text: '', lines: 5 },
  ];
}
