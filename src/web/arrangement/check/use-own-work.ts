import type { Dossier } from '../../archive/archive-types.ts';
import { useSession } from '../../session/session-context.ts';
import { isOwnWork } from '../model/check.ts';

/** Nobody checks what they described or changed themselves, nor twice. */
export function useOwnWork(dossier: Dossier | undefined, isSecond: boolean): boolean {
  const { name } = useSession().account;
  return dossier !== undefined && isOwnWork(dossier, { name, isSecond });
}
