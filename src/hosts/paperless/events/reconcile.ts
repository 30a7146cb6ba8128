import { HostError } from '../../../ports/errors.ts';
import type { HostEvent, KnownDocument } from '../../../ports/host.ts';
import { nameOf, pendingNames, sha256Of } from '../mapper.ts';
import { allIds, wholeDocuments } from '../reader.ts';
import { documentRef, parseRef } from '../refs.ts';
import { fingerprintOf } from '../shown.ts';
import type { WireDocument } from '../wire-types.ts';
import { tell, type Telling } from './tell.ts';
import { textLoss } from './text-loss.ts';

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
    for (const document of documents) {
      const event = await compare(document, expected.get(document.id), telling);
      if (event) yield event;
    }
  }
  const there = new Set(ids);
  yield* missing(
    [...expected.keys()].filter((id) => !there.has(id)),
    telling,
  );
  yield* unclaimed(posted, telling);
}

interface Known {
  /** By the host's ids. */
  readonly expected: ReadonlyMap<number, Expected>;
  /** SHA-256 of posted files. */
  readonly posted: readonly string[];
}

async function readKnown(known: AsyncIterable<KnownDocument>): Promise<Known> {
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

async function compare(
  document: WireDocument,
  expected: Expected | undefined,
  telling: Telling,
): Promise<HostEvent | undefined> {
  if (!expected) return tell('added', document, telling);
  const loss = await textLoss(document, expected.textSha256, telling.context.settings);
  if (loss !== undefined) return toProblem(document, loss, telling);
  // Values set on many documents at once leave the time of change as it was (seen on 3.0.5): no poll sees them.
  const isAsWritten = [undefined, fingerprintOf(document, telling.registered)].includes(expected.fingerprint);
  return isAsWritten ? undefined : tell('changed', document, telling);
}

function toProblem(document: WireDocument, code: string, { registered }: Telling): HostEvent {
  const sha256 = sha256Of(document);
  return {
    ...{ kind: 'problem', code, ref: documentRef(document.id), name: nameOf(document) },
    ...(sha256 !== undefined && { sha256 }),
    fingerprint: fingerprintOf(document, registered),
  };
}

async function* missing(ids: readonly number[], { context, call }: Telling): AsyncGenerator<HostEvent> {
  if (ids.length === 0) return;
  const trashed = await context.api.trashedIds(call);
  for (const id of ids) {
    const about = { ref: documentRef(id), name: `#${String(id)}` };
    if (trashed.has(id)) yield { kind: 'removed', code: 'document-trashed', ...about };
    else if (await isHidden({ context, call }, id)) yield { kind: 'problem', code: 'document-hidden', ...about };
    else if ((await context.api.document(id, call)) === undefined) {
      // In the trash of somebody whose trash we cannot see, or gone for good: nobody can tell.
      yield { kind: 'removed', code: 'document-gone', ...about };
    }
  }
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
