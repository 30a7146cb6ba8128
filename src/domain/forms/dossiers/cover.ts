import type { FormLayout, FormPage, PlainBlock } from '../form-model.ts';
import { formWord } from '../form-words.ts';
import { A4, CENTRED, layoutOf, roomMm } from '../page-sizes.ts';
import { closingNoteBlocks } from './closing-note.ts';

/** `tcvn9251`: the whole cover without its upper and lower flaps, 650 × 320 mm (TCVN 9251:2012), its outer face up. */
export const COVER_SIZES = ['a4', 'tcvn9251'] as const;
export type CoverSize = (typeof COVER_SIZES)[number];

/** Bìa hồ sơ: front, and the closing note of the flap. */
export function cover(size: CoverSize): FormLayout {
  return size === 'a4' ? a4Cover() : wholeCover();
}

function a4Cover(): FormLayout {
  const width = roomMm(A4);
  return layoutOf(A4, [...frontBlocks(width), { kind: 'page-break' }, ...closingNoteBlocks(width)], { fit: true });
}

/** From the left, outer face: side flap 150, back 230, spine 40, front 230 mm. */
function wholeCover(): FormLayout {
  const page: FormPage = { widthMm: 650, heightMm: 320, marginsMm: { top: 0, right: 0, bottom: 0, left: 0 } };
  const [edge, heightMm] = [15, 320];
  const inside = (widthMm: number, blocks: readonly PlainBlock[]) => [
    { widthMm: edge, blocks: [] },
    { widthMm: widthMm - 2 * edge, blocks: [{ kind: 'space', heightMm: 20 } as const, ...blocks] },
    { widthMm: edge, blocks: [] },
  ];
  const spine: PlainBlock = { kind: 'text', text: formWord('cover.spine'), style: { ...CENTRED, sizePt: 14 } };
  const foot: PlainBlock = { kind: 'space', heightMm: 20 };
  const columns = [
    ...inside(150, closingNoteBlocks(150 - 2 * edge)),
    { widthMm: 230, blocks: [] },
    { widthMm: 40, blocks: [{ kind: 'space', heightMm: 40 } as const, spine] },
    ...inside(230, [...frontBlocks(230 - 2 * edge), foot]),
  ];
  return layoutOf(page, [{ kind: 'columns', heightMm, columns }], { fit: true });
}

function frontBlocks(widthMm: number): readonly PlainBlock[] {
  const body = { ...CENTRED, sizePt: 15 };
  return [
    { kind: 'text', text: '[{superior}]', style: { ...body, capitals: true } },
    { kind: 'text', text: '{body}', style: { ...body, bold: true, capitals: true } },
    { kind: 'rule', widthMm: 40, align: 'centre' },
    { kind: 'text', text: formWord('cover.code'), beforeMm: 8, style: { sizePt: 14 } },
    {
      kind: 'text',
      text: formWord('cover.title'),
      style: { ...CENTRED, sizePt: 36, bold: true, capitals: true },
      ...{ beforeMm: 22, afterMm: 8 },
    },
    { kind: 'text', text: '{title}', style: { ...CENTRED, sizePt: 18 }, afterMm: 10 },
    { kind: 'text', text: formWord('cover.time'), style: { ...CENTRED, sizePt: 15 }, afterMm: 3 },
    { kind: 'text', text: formWord('cover.sheets'), style: { ...CENTRED, sizePt: 15 }, afterMm: 6 },
    { kind: 'space', heightMm: 6, fill: true },
    { kind: 'columns', columns: footColumns(widthMm) },
  ];
}

function footColumns(widthMm: number) {
  const style = { sizePt: 14 };
  const period = { ...CENTRED, sizePt: 14, bold: true };
  const [qr, right] = [30, 62];
  return [
    {
      widthMm: widthMm - qr - right,
      blocks: (['cover.fonds', 'cover.inventory', 'cover.dossier'] as const).map((word) => {
        return { kind: 'text', text: formWord(word), style, afterMm: 3 } as const;
      }),
    },
    { widthMm: qr, blocks: [{ kind: 'qr', key: 'link', sizeMm: qr, align: 'centre' } as const] },
    { widthMm: right, blocks: [{ kind: 'text', text: formWord('cover.period'), style: period } as const] },
  ];
}
