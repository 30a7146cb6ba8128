import { HostError } from '../../../ports/errors.ts';
import type { HostEvent, KnownDocument } from '../../../ports/host.ts';
import type { PaperlessContext } from '../context.ts';
import { pendingNames } from '../mapper.ts';
import { allIds, wholeDocuments } from '../reader.ts';
import { documentRef, parseRef } from '../refs.ts';
import { fingerprintOf } from '../shown.ts';
import { tell, type Known, type Telling } from './tell.ts';
import { textLoss } from './text-loss.ts';

/** Longer than any trash is likely to be kept; the host empties it after 30 days by default. */
const REMEMBERED_MS = 100 * 24 * 60 * 60_000;

/** What a document of the archive should have in the host. */
type Expected = Pick<KnownDocument, 'textSha256' | 'fingerprint'>;

/**
 * Looks at every document: what was missed, what is gone, whose text was lost. Nothing is called gone for not being in a
 * list: each is asked for by itself.
 */
export async function* reconcile(known: AsyncIterable<KnownDocument>, telling: Telling): AsyncGenerator<HostEvent> {
  const { expected, posted } = await readKnown(known);
  const ids = await allIds(telling.context, telling.call);
  for await (const documents of wholeDocuments(telling.context, ids, telling.call)) {
    const seen = await telling.context.records.see(documents);
    for (const document of documents) {
      const event = compare({ document, record: seen.get(document.id) }, expected.get(document.id), telling);
      if (event) yield event;
    }
  }
  const there = new Set(ids);
  const isAbsent = (id: number): boolean => !there.has(id);
  const given = (await telling.context.records.ids()).filter((id) => isAbsent(id) && !expected.has(id));
  yield* missing([...expected.keys()].filter(isAbsent), given, telling);
  yield* unclaimed(posted, telling);
}

interface Believed {
  /** By the host's ids. */
  readonly expected: ReadonlyMap<number, Expected>;
  /** SHA-256 of posted files. */
  readonly posted: readonly string[];
}

async function readKnown(known: AsyncIterable<KnownDocument>): Promise<Believed> {
  const expected = new Map<number, Expected>();
  const posted: string[] = [];
  for await (const { ref, ...one } of known) {
    const target = parseRef(ref);
    if (target?.kind === 'document') expected.set(target.id, one);
    if (target?.kind === 'pending') posted.push(target.sha256);
  }
  return { expected, posted };
}

/**
 * Posted files that were cleared away and never became a document: the host gave up, or somebody deleted it at once. One
 * that comes after all, or came just now, is told of under its document, and its row goes on there.
 */
async function* unclaimed(posted: readonly string[], { context }: Telling): AsyncGenerator<HostEvent> {
  for (const sha256 of posted) {
    if (await context.pending.find(sha256)) continue;
    yield { kind: 'removed', code: 'document-gone', ...pendingNames(sha256) };
  }
}

function compare(known: Known, expected: Expected | undefined, telling: Telling): HostEvent | undefined {
  if (!expected) return tell('added', known, telling);
  const code = textLoss(known, expected.textSha256, telling.context.settings);
  const { registered } = telling;
  if (code !== undefined) return { ...tell('changed', known, telling), kind: 'problem', code };
  // Values set on many documents at once leave the time of change as it was (seen on 3.0.5): no poll sees them.
  const isAsWritten = [undefined, fingerprintOf(known.document, registered)].includes(expected.fingerprint);
  return isAsWritten ? undefined : tell('changed', known, telling);
}

/** `forgotten`: of which only what we gave is remembered; nobody is told of them. */
async function* missing(
  known: readonly number[],
  forgotten: readonly number[],
  { context, call }: Telling,
): AsyncGenerator<HostEvent> {
  if (known.length + forgotten.length === 0) return;
  const trashed = await context.api.trashed(call);
  for (const id of known) {
    const about = { ref: documentRef(id), name: `#${String(id)}` };
    if (trashed.has(id)) yield { kind: 'removed', code: 'document-trashed', ...about };
    else if (await isHidden({ context, call }, id)) yield { kind: 'problem', code: 'document-hidden', ...about };
    else if ((await context.api.document(id, call)) === undefined) {
      // In the trash of somebody whose trash we cannot see, or gone for good: nobody can tell.
      yield { kind: 'removed', code: 'document-gone', ...about };
    }
  }
  for (const id of forgotten) {
    if (trashed.has(id) || (await isHidden({ context, call }, id))) continue;
    if ((await context.api.document(id, call)) === undefined) await forget(context, id);
  }
}

/** Not at once: it may lie in the trash of somebody whose trash we cannot see, and come back with what we gave it. */
async function forget({ records, clock }: PaperlessContext, id: number): Promise<void> {
  const record = await records.read(id);
  if (!record) return;
  const now = clock.now();
  const { goneSince = now.toISOString() } = record;
  if (now.getTime() - Date.parse(goneSince) >= REMEMBERED_MS) await records.remove(id);
  else if (goneSince !== record.goneSince) await records.write(id, { ...record, goneSince });
}

/** The routes below a document say 403 of one that we may not see, and 404 of one that is not there. */
async function isHidden({ context, call }: Pick<Telling, 'context' | 'call'>, id: number): Promise<boolean> {
  try {
    await context.api.metadata(id, call);
    return false;
  } catch (error) {
    if (error instanceof HostError && error.code === 'forbidden') return true;
    throw error;
  }
}
