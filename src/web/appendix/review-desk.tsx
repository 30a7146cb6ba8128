import { useEffect, useMemo, useRef, useState } from 'react';
import { Badge, Button, Checkbox, Group, Progress, Text } from '@mantine/core';
import type { AppendixReview, ReviewRow } from '../../domain/retention/appendix/appendix-review.ts';
import { isDialogOpen, isTyping, useWindowKeys } from '../parts/use-window-keys.ts';
import { MakeDialog } from './make-dialog.tsx';
import { useAppendixMessages } from './messages/appendix-messages.ts';
import type { KeptReview } from './model/draft-store.ts';
import {
  correctRow,
  doubtOf,
  nextOpen,
  progressOf,
  splitRow,
  uncheckRow,
  workOrder,
  type RowCorrection,
} from './model/review.ts';
import { RowEditor } from './row-editor.tsx';

interface ReviewDeskProps {
  readonly kept: KeptReview;
  readonly onChange: (kept: KeptReview) => void;
}

/** Rows in doubt first; one is looked at beside what the file has, accepted or corrected, and the next one comes. */
export function ReviewDesk({ kept, onChange }: ReviewDeskProps) {
  const { t } = useAppendixMessages();
  const { review, findings } = kept;
  const { rows } = review;
  const [doubtsFirst, setDoubtsFirst] = useState(true);
  const order = useMemo(() => (doubtsFirst ? workOrder(rows) : rows.map((_, index) => index)), [doubtsFirst, rows]);
  const [at, setAt] = useState(() => workOrder(rows)[0] ?? 0);
  const [isMaking, setMaking] = useState(false);
  const row = rows[at];
  const accept = (correction: RowCorrection = {}) => {
    const next = correctRow(review, at, correction);
    onChange({ ...kept, review: next });
    setAt(nextOpen(next.rows, order, at) ?? at);
  };
  const split = (correction: RowCorrection = {}) => {
    const missing = [t('appendix.partMissing')];
    const next = splitRow(correctRow(review, at, correction), at);
    onChange({ review: next, findings: findings.toSpliced(at + 1, 0, missing) });
    setAt(at + 1);
  };
  const step = (by: number) => setAt(order[order.indexOf(at) + by] ?? at);
  useDeskKeys({ accept: () => accept(), split: () => split(), step });
  return (
    <>
      <DeskHead {...{ review, doubtsFirst }} onOrder={setDoubtsFirst} onMake={() => setMaking(true)} />
      <div className="appendix-desk">
        <RowList {...{ rows, order, at }} onChoose={setAt} />
        {row && (
          <RowEditor
            key={`${String(at)}.${String(rows.length)}.${String(row.checked ?? false)}`}
            row={row}
            findings={findings[at] ?? []}
            onAccept={accept}
            onSplit={split}
            onUncheck={() => onChange({ ...kept, review: uncheckRow(review, at) })}
          />
        )}
      </div>
      {isMaking && <MakeDialog review={review} onClose={() => setMaking(false)} />}
    </>
  );
}

interface DeskHeadProps {
  readonly review: AppendixReview;
  readonly doubtsFirst: boolean;
  readonly onOrder: (doubtsFirst: boolean) => void;
  readonly onMake: () => void;
}

/** How far the review is, and the way on once nothing is open. */
function DeskHead({ review, doubtsFirst, onOrder, onMake }: DeskHeadProps) {
  const { t } = useAppendixMessages();
  const progress = progressOf(review);
  return (
    <>
      <Group justify="space-between" mb="xs">
        <div>
          <Text fw={650}>{review.file}</Text>
          <Text fz="sm" aria-live="polite">
            {t('appendix.progress', { ...progress })}
          </Text>
          <Text fz="xs" c="dimmed">
            {t('appendix.keys')}
          </Text>
        </div>
        <Group gap="sm">
          <Checkbox
            size="xs"
            label={t('appendix.order')}
            checked={doubtsFirst}
            onChange={(event) => onOrder(event.currentTarget.checked)}
          />
          <Button size="xs" disabled={progress.open > 0} onClick={onMake}>
            {t('appendix.make')}
          </Button>
        </Group>
      </Group>
      <Progress
        mb="sm"
        aria-label={t('appendix.checked')}
        value={100 - (100 * (progress.open + progress.doubtful)) / Math.max(1, progress.rows)}
      />
    </>
  );
}

interface DeskKeys {
  readonly accept: () => void;
  readonly split: () => void;
  readonly step: (by: number) => void;
}

function useDeskKeys({ accept, split, step }: DeskKeys): void {
  const acts: Readonly<Record<string, () => void>> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: accept,
    t: split,
    e: () => document.getElementById('appendix-period')?.focus(),
  };
  useWindowKeys((event) => {
    if (isDialogOpen() || isTyping(event.target) || event.altKey || event.ctrlKey || event.metaKey) return;
    // On a button Enter means the button, but for the rows themselves.
    const isFree = event.target instanceof HTMLElement && event.target.matches('.appendix-row, body');
    const act = event.key === 'Enter' && !isFree ? undefined : acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}

interface RowListProps {
  readonly rows: readonly ReviewRow[];
  readonly order: readonly number[];
  readonly at: number;
  readonly onChoose: (at: number) => void;
}

function RowList({ rows, order, at, onChoose }: RowListProps) {
  const { t } = useAppendixMessages();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <div ref={list} className="appendix-list" role="listbox" aria-label={t('appendix.list')}>
      {order.map((index) => {
        const row = rows[index];
        return (
          row && (
            <button
              key={index}
              type="button"
              role="option"
              tabIndex={index === at ? 0 : -1}
              aria-selected={index === at}
              data-kind={row.kind}
              className="appendix-row"
              onClick={() => onChoose(index)}
            >
              <span>{row.row}</span>
              <span>{row.no}</span>
              <span>{row.title === '' ? row.cells.join(' | ') : row.title}</span>
              <span>{row.text}</span>
              <Doubt row={row} />
            </button>
          )
        );
      })}
    </div>
  );
}

function Doubt({ row }: { readonly row: ReviewRow }) {
  const { t } = useAppendixMessages();
  const doubt = doubtOf(row);
  if (doubt === 'none')
    return (
      <span>
        {row.checked === true && (
          <Badge size="xs" color="green" variant="light">
            {t('appendix.checked')}
          </Badge>
        )}
      </span>
    );
  return (
    <span>
      <Badge size="xs" color={doubt === 'open' ? 'red' : 'orange'} variant="light">
        {t(`appendix.${doubt}`)}
      </Badge>
    </span>
  );
}
