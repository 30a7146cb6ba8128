import type { StepProgress } from '../arrangement-types.ts';
import type { AskField } from './ask-field.ts';

/** What is asked of a booking: what it is for unless that is chosen already, who, when, how much. */
export function bookingFields(
  step: Pick<StepProgress, 'key' | 'subject'>,
  ids: readonly string[] | undefined,
): readonly AskField[] {
  const amount: AskField = { name: 'amount', label: 'book.amount', kind: 'number', help: 'book.amountHelp' };
  return [
    ...(ids === undefined ? rangeFields(step.subject) : []),
    { name: 'worker', label: 'book.worker', kind: 'choice', required: true },
    { name: 'doneOn', label: 'book.doneOn', kind: 'date', required: true },
    ...(step.key === 'form' && ids?.length === 1 ? [amount] : []),
    { name: 'note', label: 'note', kind: 'area' },
  ];
}

function rangeFields(subject: StepProgress['subject']): readonly AskField[] {
  if (subject === 'project') return [];
  const of: AskField =
    subject === 'bundle'
      ? { name: 'range.of', label: 'book.receipt', kind: 'choice', required: true }
      : { name: 'range.of', label: 'book.inventory', kind: 'text', required: true };
  return [
    of,
    { name: 'range.from', label: `book.from.${subject}`, kind: 'number', required: true },
    { name: 'range.to', label: `book.to.${subject}`, kind: 'number', required: true },
  ];
}

export function bookingRequest(
  { key }: Pick<StepProgress, 'key'>,
  body: Readonly<Record<string, unknown>>,
  ids: readonly string[] | undefined,
): Readonly<Record<string, unknown>> {
  return { step: key, ...body, ...(ids !== undefined && { ids }) };
}
