import type { RetentionPeriod } from '../../../domain/retention/retention-period.ts';
import { COMMON_PERIODS, periodText } from '../../archive/model/typed-period.ts';
import type { Language } from '../../messages/messages.ts';
import type { Choices } from './ask-field.ts';

/** Boxes that one call makes at most. */
export const MOST_BOXES = 1000;

/** Periods to choose from; the one that a box has already is among them. */
export function periodChoices(language: Language, own: RetentionPeriod | null = null): Choices {
  const keys = new Map(COMMON_PERIODS.map((period) => [JSON.stringify(period), periodText(period, language)]));
  if (own !== null) keys.set(JSON.stringify(own), periodText(own, language));
  return [...keys];
}

export interface TypedBoxes {
  readonly from?: unknown;
  readonly to?: unknown;
  readonly inventoryNumber?: unknown;
  readonly retention?: unknown;
  readonly note?: unknown;
}

/** As many boxes as the numbers say, all alike; undefined where there are none or too many. */
export function boxesOf({ from, to, inventoryNumber, retention, note }: TypedBoxes): readonly object[] | undefined {
  const first = Number(from);
  const count = Number(to) - first + 1;
  if (!(count >= 1 && count <= MOST_BOXES && first >= 1)) return undefined;
  const common = {
    ...{ inventoryNumber: inventoryNumber ?? null, retention: periodOf(retention), note: note ?? null },
    ...{ firstDossier: null, lastDossier: null },
  };
  return Array.from({ length: count }, (_, index) => ({ ...common, number: first + index }));
}

export function periodOf(choice: unknown): unknown {
  return typeof choice === 'string' && choice !== '' ? JSON.parse(choice) : null;
}
