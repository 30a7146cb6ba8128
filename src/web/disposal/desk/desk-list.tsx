import { useEffect, useRef } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { DisposalItem } from '../disposal-types.ts';
import { useDisposalMessages } from '../messages/disposal-messages.ts';

interface DeskListProps {
  readonly items: readonly DisposalItem[];
  readonly at: number;
  readonly onChoose: (index: number) => void;
}

const ROW_HEIGHT = 44;

/** The lines of the list; only those that are seen are drawn. */
export function DeskList({ items, at, onChoose }: DeskListProps) {
  const { t } = useDisposalMessages();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  useEffect(() => {
    if (items.length > 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [virtual, at, items.length]);
  return (
    <div ref={scroller} className="disposal-list" role="listbox" aria-label={t('desk.items')} tabIndex={0}>
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const item = items[index];
          if (!item) return null;
          return (
            <button
              key={item.id}
              type="button"
              role="option"
              tabIndex={-1}
              className="disposal-row"
              aria-selected={index === at}
              aria-posinset={index + 1}
              aria-setsize={items.length}
              style={{ top: start }}
              onClick={() => onChoose(index)}
            >
              <span>{`${String(item.ordinal)}. ${item.title ?? t('desk.hidden')}`}</span>
              <span>{`${item.reasonTitle}${item.state === 'listed' ? '' : ` · ${t(`items.${item.state}`)}`}`}</span>
            </button>
          );
        })}
      </div>
    </div>
  );
}
