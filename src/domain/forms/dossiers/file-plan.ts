import type { FormBlock, FormLayout } from '../form-model.ts';
import { formWord } from '../form-words.ts';
import { A4, CENTRED, HEADING, layoutOf, officeHead, roomMm, signature } from '../page-sizes.ts';

/** Danh mục hồ sơ (NĐ 30/2020, Phụ lục V); list `dossiers` with headings, closing values `count`, `permanentCount`, `fixedTermCount`. */
export function filePlan(): FormLayout {
  const width = roomMm(A4);
  const columns = [
    { key: 'number', title: formWord('plan.number'), widthMm: 26, align: 'centre' },
    { key: 'title', title: formWord('plan.dossierTitle'), widthMm: 68, align: 'left' },
    { key: 'period', title: formWord('plan.period'), widthMm: 22, align: 'centre' },
    { key: 'compiler', title: formWord('plan.compiler'), widthMm: 28, align: 'left' },
    { key: 'note', title: formWord('plan.note'), widthMm: 21, align: 'left' },
  ] as const;
  const blocks: readonly FormBlock[] = [
    officeHead(width),
    { kind: 'text', text: formWord('plan.title'), style: { ...HEADING, sizePt: 15 }, beforeMm: 8 },
    { kind: 'text', text: formWord('plan.year'), style: { ...CENTRED, bold: true } },
    { kind: 'text', text: formWord('plan.decision'), style: { ...CENTRED, italic: true }, afterMm: 4 },
    { kind: 'table', list: 'dossiers', columns, numbered: true, style: { sizePt: 12 } },
    {
      kind: 'together',
      blocks: [
        { kind: 'text', text: formWord('plan.closing'), beforeMm: 3, afterMm: 4, style: { align: 'justify' } },
        signature(width, formWord('plan.signer'), formWord('headSigns')),
      ],
    },
  ];
  return layoutOf(A4, blocks, { pageNumbers: true });
}
