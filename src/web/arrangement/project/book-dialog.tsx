import type { StepProgress } from '../arrangement-types.ts';
import { useSession } from '../../session/session-context.ts';
import { today } from '../../model/format.ts';
import { formatDate } from '../../model/typed-date.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { bookingRequest, bookingFields } from '../model/booking-form.ts';
import { AskDialog } from '../parts/ask-dialog.tsx';
import type { ProjectPart } from './project-part.ts';
import { useReceiptNames } from './use-receipt-names.ts';

interface BookDialogProps extends ProjectPart {
  readonly step: StepProgress;
  /** Bundles that are chosen; absent: they are named as a range. */
  readonly ids?: readonly string[];
  readonly onClose: () => void;
}

/** Somebody says that a step is done: for what, by whom, on which day. */
export function BookDialog({ project, rights, step, ids, onClose }: BookDialogProps) {
  const { t } = useArrangementMessages();
  const { name } = useSession().account;
  const receipts = useReceiptNames(project);
  const { members } = project;
  const people = rights.speaksForOthers ? members : members.filter(({ account }) => account === name);
  const worker = people.some(({ account }) => account === name) ? name : (people[0]?.account ?? '');
  return (
    <AskDialog
      title={t('book.title', { number: step.number, name: step.name })}
      confirm={t('book.confirm')}
      {...(ids && { help: t('book.chosen', { count: ids.length }) })}
      {...(people.length === 0 && { help: t('book.nobody') })}
      fields={bookingFields(step, ids)}
      first={{ worker, doneOn: formatDate(today()), 'range.of': receipts[0]?.[0] ?? '' }}
      choices={{
        worker: people.map(({ account, role }) => [account, `${account} (${t(`role.${role}`)})`] as const),
        ...(step.subject === 'bundle' && { 'range.of': receipts }),
      }}
      request={(body) => ({
        path: `/arrangement-projects/${project.id}/bookings`,
        body: bookingRequest(step, body, ids),
      })}
      onClose={onClose}
    />
  );
}
