import { useEffect, useRef, type ReactNode } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';

interface ChoiceListProps {
  readonly label: string;
  readonly count: number;
  readonly at: number;
  readonly keyOf: (index: number) => string;
  /** What a row shows: one or two lines, each a `span`. */
  readonly row: (index: number) => ReactNode;
  readonly onChoose: (index: number) => void;
}

const ROW_HEIGHT = 44;

/** A long list of which one row is looked at; only rows that are seen are drawn. */
export function ChoiceList({ label, count, at, keyOf, row, onChoose }: ChoiceListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- no more than a screen of rows is drawn anew
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  useEffect(() => {
    if (count > 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [virtual, at, count]);
  return (
    <div ref={scroller} className="choice-list" role="listbox" aria-label={label} tabIndex={0}>
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start }) => (
          <button
            key={keyOf(index)}
            type="button"
            role="option"
            tabIndex={-1}
            className="choice-row"
            aria-selected={index === at}
            aria-posinset={index + 1}
            aria-setsize={count}
            style={{ top: start }}
            onClick={() => onChoose(index)}
          >
            {row(index)}
          </button>
        ))}
      </div>
    </div>
  );
}
