import values from '../../../mappings/paperless/values.json' with { type: 'json' };
import { effectiveValue } from '../../../src/domain/cataloguing/field-value.ts';
import { isSameContent } from '../../../src/domain/metadata/same-content.ts';
import { createPaperlessHost, type PaperlessSettings } from '../../../src/hosts/paperless/index.ts';
import { parseHostId } from '../../../src/hosts/registry.ts';
import type { Host } from '../../../src/ports/host.ts';
import type { HostValueName, HostValues } from '../../../src/ports/host-values.ts';
import type { ScanFile } from '../../../src/ports/store.ts';
import { createQueue } from '../../../src/queue/create-queue.ts';
import { openStore, type OpenStore } from '../../../src/store/open-store.ts';
import { storeOf, type Installation } from '../service.ts';
import { DONE_TAGS, LATE_EVERY, OWN_FIELD, OWN_LATE_VALUE, OWN_NOTE, OWN_TAG, OWN_VALUE } from './host-report.ts';
import type { HostReport, HostStarted, ReportedDocument } from './host-report.ts';
import { HOST_ID } from './installation.ts';
import type { Letter } from './letters.ts';

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };
const MOST_WRITES = 2;
/** Results themselves: the text, or the PDF as a version. */
const RESULTS = new Set(['content', 'version']);

export interface Outcome {
  readonly catalogued: number;
  readonly mostWrites: number;
  readonly ledgerEntries: number;
  readonly faults: readonly string[];
}

export interface Evidence {
  readonly installation: Installation;
  readonly started: HostStarted;
  readonly letters: readonly Letter[];
  readonly report: HostReport;
}

/** Compares the host with the store, both with what was sent, after everything has come to rest. */
export async function judge(evidence: Evidence): Promise<Outcome> {
  const store = await openStore(storeOf(evidence.installation));
  const host = openHost(store, evidence);
  try {
    const files = (await store.scanFiles.list({}, { limit: 10_000 })).items;
    const faults: string[] = [...againstLetters(evidence)];
    let catalogued = 0;
    for (const document of evidence.report.documents) {
      const found = await faultsOf({ store, host, files }, document);
      if (found.length === 0) catalogued += 1;
      faults.push(...found.map((fault) => `document ${String(document.id)}: ${fault}`));
    }
    if (files.length !== evidence.letters.length) faults.push(`${String(files.length)} files in the store`);
    const { ok, entries, broken } = await store.ledger.verify();
    if (!ok) faults.push(`the ledger is broken: ${JSON.stringify(broken)}`);
    faults.push(...(await faultsInQueue(store)));
    const mostWrites = Math.max(0, ...evidence.report.documents.map(valueWrites));
    return { catalogued, mostWrites, ledgerEntries: entries, faults };
  } finally {
    await host.dispose();
    await store.close();
  }
}

/** Jobs that wait, run, or died. */
export async function faultsInQueue({ connection }: Pick<OpenStore, 'connection'>): Promise<readonly string[]> {
  const queue = await createQueue({ connection, log: SILENT });
  const { waiting, active, retrying, dead } = await queue.counts();
  const list = dead === 0 ? [] : await queue.listDead(5);
  await queue.stop(0);
  const left = waiting + active + retrying + dead;
  return left === 0 ? [] : [`${String(left)} jobs are left (${String(dead)} dead) ${JSON.stringify(list)}`];
}

/** The host has exactly what was sent, and shows of each what stands in it. */
function againstLetters({ letters, report }: Evidence): readonly string[] {
  const bySum = Map.groupBy(report.documents, ({ sha256 }) => sha256);
  return letters.flatMap(({ name, sha256, number, subject }) => {
    const [document, ...twins] = bySum.get(sha256) ?? [];
    if (!document || twins.length > 0) return [`${name} is in the host ${String(twins.length)} times or not at all`];
    const { fields, created } = document;
    const shown = [fields['02. Số'], fields['03. Ký hiệu'], fields['08. Trích yếu nội dung'], created];
    const wanted = [number, 'QĐ-UBND', subject, '2015-01-05'];
    return JSON.stringify(shown) === JSON.stringify(wanted) ? [] : [`${name} is shown as ${JSON.stringify(shown)}`];
  });
}

interface Stores {
  readonly store: OpenStore;
  readonly host: Host;
  readonly files: readonly ScanFile[];
}

async function faultsOf(stores: Stores, document: ReportedDocument): Promise<readonly string[]> {
  const faults: string[] = [];
  const ref = String(document.id);
  const [file, ...twins] = stores.files.filter((one) => one.ref === ref);
  if (!file || twins.length > 0) return [`stands in the store ${String(twins.length + (file ? 1 : 0))} times`];
  if (file.sha256 !== document.sha256) faults.push('another file was read');
  if (file.state !== 'done' && file.state !== 'review') faults.push(`is ${file.state} (${file.code ?? ''})`);
  faults.push(...(await ledgerFaults(stores.store, file.id)));
  if (valueWrites(document) > MOST_WRITES) faults.push(`was written to ${document.writes.join(', ')}`);
  const states = document.tags.filter((tag) => DONE_TAGS.has(tag));
  if (states.length !== 1) faults.push(`bears the marks ${JSON.stringify(states)}`);
  return [...faults, ...ownFaults(document), ...(await valueFaults(stores, file))];
}

async function ledgerFaults({ ledger }: OpenStore, subject: string): Promise<readonly string[]> {
  const actions = (await ledger.list({ subject }, { limit: 500 })).items.map(({ action }) => action);
  const times = (wanted: string) => actions.filter((action) => action === wanted).length;
  const [reads, again] = [times('scan-file.read'), times('scan-file.read-again')];
  const written = times('host.values-written');
  return [
    // The host lost what it was given, or took an interrupted answer for none: it gets it again from what was kept.
    ...(reads >= 1 && reads <= 1 + again
      ? []
      : [`was read ${String(reads)} times, asked for again ${String(again)} times`]),
    ...(written === 1 ? [] : [`its values were recorded as written ${String(written)} times`]),
  ];
}

function valueWrites({ writes }: ReportedDocument): number {
  return writes.filter((kind) => !RESULTS.has(kind)).length;
}

/** What people of the host added. */
function ownFaults({ id, fields, tags, notes }: ReportedDocument): readonly string[] {
  const isWhole =
    fields[OWN_FIELD] === (id % LATE_EVERY === 0 ? OWN_LATE_VALUE : OWN_VALUE) &&
    tags.includes(OWN_TAG) &&
    notes.filter((note) => note === OWN_NOTE).length === 1;
  return isWhole ? [] : ['lost what a person had added'];
}

async function valueFaults({ store, host }: Stores, file: ScanFile): Promise<readonly string[]> {
  const rows = await store.readings.documents(file.id);
  const [row] = rows;
  if (!row || rows.length > 1) return [`has ${String(rows.length)} records`];
  const shown: Readonly<Record<string, HostValues[HostValueName]>> =
    (await host.reader.getDocument(file.ref))?.values ?? {};
  return Object.entries(row.fields).flatMap(([name, opinions]) => {
    const ours = effectiveValue(opinions)?.value;
    // Some values of a record have no place in this host.
    if (ours === undefined || !(name in values.values)) return [];
    const theirs = shown[name];
    if (isSameContent(ours, theirs)) return [];
    return [`${name} is ${JSON.stringify(ours)} in the record, ${JSON.stringify(theirs)} in the host`];
  });
}

function openHost(store: OpenStore, { started, installation }: Evidence): Host {
  const id = parseHostId(HOST_ID);
  const settings: PaperlessSettings = {
    ...{ id, url: started.url, token: started.token, delivery: 'fields', publicUrl: started.url },
    ...{ hookSecrets: [], ocrKeys: [], inboundFolder: `${installation.folder}/judge`, roles: {} },
    ...{ largestFileBytes: 1024 ** 2, concurrency: 4, minIntervalMs: 0, timeoutMs: 30_000 },
  };
  return createPaperlessHost(settings, {
    clock: { now: () => new Date() },
    log: SILENT,
    objects: store.hostObjects,
    deliveries: store.hostDeliveries,
  });
}
