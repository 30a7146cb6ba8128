import { formatDate } from '../../model/typed-date.ts';
import type { Receipt } from '../arrangement-types.ts';
import type { ArrangementTranslate } from '../messages/arrangement-messages.ts';

/** How minutes are called in a list: number and day. */
export function receiptName(
  { number, receivedOn }: Pick<Receipt, 'number' | 'receivedOn'>,
  t: ArrangementTranslate,
): string {
  const date = formatDate(receivedOn);
  return number === null ? t('receipt.unnumbered', { date }) : t('receipt.named', { number, date });
}
