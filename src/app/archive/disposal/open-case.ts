import { proposeRegime } from '../../../domain/disposal/regime.ts';
import type { DisposalCase, DisposalRecord } from '../../../domain/disposal/disposal-case.ts';
import type { PartialDate } from '../../../domain/archive/partial-date.ts';
import type { ArchivesLaw } from '../../../domain/retention/retention-schedule.ts';
import { today } from '../../host/count-run.ts';
import { demandFound, demandRecord, refusal } from '../refuse.ts';
import { tidy } from '../tidy.ts';
import { tell, type DisposalDeps } from './disposal-deps.ts';

export interface NewCase {
  readonly fondsId: string;
  readonly title: string;
  readonly note?: string;
  /** A list of secret material alone. */
  readonly secret?: boolean;
  /** Until when the material was formed; of a closed fonds its end, where nobody says otherwise. */
  readonly formedUntil?: PartialDate;
  /** The law that the dates propose, where none is given. */
  readonly regime?: ArchivesLaw;
  /** Why another law than the proposed one. */
  readonly regimeReason?: string;
  /** As the fonds says, where nothing is given. */
  readonly opinionRequired?: boolean;
  readonly actor: string;
}

/** Opens a case with an empty list. @throws RecordError; RequestError `not-found` (fonds) */
export async function openCase(deps: DisposalDeps, given: NewCase): Promise<DisposalCase> {
  const { fondsId, actor, secret = false, opinionRequired, regime, ...said } = tidy(given);
  const { store } = deps;
  return store.transaction(async () => {
    const fonds = demandFound(await store.fonds.find(fondsId), fondsId);
    const openedOn = today(deps);
    const formedUntil = said.formedUntil ?? (fonds.state === 'closed' ? fonds.end : null);
    const proposed = proposeRegime({ openedOn, formedUntil });
    if (regime !== undefined && regime !== proposed && (said.regimeReason ?? '') === '')
      throw refusal('regimeReason', 'disposal-regime-reason', { proposed });
    const record: DisposalRecord = {
      ...said,
      ...(formedUntil !== null && { formedUntil }),
      opinionRequired: opinionRequired ?? fonds.settings.onSourceList ?? true,
    };
    demandRecord(deps, 'disposal-case', record);
    const made: DisposalCase = {
      ...{
        id: deps.ids.next(),
        fondsId,
        regime: regime ?? proposed,
        secret,
        state: 'draft',
        openedOn,
        openedBy: actor,
      },
      ...{ decidedOn: null, begunAt: null, destroyedOn: null, keptUntil: null, fileId: null, revision: 1, record },
    };
    await store.disposals.insert(made);
    const body = { fondsId, regime: made.regime, proposed, secret };
    await tell(deps, { caseId: made.id, actor }, { what: 'opened', body, values: { after: record } });
    return made;
  });
}
