import type { KnownFact } from '../../domain/learning/learned-fact.ts';
import { demandFound } from '../archive/refuse.ts';
import type { AppDeps } from '../deps.ts';

type LearnedDeps = Pick<AppDeps, 'store'>;

interface Change {
  readonly id: string;
  readonly actor: string;
}

/** What is off is learned on and not used. @throws RequestError `not-found` */
export async function switchLearned(
  { store }: LearnedDeps,
  { id, off, actor }: Change & { readonly off: boolean },
): Promise<KnownFact> {
  return store.transaction(async () => {
    const fact = demandFound(await store.learned.switchOff(id, off), id);
    await store.ledger.append({ action: 'learned.switched', subject: id, actor, body: { kind: fact.kind, off } });
    return fact;
  });
}

/** Records that are accepted later may teach it again. @throws RequestError `not-found` */
export async function forgetLearned({ store }: LearnedDeps, { id, actor }: Change): Promise<KnownFact> {
  return store.transaction(async () => {
    const fact = demandFound(await store.learned.remove(id), id);
    await store.ledger.append({ action: 'learned.forgotten', subject: id, actor, body: { kind: fact.kind } });
    return fact;
  });
}
