import type { FormBlock, FormLayout, PlainBlock, TextStyle } from '../form-model.ts';
import { formWord } from '../form-words.ts';
import { A4, A4_LANDSCAPE, CENTRED, HEADING, layoutOf, officeHead, roomMm, STYLE } from '../page-sizes.ts';
import type { Paper, PaperBlock, PaperSigner } from './paper.ts';

const SMALL: TextStyle = { ...CENTRED, sizePt: 12 };
const BODY: TextStyle = { ...STYLE, sizePt: 14, align: 'justify' };
const INDENT_MM = 10;
const AFTER_MM = 2;

/** The layout of a paper by NĐ 30/2020/NĐ-CP, Phụ lục I and III: head, name and subject, body, signatures. */
export function paperLayout(paper: Paper): FormLayout {
  const page = paper.landscape === true ? A4_LANDSCAPE : A4;
  const width = roomMm(page);
  const blocks: readonly FormBlock[] = [
    ...headOf(paper, width),
    ...nameOf(paper),
    ...paper.body.map(bodyBlock),
    { kind: 'together', blocks: [{ kind: 'space', heightMm: 4 }, signatures(paper, width)] },
  ];
  return layoutOf(page, blocks, { pageNumbers: true });
}

function headOf({ head, about }: Paper, width: number): readonly PlainBlock[] {
  if (head === 'plain') return [officeHead(width)];
  const left = width * 0.44;
  const number: readonly PlainBlock[] = [
    { kind: 'text', text: formWord('paper.number'), style: { ...CENTRED }, beforeMm: 2 },
    ...(about === undefined ? [] : [{ kind: 'text', text: about, style: SMALL, beforeMm: 2 } as const]),
  ];
  const date: PlainBlock = {
    kind: 'text',
    text: formWord('paper.placeAndDate'),
    style: { ...CENTRED, italic: true },
    beforeMm: 2,
  };
  return [
    officeHead(width),
    {
      kind: 'columns',
      columns: [
        { widthMm: left, blocks: number },
        { widthMm: width - left, blocks: [date] },
      ],
    },
  ];
}

function nameOf({ name, subject, addressee }: Paper): readonly PlainBlock[] {
  const named: readonly PlainBlock[] = [
    ...(name === undefined ? [] : [{ kind: 'text', text: name, style: HEADING, beforeMm: 8 } as const]),
    ...(subject === undefined
      ? []
      : [{ kind: 'text', text: subject, style: { ...HEADING, capitals: false } } as const]),
  ];
  const rule: readonly PlainBlock[] = named.length === 0 ? [] : [{ kind: 'rule', widthMm: 45, align: 'centre' }];
  const to: readonly PlainBlock[] =
    addressee === undefined
      ? []
      : [
          {
            kind: 'text',
            text: `${formWord('paper.to')} ${addressee}`,
            style: { ...CENTRED, sizePt: 14 },
            beforeMm: 5,
          },
        ];
  return [...named, ...rule, ...to, { kind: 'space', heightMm: 4 }];
}

function bodyBlock(block: PaperBlock): FormBlock {
  if ('table' in block) {
    const { table: list, columns, numbered = false, sizePt = 13 } = block;
    const set = columns.map(([key, title, widthMm, align]) => ({ key, title, widthMm, align }));
    return { kind: 'table', list, columns: set, numbered, style: { sizePt } };
  }
  const text = { kind: 'text', afterMm: AFTER_MM } as const;
  if ('p' in block) return { ...text, text: block.p, style: BODY, indentMm: INDENT_MM };
  if ('line' in block) return { ...text, text: block.line, style: BODY, beforeMm: AFTER_MM };
  if ('bases' in block) return { ...text, text: block.bases, style: { ...BODY, italic: true }, indentMm: INDENT_MM };
  if ('heading' in block) return { ...text, text: block.heading, style: { ...BODY, bold: true }, indentMm: INDENT_MM };
  return { ...text, text: block.centre, style: { ...CENTRED, sizePt: 14, bold: true, capitals: true } };
}

function signatures({ signers, recipients, dated = false }: Paper, width: number): PlainBlock {
  const [first, second] = signers;
  const right = { widthMm: width * 0.55, blocks: signerBlocks(second ?? first, dated) };
  const left = second === undefined ? recipientBlocks(recipients) : signerBlocks(first, dated, true);
  return { kind: 'columns', columns: [{ widthMm: width - right.widthMm, blocks: left }, right] };
}

function recipientBlocks(recipients: string | undefined): readonly PlainBlock[] {
  if (recipients === undefined) return [];
  return [
    { kind: 'text', text: formWord('paper.recipients'), style: { sizePt: 12, bold: true, italic: true } },
    { kind: 'text', text: recipients, style: { sizePt: 11 } },
  ];
}

function signerBlocks(signer: PaperSigner | undefined, dated: boolean, blank = false): readonly PlainBlock[] {
  if (signer === undefined) return [];
  const place = blank ? ' ' : formWord('paper.placeAndDate');
  return [
    // An empty line on the left: both columns begin at one height.
    ...(dated ? [{ kind: 'text', text: place, style: { ...CENTRED, italic: true }, afterMm: 1 } as const] : []),
    { kind: 'text', text: signer.office, style: { ...CENTRED, bold: true, capitals: true } },
    { kind: 'text', text: signer.hint, style: { ...SMALL, italic: true }, afterMm: 22 },
    ...(signer.name === undefined
      ? []
      : [{ kind: 'text', text: `[${signer.name}]`, style: { ...CENTRED, bold: true } } as const]),
  ];
}
