import type { DemoDossier } from './arrangement.ts';

type Cell = string | number | null;
/** Cells of a dossier by the fields of the full layout. */
export type SlipRow = Readonly<Record<string, Cell>>;

/** One cell each is made wrong, as people do. */
const FAULTS: readonly SlipRow[] = [
  { startDate: '31/02/2018' },
  { heading: 'Đề mục không có trong phương án' },
  { title: null },
  { accessConditions: 'Nội bộ' },
  { sheetCount: 'mười hai tờ' },
  { temporaryNumber: 1 },
  { retention: 'rất lâu' },
  { boxNumber: 0 },
];
/** About one row in a hundred; in a small fonds each fault once. */
const EVERY = 97;

/** What is wrong with the row of a dossier; undefined for most. The first is always right. */
export function plantedFault({ temporaryNumber }: DemoDossier, dossiers: number): SlipRow | undefined {
  const every = Math.min(EVERY, Math.max(2, Math.floor(dossiers / FAULTS.length)));
  return temporaryNumber % every === 0 ? FAULTS[(temporaryNumber / every) % FAULTS.length] : undefined;
}
