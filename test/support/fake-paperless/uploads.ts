import {
  detail,
  FORBIDDEN,
  idOf,
  invalid,
  isRecord,
  ok,
  Refusal,
  type Answer,
  type Call,
  type UploadedFile,
  lengthOf,
} from './answer.ts';
import { consumeUpload, consumeVersion, type Overrides } from './consume.ts';
import type { Core } from './core.ts';
import { checkDate } from './document-patch.ts';
import { showVersion } from './document-wire.ts';
import { visibleBelow } from './documents.ts';
import { checkValue } from './field-values.ts';
import { sniff } from './mime-type.ts';
import { canChange, isOwner, may } from './permissions.ts';
import type { Routes } from './routes.ts';
import { newestOf, type Document, type NamedKind } from './state.ts';

/** New documents and new versions; both answer with the id of a task. */
export function addUploadRoutes(routes: Routes, core: Core): void {
  routes.post('/documents/post_document/', (call) => {
    if (!may(core.state, call.user, 'add_document')) throw new Refusal(403, 'Insufficient permissions');
    const file = checkFile(call);
    return ok(consumeUpload(core, file, { overrides: readOverrides(core, call), source: 'api_upload' }).taskId);
  });
  if (core.settings.apiVersion === 10) addVersionRoutes(routes, core);
}

function addVersionRoutes(routes: Routes, core: Core): void {
  routes.post('/documents/:id/update_version/', (call) => {
    const document = changeable(core, call);
    const file = checkFile(call);
    const label = call.fields.find(([name]) => name === 'version_label')?.[1] ?? null;
    core.counters.write(document.id, { kind: 'version', user: call.user.username });
    return ok(consumeVersion(core, document, { file, label: checkLabel(label), actor: call.user.id }).taskId);
  });
  routes.patch('/documents/:id/versions/:version/', (call) => {
    const document = changeable(core, call);
    const version = document.versions.find(({ id }) => id === idOf(call, 'version'));
    if (!version) throw detail(404, 'Not found.');
    const { version_label: label } = call.body;
    version.label = checkLabel(typeof label === 'string' ? label : null);
    return ok(showVersion(document, version));
  });
  routes.delete('/documents/:id/versions/:version/', (call) => removeVersion(core, deletable(core, call), call));
}

function removeVersion({ state, counters }: Core, document: Document, call: Call): Answer {
  const id = idOf(call, 'version');
  if (id === document.id)
    throw new Refusal(400, 'Cannot delete the root/original version. Delete the document instead.');
  if (!document.versions.some((version) => version.id === id)) throw detail(404, 'Not found.');
  counters.write(document.id, { kind: 'version', user: call.user.username });
  document.versions = document.versions.filter((version) => version.id !== id);
  document.modified = state.now();
  return ok({ result: 'OK', current_version_id: newestOf(document).id });
}

function changeable(core: Core, call: Call): Document {
  const document = visibleBelow(core, call);
  if (!may(core.state, call.user, 'change_document') || !canChange(call.user, document)) throw detail(403, FORBIDDEN);
  return document;
}

/** A version goes by the right to delete the document: a grant to change it is not enough. */
function deletable(core: Core, call: Call): Document {
  const document = visibleBelow(core, call);
  if (!may(core.state, call.user, 'delete_document')) throw detail(403, FORBIDDEN);
  if (!isOwner(call.user, document)) throw new Refusal(403, 'Insufficient permissions');
  return document;
}

function checkFile({ file }: Call): UploadedFile {
  if (!file) throw invalid({ document: ['No file was submitted.'] });
  const mimeType = sniff(file);
  if (mimeType === undefined) throw invalid({ document: ['File type application/octet-stream not supported'] });
  return { ...file, mimeType };
}

function checkLabel(label: string | null): string | null {
  if (label !== null && lengthOf(label) > 64)
    throw invalid({ version_label: ['Ensure this field has no more than 64 characters.'] });
  return label;
}

function readOverrides(core: Core, { fields, user }: Call): Overrides {
  const text = (name: string): string | undefined => fields.find(([key]) => key === name)?.[1];
  const id = (kind: Exclude<NamedKind, 'tag'>): object => {
    const value = text(kind);
    if (value === undefined) return {};
    if (!core.state.namedOf(kind).has(Number(value)))
      throw invalid({ [kind]: [`Invalid pk "${value}" - object does not exist.`] });
    return { [kind]: Number(value) };
  };
  const [title, created, asn, custom] = ['title', 'created', 'archive_serial_number', 'custom_fields'].map(text);
  return {
    owner: user.id,
    ...(title !== undefined && { title: title.trim() }),
    ...(created !== undefined && { created: checkDate(created) }),
    ...(asn !== undefined && { asn: Number(asn) }),
    ...id('document_type'),
    ...id('correspondent'),
    ...id('storage_path'),
    tags: fields.filter(([name]) => name === 'tags').map(([, value]) => Number(value)),
    ...(custom !== undefined && { fields: readFields(core, custom) }),
  };
}

/** A list of ids, or a map from id to value, as JSON text. */
function readFields({ state }: Core, text: string): ReadonlyMap<number, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid({ custom_fields: ['Value must be valid JSON.'] });
  }
  const entries = isRecord(value)
    ? Object.entries(value)
    : (Array.isArray(value) ? value : []).map((id) => [String(id), null] as const);
  for (const [id, wanted] of entries) {
    const field = state.fields.get(Number(id));
    const message = field
      ? checkValue(state, field, wanted)
      : "Some custom fields don't exist or were specified twice.";
    if (message !== undefined) throw invalid({ custom_fields: [message] });
  }
  return new Map(entries.map(([id, wanted]) => [Number(id), wanted]));
}
