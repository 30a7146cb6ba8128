import { createSpreadsheetWriter } from '../../../src/formats/xlsx/write-workbook.ts';
import type { DrawnRow } from './lay-out.ts';

/** The table as a workbook with one sheet. */
export async function drawXlsx(path: string, [heading, ...rows]: readonly DrawnRow[]): Promise<void> {
  const columns = [heading?.no, heading?.title, heading?.period].map((header) => ({ header: header ?? '', width: 20 }));
  await createSpreadsheetWriter().write(path, [
    {
      name: 'Phụ lục',
      heading: ['BẢNG THỜI HẠN BẢO QUẢN'],
      columns,
      rows: rows.map(({ no, title, period }) => [no || null, title, period || null]),
    },
  ]);
}
