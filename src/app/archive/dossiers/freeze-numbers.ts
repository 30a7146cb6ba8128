import { blockersOf } from '../../../domain/archive/completeness.ts';
import { agencyIdentifier, dossierCode } from '../../../domain/archive/dossier-code.ts';
import type { Dossier } from '../../../domain/archive/dossier.ts';
import type { Fonds } from '../../../domain/archive/fonds.ts';
import { isNumbered } from '../../../domain/archive/numbering.ts';
import { RequestError } from '../../../ports/errors.ts';
import { completenessSettings, findingsOf, pagesOf } from './completeness-of.ts';
import type { DossierDeps } from './dossier-deps.ts';
import { numberFonds, type NumberRequest } from './number-dossiers.ts';
import { requireFonds } from './require-dossier.ts';

/**
 * Step 13 of TT 16/2023: the numbers become official and never change again, codes are given. All dossiers of the fonds
 * that get a number must be checked by then; those that came later are numbered behind them another time.
 * @throws RequestError `not-found`, `incomplete`
 */
export async function freezeNumbers(deps: DossierDeps, request: NumberRequest): Promise<{ readonly frozen: number }> {
  const { fondsId, actor } = request;
  const { store } = deps;
  return store.transaction(async () => {
    const fonds = await requireFonds(deps, fondsId);
    await numberFonds(deps, request);
    const waiting = await readyDossiers(deps, fonds);
    const codes = await givenCodes(deps, fonds, waiting);
    await store.dossiers.freeze(waiting.map(({ id }) => ({ id, code: codes.get(id) ?? null })));
    const body = { frozen: waiting.length };
    await store.ledger.append({ action: 'dossiers.numbers-frozen', subject: fondsId, actor, body });
    return body;
  });
}

/** Those that get a number for ever, all of them checked and complete; a page is held with its documents at a time. */
async function readyDossiers(deps: DossierDeps, fonds: Fonds): Promise<readonly Dossier[]> {
  const settings = completenessSettings(fonds);
  const waiting: Dossier[] = [];
  const unchecked: Dossier[] = [];
  const blocked: Dossier[] = [];
  for await (const page of pagesOf(deps, { fondsId: fonds.id })) {
    const some = page.filter(
      (dossier) => isNumbered(dossier.state) && (!dossier.numberFrozen || dossier.state === 'checked'),
    );
    waiting.push(...some);
    unchecked.push(...some.filter(({ state, number }) => state !== 'checked' || number === null));
    for (const { dossier, findings } of await findingsOf(deps, some, settings))
      if (blockersOf(findings, 'numbered').length > 0) blocked.push(dossier);
  }
  for (const faulty of [unchecked, blocked]) if (faulty.length > 0) throw incomplete(faulty.length, faulty);
  return waiting;
}

/** The first few by their temporary numbers. */
function incomplete(count: number, dossiers: readonly Pick<Dossier, 'temporaryNumber'>[]): RequestError {
  const fields = dossiers
    .slice(0, 5)
    .map(({ temporaryNumber }) => `số tạm ${String(temporaryNumber)}`)
    .join(', ');
  return new RequestError('incomplete', 'Dossiers are not ready', { details: { count, fields } });
}

async function givenCodes(
  { store }: DossierDeps,
  fonds: Fonds,
  dossiers: readonly Dossier[],
): Promise<ReadonlyMap<string, string>> {
  const creator = fonds.creatorId === null ? undefined : await store.organisations.find(fonds.creatorId);
  const codes = new Map<string, string>();
  for (const dossier of dossiers.filter(({ code }) => code === null)) {
    const agency = agencyIdentifier(creator?.record.identifiers ?? [], fonds.settings.codeProfile);
    const code = dossierCode(dossier, { fonds, agency });
    if (code !== undefined) codes.set(dossier.id, code);
  }
  const given = [...codes.values()];
  const taken = await store.dossiers.bearersOf(given);
  const twice = firstTwice(given) ?? given.find((code) => taken.has(code));
  if (twice === undefined) return codes;
  throw new RequestError('incomplete', 'Two dossiers would have one code', { details: { fields: twice } });
}

function firstTwice(codes: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return codes.find((code) => seen.size === seen.add(code).size);
}
