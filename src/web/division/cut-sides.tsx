import { Fragment, useEffect, useRef } from 'react';
import type { ScanFileDetail } from '../api/types.ts';
import type { FileDivision } from './division-types.ts';
import { useDivisionMessages } from './messages/division-messages.ts';
import { cutRows, type CutRow } from './model/cut-rows.ts';
import { RowHead } from './row-head.tsx';
import { SideTile } from './side-tile.tsx';
import type { CutDesk } from './use-cut-work.ts';

export interface CutSidesProps {
  readonly detail: ScanFileDetail;
  readonly division: FileDivision;
  readonly desk: CutDesk;
  readonly canEdit: boolean;
  readonly active: number;
  readonly setActive: (page: number) => void;
}

/** One flat grid, so that a side keeps its picture when cuts move: each document begins a new row under its head. */
export function CutSides({ detail, division, desk, canEdit, active, setActive }: CutSidesProps) {
  const { t } = useDivisionMessages();
  const list = useRef<HTMLDivElement>(null);
  const { cuts, sides } = desk.work;
  const rows = cutRows(cuts, sides);
  useActiveSide(list, active, cuts);
  const marks = marksOf(division);
  const tile = (row: CutRow, page: number, index: number) => (
    <SideTile
      key={`side ${String(page)}`}
      {...{ scanFileId: detail.scanFile.id, page, row, canEdit }}
      isFirst={index === 0}
      isBlank={row.sides[index]?.blank === true}
      isActive={page === active}
      isDoubtful={marks.doubts.has(page)}
      isAnnex={marks.annexes.has(page)}
      onChoose={() => setActive(page)}
      onCut={() => {
        setActive(page);
        desk.toggleStart(page);
      }}
    />
  );
  return (
    <div className="cut-sides" ref={list} role="group" aria-label={t('cuts.sides')}>
      {rows.flatMap((row) => {
        const first = row.sides[0]?.page ?? 0;
        return [
          <Fragment key={`head ${String(first)}`}>
            <RowHead {...{ row, detail, division, desk, canEdit }} />
          </Fragment>,
          ...row.sides.map(({ page }, index) => tile(row, page, index)),
        ];
      })}
    </div>
  );
}

/** Focus and view follow the chosen side, also where a cut moved it; a dialog or the head keeps the focus it has. */
function useActiveSide(list: { readonly current: HTMLElement | null }, active: number, cuts: object): void {
  useEffect(() => {
    const side = list.current?.querySelector<HTMLElement>(`[data-page="${String(active)}"]`);
    if (!side) return;
    const focused = document.activeElement;
    const isFree = focused === null || focused === document.body || list.current?.contains(focused) === true;
    if (isFree) side.focus({ preventScroll: true });
    side.scrollIntoView({ block: 'nearest' });
  }, [list, active, cuts]);
}

function marksOf({ documents }: FileDivision) {
  return {
    doubts: new Set(documents.flatMap(({ doubts }) => doubts.map(({ page }) => page))),
    annexes: new Set(documents.flatMap(({ annexes }) => annexes.map(({ firstPage }) => firstPage))),
  };
}
