import { hash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { oursAmong, shownVersion, VERSION_LABEL } from '../file-versions.ts';
import type { WireDocument } from '../wire-types.ts';
import type { DeliveryRecord } from './record-types.ts';

type Seen = Pick<WireDocument, 'id' | 'content' | 'modified' | 'versions'>;

/** Whose text it is that stands there, as far as what is remembered tells. */
export function whoseText(content: string, record: DeliveryRecord | undefined): 'nobody' | 'ours' | 'host' | 'person' {
  if (content.trim() === '') return 'nobody';
  const text = digestOf(content);
  if (record?.texts.includes(text) === true) return 'ours';
  if (record?.people?.includes(text) === true) return 'person';
  // Nothing is remembered: what stands there when a document is met first is the host's.
  const isFirst = record === undefined || (record.texts.length === 0 && record.before === undefined && !record.shown);
  return isFirst || record.before === text ? 'host' : 'person';
}

/**
 * What is known of a document after a look at it; the record itself where that is nothing new. A text that differs from the
 * one seen last was made anew by the host where the time of change stayed the same (seen on 3.0.5 for reprocessing, of
 * which the host tells no id), or where it belongs to another file; else a person wrote it.
 */
export function sighted(document: Seen, record: DeliveryRecord | undefined): DeliveryRecord {
  const known = present(record) ?? firstRecord(document);
  const { id: version } = shownVersion(document);
  if (oursAmong(document, known).some(({ id }) => id === version)) return known;
  const shown = { version, modified: document.modified, text: digestOf(document.content) };
  if (isDeepStrictEqual(known.shown, shown)) return known;
  switch (ownerOf(document.content, known, shown)) {
    case 'nobody':
    case 'ours':
      return { ...known, shown };
    case 'host':
      return { ...known, before: shown.text, shown };
    case 'person':
      return { ...known, people: [...new Set([...(known.people ?? []), shown.text])], shown };
  }
}

function ownerOf(
  content: string,
  known: DeliveryRecord,
  shown: NonNullable<DeliveryRecord['shown']>,
): ReturnType<typeof whoseText> {
  const owner = whoseText(content, known);
  const last = known.shown;
  if (owner !== 'person' || last === undefined || known.people?.includes(shown.text) === true) return owner;
  return last.version !== shown.version || last.modified === shown.modified ? 'host' : 'person';
}

/** A document that was away and is there again. */
function present(record: DeliveryRecord | undefined): DeliveryRecord | undefined {
  return record?.goneSince === undefined ? record : { ...record, goneSince: undefined };
}

/** Of one that has a version with our label by then it is not known whether that is ours. */
function firstRecord({ versions = [] }: Seen): DeliveryRecord {
  const isLabelled = versions.some(({ version_label }) => version_label?.normalize('NFC') === VERSION_LABEL);
  return { texts: [], ...(!isLabelled && { versions: [] }) };
}

/** Line ends and blanks around do not count: the host may trim. */
export function digestOf(text: string): string {
  return hash('sha256', text.normalize('NFC').replaceAll('\r\n', '\n').trim());
}
