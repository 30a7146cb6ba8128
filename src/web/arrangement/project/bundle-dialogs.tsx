import { useState } from 'react';
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import type { Step } from '../arrangement-types.ts';
import { DialogFrame } from '../../parts/form-frame.tsx';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { nextBooking } from '../model/bundle-filter.ts';
import { AskDialog } from '../parts/ask-dialog.tsx';
import { progressQuery } from '../queries.ts';
import { BookDialog } from './book-dialog.tsx';
import type { ProjectPart } from './project-part.ts';
import { SortDialog } from './sort-dialog.tsx';
import type { BundleWork } from './use-bundle-work.ts';

interface BundleDialogsProps extends ProjectPart {
  readonly work: BundleWork;
  readonly steps: readonly Step[];
}

/** What is asked before the chosen bundles change hands, are booked or are sorted. */
export function BundleDialogs(props: BundleDialogsProps) {
  const { project, work } = props;
  const close = () => work.ask(undefined);
  if (work.chosen.length === 0) return null;
  if (work.asked === 'hand') return <HandDialog {...props} onClose={close} />;
  if (work.asked === 'book') return <StepChoice {...props} onClose={close} />;
  if (work.asked === 'sort') return <SortDialog {...{ project }} bundles={work.chosen} onClose={close} />;
  return null;
}

interface DialogProps extends BundleDialogsProps {
  readonly onClose: () => void;
}

/** Free bundles are handed out; those in somebody's hands change them with a reason. */
function HandDialog({ project, work: { chosen, forget }, onClose }: DialogProps) {
  const { t } = useArrangementMessages();
  const held = chosen.filter(({ worker }) => worker !== null);
  const workers = project.members.filter(({ role }) => role === 'worker');
  const ids = chosen.map(({ id }) => id);
  const act = held.length === 0 ? 'take' : 'reassign';
  const help = workers.length === 0 ? t('hand.nobody') : t('hand.count', { count: chosen.length });
  return (
    <AskDialog
      title={t('bundles.hand')}
      help={
        held.length === 0 ? help : `${help} ${t('hand.held', { count: held.length, worker: held[0]?.worker ?? '' })}`
      }
      fields={[
        { name: 'worker', label: 'hand.to', kind: 'choice', required: true },
        ...(held.length === 0 ? [] : [{ name: 'reason', label: 'reason', kind: 'area', required: true } as const]),
      ]}
      first={{ worker: workers[0]?.account ?? '' }}
      choices={{ worker: workers.map(({ account }) => [account, account] as const) }}
      request={(body) => ({ path: `/arrangement-projects/${project.id}/assignments`, body: { act, ids, ...body } })}
      onDone={forget}
      onClose={onClose}
    />
  );
}

/** The step comes first: the next one that the chosen bundles wait for stands there. */
function StepChoice({ project, rights, work, steps, onClose }: DialogProps) {
  const { t } = useArrangementMessages();
  const progress = useQuery(progressQuery(useApi(), project.id));
  const bookable = (progress.data?.steps ?? []).filter(
    ({ subject, shownBy }) => subject === 'bundle' && shownBy === 'booking',
  );
  const next = nextBooking(work.chosen, steps);
  const [key, setKey] = useState<string>();
  const step = bookable.find((one) => one.key === (key ?? next));
  const ids = work.chosen.map(({ id }) => id);
  if (step) return <BookDialog {...{ project, rights, step, ids, onClose }} />;
  return (
    <DialogFrame title={t('bundles.book')} onClose={onClose}>
      <NativeSelect
        label={t('bundles.which')}
        data={[
          { value: '', label: '' },
          ...bookable.map((one) => ({ value: one.key, label: `${String(one.number)}. ${one.name}` })),
        ]}
        onChange={(event) => setKey(event.currentTarget.value)}
      />
    </DialogFrame>
  );
}
