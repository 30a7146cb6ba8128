import { catalogue } from '../../src/domain/cataloguing/catalogue.ts';
import type { FieldValues } from '../../src/domain/cataloguing/field-value.ts';
import { aPage, paperLines, type Paper, type PrintedLine } from './page-builder.ts';

export type Change = (line: PrintedLine) => PrintedLine | readonly PrintedLine[];

/** A decision of a made-up department. */
export const DECISION: Paper = {
  agency: ['UBND TỈNH HẢI SƠN', 'SỞ XÂY DỰNG'],
  number: 'Số: 88/QĐ-SXD',
  title: 'QUYẾT ĐỊNH',
  subject: ['Về việc thành lập Tổ giúp việc'],
  authority: ['GIÁM ĐỐC SỞ XÂY DỰNG'],
};

/** The fields of the paper with some of its lines read otherwise. */
export function readPaper(paper: Paper, change: Change = (line) => line): FieldValues {
  return catalogue([aPage(paperLines(paper).flatMap(change))], { firstPage: 1, lastPage: 1 });
}
