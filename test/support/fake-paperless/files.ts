import { Bytes, detail, ok, type Answer, type Call } from './answer.ts';
import type { Core } from './core.ts';
import { visibleBelow } from './documents.ts';
import { pathOf } from './storage-path-template.ts';
import type { Routes } from './routes.ts';
import { checksumOf, newestOf, type Document, type Version } from './state.ts';

/** All of these show the newest version, the first one only on `?version=<root id>`; downloads work in the trash, too. */
export function addFileRoutes(routes: Routes, core: Core): void {
  for (const path of ['download', 'preview']) {
    routes.get(`/documents/:id/${path}/`, (call) => {
      const document = visibleBelow(core, call, { trashed: true });
      return file(document, versionOf(document, call), call.query['original'] === 'true');
    });
  }
  routes.get('/documents/:id/thumb/', (call) => {
    visibleBelow(core, call, { trashed: true });
    return { status: 200, body: new Bytes(Buffer.from('RIFF....WEBP'), 'image/webp') };
  });
  routes.get('/documents/:id/metadata/', (call) => {
    const document = visibleBelow(core, call);
    return ok(metadata(core, document, versionOf(document, call)));
  });
  routes.get('/documents/:id/suggestions/', (call) => {
    visibleBelow(core, call);
    return ok({ correspondents: [], tags: [], document_types: [], storage_paths: [], dates: [] });
  });
}

function versionOf(document: Document, call: Call): Version {
  const id = call.query['version'];
  if (id === undefined) return newestOf(document);
  const version = document.versions.find((one) => one.id === Number(id));
  if (!version) throw detail(404, 'Not found.');
  return version;
}

function file(document: Document, version: Version, original: boolean): Answer {
  const archive = original ? null : version.archive;
  const ending = archive ? '.pdf' : (/\.\w+$/.exec(version.fileName)?.[0] ?? '');
  const name = encodeURIComponent(`${document.created} ${document.title}${ending}`);
  return {
    status: 200,
    body: archive ? new Bytes(archive, 'application/pdf') : new Bytes(version.original, version.mimeType),
    headers: { 'content-disposition': `attachment; filename*=utf-8''${name}` },
  };
}

function metadata({ state, settings }: Core, document: Document, version: Version): object {
  const { original, archive, checksum, mimeType, fileName } = version;
  const path =
    document.storage_path === null ? undefined : state.namedOf('storage_path').get(document.storage_path)?.path;
  const stem = String(version.id).padStart(7, '0');
  return {
    original_checksum: checksum,
    original_size: original.length,
    original_mime_type: mimeType,
    media_filename:
      (path === undefined ? null : pathOf(state, document, path)) ?? `${stem}${/\.\w+$/.exec(fileName)?.[0] ?? ''}`,
    has_archive_version: archive !== null,
    original_metadata: [],
    archive_checksum: archive === null ? null : checksumOf(archive, settings.apiVersion),
    archive_media_filename: archive === null ? null : `${stem}.pdf`,
    original_filename: fileName,
    archive_size: archive === null ? null : archive.length,
    archive_metadata: archive === null ? null : [],
    lang: 'vi',
  };
}
