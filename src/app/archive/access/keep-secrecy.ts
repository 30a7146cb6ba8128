import { documentCandidate, dossierCandidate, type Candidate } from '../../../domain/access/declassification.ts';
import { extensionFault, isSecrecyLevel, type Extension } from '../../../domain/access/secrecy.ts';
import type { CONDITIONAL } from '../../../domain/access/sight.ts';
import type { Lifting } from '../../../domain/access/access-facts.ts';
import { isSecret, type Dossier } from '../../../domain/archive/dossier.ts';
import type { PartialDate } from '../../../domain/archive/partial-date.ts';
import type { Day } from '../../../domain/retention/day.ts';
import { today } from '../../host/count-run.ts';
import { demandReason } from '../../withheld-file.ts';
import type { ArchiveDeps } from '../deps.ts';
import { refusal } from '../refuse.ts';
import { tidy } from '../tidy.ts';
import { changeFacts, demandMarked, type AccessSubject, type Known } from './change-facts.ts';

export interface SecrecyStatement extends AccessSubject {
  /** When the level was set; null: as the document says. */
  readonly setOn: PartialDate | null;
  readonly setBy: string | null;
}

/** When and by whom a level was set. @throws as `changeFacts`; RecordError where no mark stands, or for a day to come */
export function stateSecrecy(deps: ArchiveDeps, statement: SecrecyStatement): Promise<Dossier> {
  const { setOn, setBy } = tidy(statement);
  demandPast(deps, 'setOn', setOn);
  return changeFacts(deps, { ...statement, given: { setOn, setBy } }, (known) => {
    demandMarked(known);
    const { facts } = known;
    const values = { before: { setOn: facts.setOn, setBy: facts.setBy }, after: { setOn, setBy } };
    return { facts: { ...facts, setOn, setBy }, action: 'dossier.secrecy-stated', values };
  });
}

export interface ExtensionRecord extends AccessSubject, Extension {}

/**
 * Records that the body which set the level protects it longer (Luật 29/2018, Điều 20).
 * @throws as `changeFacts`; RecordError: no mark, the end of the term is not known, too long, decided after the end
 */
export function extendSecrecy(deps: ArchiveDeps, record: ExtensionRecord): Promise<Dossier> {
  const { number, date, body, years } = tidy(record);
  const extension = { number, date, body, years };
  demandPast(deps, 'date', date);
  return changeFacts(deps, { ...record, given: {} }, async (known) => {
    demandMarked(known);
    const { facts } = known;
    const { level, setOn } = await candidateOf(deps, known);
    if (level === null || setOn === null) throw refusal('setOn', 'term-unknown');
    const fault = extensionFault({ level, setOn, extensions: facts.extensions }, extension);
    if (fault !== undefined) throw refusal(fault === 'extension-too-long' ? 'years' : 'date', fault);
    const extensions = [...facts.extensions, extension];
    return { facts: { ...facts, extensions }, action: 'dossier.secrecy-extended', values: { after: extension } };
  });
}

/** A decision that somebody has before him, or why the mark was entered by mistake. */
export type LiftingGround =
  | { readonly kind: 'decision'; readonly number: string; readonly date: Day; readonly body: string }
  | { readonly kind: 'correction'; readonly reason: string };

export interface LiftingRecord extends AccessSubject {
  readonly ground: LiftingGround;
  /** How it is used from now on. */
  readonly accessConditions: 'Công khai' | typeof CONDITIONAL;
}

/**
 * Takes a mark away because a competent body has declassified, or because it had been entered by mistake. Nothing else
 * lowers a mark: the program lists candidates and decides nothing.
 * @throws as `changeFacts`; RequestError `invalid-request` (reason); RecordError: no mark, a document of the dossier bears one
 */
export function liftSecrecy(deps: ArchiveDeps, record: LiftingRecord): Promise<Dossier> {
  const { ground, accessConditions } = tidy(record);
  if (ground.kind === 'correction') demandReason(ground.reason);
  else demandPast(deps, 'date', ground.date);
  return changeFacts(deps, { ...record, given: {} }, async (known) => {
    demandMarked(known);
    await demandNoMarkedDocument(deps, known);
    const { dossier, document, facts } = known;
    const { accessConditions: conditions, secrecy } = document?.entry ?? dossier.description;
    const level = isSecrecyLevel(secrecy) ? secrecy : null;
    const lifting: Lifting = { ...ground, level, recordedBy: record.actor };
    return {
      facts: { ...facts, setOn: null, setBy: null, extensions: [], liftings: [...facts.liftings, lifting] },
      conditions: { accessConditions },
      action: 'dossier.secrecy-lifted',
      values: { before: { secrecy, accessConditions: conditions }, after: { accessConditions }, ground },
    };
  });
}

async function demandNoMarkedDocument({ store }: ArchiveDeps, { dossier, document }: Known): Promise<void> {
  if (document !== undefined) return;
  const documents = await store.dossiers.documents(dossier.id);
  if (documents.some(({ entry }) => isSecret(entry))) throw refusal('secrecy', 'marked-documents');
}

function demandPast(deps: ArchiveDeps, field: string, date: string | null): void {
  if (date !== null && date > today(deps)) throw refusal(field, 'day-ahead');
}

async function candidateOf(deps: ArchiveDeps, { dossier, document, facts }: Known): Promise<Candidate> {
  const on = today(deps);
  if (document !== undefined) return documentCandidate(document, facts, on);
  const documents = await deps.store.dossiers.documents(dossier.id);
  return dossierCandidate({ description: dossier.description, documents }, facts, on);
}
