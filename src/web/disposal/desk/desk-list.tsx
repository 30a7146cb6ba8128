import { ChoiceList } from '../../parts/choice-list.tsx';
import type { DisposalItem } from '../disposal-types.ts';
import { useDisposalMessages } from '../messages/disposal-messages.ts';

interface DeskListProps {
  readonly items: readonly DisposalItem[];
  readonly at: number;
  readonly onChoose: (index: number) => void;
}

/** The lines of the list. */
export function DeskList({ items, at, onChoose }: DeskListProps) {
  const { t } = useDisposalMessages();
  return (
    <ChoiceList
      {...{ at, onChoose }}
      label={t('desk.items')}
      count={items.length}
      keyOf={(index) => items[index]?.id ?? ''}
      row={(index) => {
        const item = items[index];
        return (
          item && (
            <>
              <span>{`${String(item.ordinal)}. ${item.title ?? t('desk.hidden')}`}</span>
              <span>{`${item.reasonTitle}${item.state === 'listed' ? '' : ` · ${t(`items.${item.state}`)}`}`}</span>
            </>
          )
        );
      }}
    />
  );
}
