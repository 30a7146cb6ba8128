import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { RequestError } from '../ports/errors.ts';
import type { Host, HostId } from '../ports/host.ts';
import type { Store } from '../ports/store.ts';
import type { WorkFolder, Workspace } from '../ports/workspace.ts';

export interface AccessPdfDeps {
  readonly store: Store;
  readonly hosts: ReadonlyMap<HostId, Host>;
  readonly workspace: Workspace;
}

export interface OpenAccessPdf {
  readonly content: Readable;
  readonly bytes: number;
  readonly sha256: string;
}

/** The access PDF as it was delivered, copied out of the host and checked; the copy goes when it has been sent. */
export function createAccessPdfs({ store, hosts, workspace }: AccessPdfDeps): {
  open(scanFileId: string): Promise<OpenAccessPdf | undefined>;
} {
  return {
    async open(scanFileId) {
      const file = await store.scanFiles.find(scanFileId);
      if (!file) throw new RequestError('not-found', 'No scan file of this id', { details: { id: scanFileId } });
      if (file.state === 'withheld') throw new RequestError('withheld', 'The file bears a secrecy mark');
      const writer = hosts.get(file.hostId)?.writer;
      if (!writer) return undefined;
      const folder = await workspace.open();
      try {
        const targetPath = folder.pathOf('access.pdf');
        const found = await writer.fetchRendition(file.ref, { kind: 'access-pdf', targetPath });
        if (found) return { content: streamOnce(folder, targetPath), ...found };
      } catch (error) {
        await folder.close();
        throw error;
      }
      await folder.close();
      return undefined;
    },
  };
}

/** The folder goes with the stream, whether it was sent whole or broken off. */
function streamOnce(folder: WorkFolder, file: string): Readable {
  const content = createReadStream(file);
  content.once('close', () => void folder.close());
  return content;
}
