import { create } from 'qrcode';

/** A QR code as its dark modules, row by row, without the margin around it. */
export interface QrModules {
  readonly size: number;
  isDark(row: number, column: number): boolean;
}

/** A quarter of the code may be worn or stained (level Q): labels are handled for decades. */
export function qrModules(text: string): QrModules {
  const { modules } = create(text, { errorCorrectionLevel: 'Q' });
  return { size: modules.size, isDark: (row, column) => modules.get(row, column) !== 0 };
}
