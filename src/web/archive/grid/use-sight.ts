import { useLayoutEffect, useRef, useState, type RefObject, type UIEvent } from 'react';
import { flushSync } from 'react-dom';
import { timeAction } from './action-times.ts';
import type { Cursor } from './cursor.ts';
import { drawnRows, pageOf, topFor, topRow, type DrawnRows, type Sight } from './visible-rows.ts';

/** Until the browser has said how much there is room for. */
const FIRST_SIGHT: Sight = { top: 0, height: 900 };

export type Scroller = RefObject<HTMLDivElement | null>;

export interface GridSight {
  readonly drawn: DrawnRows;
  readonly onScroll: (event: UIEvent<HTMLDivElement>) => void;
  /** Rows that are seen at once. */
  readonly page: () => number;
  /** Brings a cell into sight. */
  readonly scrollTo: (cursor: Cursor) => void;
}

/** What of the grid is seen; drawn anew only where other rows come into sight. */
export function useSight(scroller: Scroller, rowCount: number, lefts: readonly number[]): GridSight {
  // What is seen changes with every pixel; which rows are drawn does not.
  const sight = useRef(FIRST_SIGHT);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(FIRST_SIGHT.height);
  const see = (seen: Partial<Sight>) => {
    sight.current = { ...sight.current, ...seen };
    setTop(topRow(sight.current.top));
    setHeight(sight.current.height);
  };
  useHeight(scroller, see);
  return {
    drawn: drawnRows(top, height, rowCount),
    onScroll: (event: UIEvent<HTMLDivElement>) => {
      const seen = { top: event.currentTarget.scrollTop };
      // In the frame in which the rows come into sight, else they come a frame late.
      if (topRow(seen.top) === top) see(seen);
      else flushSync(() => see(seen));
      timeAction('scroll', event.nativeEvent);
    },
    page: () => pageOf(sight.current.height),
    scrollTo: ({ row, column }: Cursor) => {
      if (!scroller.current) return;
      scrollToColumn(scroller.current, lefts, column);
      const next = topFor(row, sight.current);
      if (next === undefined) return;
      scroller.current.scrollTo({ top: next });
      see({ top: next });
    },
  };
}

function useHeight(scroller: Scroller, see: (seen: Pick<Sight, 'height'>) => void): void {
  const latest = useRef(see);
  useLayoutEffect(() => {
    latest.current = see;
  });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => latest.current({ height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
}

/** The first column stays in sight; what is under it counts as hidden. */
function scrollToColumn(scroller: HTMLDivElement, lefts: readonly number[], column: number): void {
  if (column === 0) return;
  const [left, right, sticky] = [lefts[column] ?? 0, lefts[column + 1] ?? 0, lefts[1] ?? 0];
  const { scrollLeft, clientWidth } = scroller;
  if (left < scrollLeft + sticky) scroller.scrollLeft = left - sticky;
  else if (right > scrollLeft + clientWidth) scroller.scrollLeft = right - clientWidth;
}
