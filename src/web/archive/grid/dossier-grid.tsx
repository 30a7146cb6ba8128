import { useMemo, useRef, useState } from 'react';
import type { QueryParams } from '../../api/client.ts';
import { QueryProblem } from '../../parts/query-problem.tsx';
import type { Dossier } from '../archive-types.ts';
import type { ChosenRows } from './chosen-rows.ts';
import type { Column } from './columns.ts';
import type { DraftBook } from './draft-book.ts';
import { GridDesk } from './grid-desk.tsx';
import { newRow } from './new-row.ts';
import { useNewRows } from './use-new-rows.ts';
import { useRows } from './use-rows.ts';
import { useSight } from './use-sight.ts';

export interface DossierGridProps {
  readonly fondsId: string;
  readonly filter: QueryParams;
  readonly columns: readonly Column[];
  readonly book: DraftBook;
  /** Heading under which new rows come. */
  readonly nodeId: string | null;
  readonly mayAdd: boolean;
  readonly canEdit: (dossier: Dossier) => boolean;
  readonly chosen: ChosenRows;
  readonly onOpen: (dossier: Dossier) => void;
}

/** Looked for before it is known how many rows there are. */
const FIRST_ROWS = 30;

/** The rows of the service and the new ones behind them, and which of them are in sight. */
export function DossierGrid(props: DossierGridProps) {
  const { fondsId, filter, columns, book, nodeId, mayAdd } = props;
  const [total, setTotal] = useState<number>();
  const newRows = useNewRows(book, { fondsId, nodeId, mayAdd });
  const rowCount = total === undefined ? 0 : total + newRows.length;
  const lefts = useMemo(() => leftsOf(columns), [columns]);
  const scroller = useRef<HTMLDivElement>(null);
  const sight = useSight(scroller, rowCount, lefts);
  const { first, count } = sight.drawn;
  const rows = useRows({ fondsId, filter, first, last: count === 0 ? FIRST_ROWS : first + count - 1 });
  // The count outlives the windows that told it: whoever jumps far waits for rows, not for the grid.
  if (rows.total !== undefined && rows.total !== total) setTotal(rows.total);
  if (rows.error !== undefined && total === undefined) return <QueryProblem error={rows.error} retry={rows.retry} />;
  const known = total ?? 0;
  return (
    <GridDesk
      {...props}
      {...{ total, rowCount, lefts, scroller, sight }}
      rowAt={(index) => (index < known ? rows.at(index) : newRows[index - known])}
      load={rows.load}
      newRow={() => (mayAdd ? newRow(fondsId, nodeId) : undefined)}
    />
  );
}

function leftsOf(columns: readonly Column[]): readonly number[] {
  const lefts = [0];
  for (const { width } of columns) lefts.push((lefts.at(-1) ?? 0) + width);
  return lefts;
}
