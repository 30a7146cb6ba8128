import { partMessages, type PartTranslate } from '../../messages/part-messages.ts';
import { enArrangement } from './en.ts';
import { viArrangement } from './vi.ts';

export type OwnKey = keyof typeof viArrangement;
export type ArrangementTranslate = PartTranslate<OwnKey>;
export const useArrangementMessages = partMessages<OwnKey>({ vi: viArrangement, en: enArrangement });

/** For keys built from codes of the service. */
export function isArrangementKey(key: string): key is OwnKey {
  return Object.hasOwn(viArrangement, key);
}
