import type { FieldBlock, FormLayout, PlainBlock } from '../form-model.ts';
import { formWord, type FormWord } from '../form-words.ts';
import { A5, CENTRED, layoutOf, roomMm } from '../page-sizes.ts';

/** Phiếu tin, A5, both sides; fields 1 to 14 in the order of the step lists of TT 16/2023 and HD 169/HD-VTLTNN. */
export function descriptionSlip(): FormLayout {
  const width = roomMm(A5);
  const front: readonly PlainBlock[] = [
    {
      kind: 'columns',
      columns: [
        { widthMm: 24, blocks: [] },
        {
          widthMm: width - 48,
          blocks: [
            { kind: 'space', heightMm: 4 },
            {
              kind: 'text',
              text: formWord('slip.title'),
              style: { ...CENTRED, sizePt: 18, bold: true, capitals: true },
            },
            { kind: 'text', text: formWord('slip.temporary'), style: { ...CENTRED, sizePt: 12 } },
          ],
        },
        { widthMm: 24, blocks: [{ kind: 'qr', key: 'link', sizeMm: 24, align: 'right' }] },
      ],
    },
    { kind: 'space', heightMm: 4 },
    field('slip.archive', '[{archive}]', 2),
    field('slip.fonds', '[{fonds}][ ({fondsCode})]', 2),
    { kind: 'text', text: formWord('slip.numbers') },
    sideBySide([
      [field('slip.inventory', '{inventoryNumber}'), width / 3],
      [field('slip.box', '{box}'), width / 3],
      [field('slip.dossier', '{number}'), width / 3],
    ]),
    field('slip.informationSign', '{informationSign}'),
    field('slip.dossierTitle', '{title}', 8),
    field('slip.annotation', '{annotation}', 6),
  ];
  const back: readonly PlainBlock[] = [
    { kind: 'text', text: formWord('slip.time') },
    sideBySide([
      [field('slip.start', '{start}'), width / 2],
      [field('slip.end', '{end}'), width / 2],
    ]),
    field('slip.language', '{language}', 2),
    field('slip.autograph', '{autograph}', 4),
    field('slip.sheets', '{sheets}'),
    field('slip.period', '{period}', 2),
    field('slip.access', '{access}'),
    field('slip.condition', '{condition}', 4),
    field('slip.note', '{note}', 8),
  ];
  return layoutOf(A5, [...front, { kind: 'page-break' }, ...back], { fit: true, style: { sizePt: 13 } });
}

function field(label: FormWord, text: string, lines = 1): FieldBlock {
  return { kind: 'field', label: formWord(label), text, lines };
}

function sideBySide(parts: readonly (readonly [FieldBlock, number])[]): PlainBlock {
  return { kind: 'columns', columns: parts.map(([block, widthMm]) => ({ widthMm, blocks: [block] })) };
}
