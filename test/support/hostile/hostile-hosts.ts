import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import permissions from '../../../mappings/paperless/permissions.json' with { type: 'json' };
import { FakePaperless } from '../fake-paperless/index.ts';
import { smallPdf } from '../paperless/live/small-pdf.ts';
import type { HostileAnswer } from './answers.ts';

/** `api`: whatever is asked; `file`: the files of documents alone; `upload`: files handed over. */
export type Where = 'api' | 'file' | 'upload';

const ON: Readonly<Record<Where, RegExp>> = { api: /./, file: /\/download\/$/, upload: /\/post_document\/$/ };

/** A host with one document in it, which answers badly until it is mended. */
export interface HostileHost {
  readonly id: string;
  readonly fake: FakePaperless;
  /** What must stand nowhere but in its own file, and in what goes to this host. */
  readonly secrets: { readonly token: string; readonly hookSecrets: string; readonly ocrKeys: string };
  mend(): void;
}

export async function hostileHost(
  id: string,
  bad?: { readonly where: Where; readonly answer: HostileAnswer },
): Promise<HostileHost> {
  const fake = await new FakePaperless({ tokenRate: 1000 }).start();
  const { token } = fake.addUser({ username: 'luu-tru', permissions: [...permissions.needed, ...permissions.people] });
  await fake.add(`${id}.pdf`, smallPdf(Buffer.from(id)));
  if (bad) {
    fake.faults.add({ on: ON[bad.where], times: Infinity, kind: 'answer', give: bad.answer });
  }
  const secrets = { token, hookSecrets: randomBytes(20).toString('hex'), ocrKeys: randomBytes(20).toString('hex') };
  return {
    ...{ id, fake, secrets },
    mend: () => {
      fake.faults.clear();
    },
  };
}

/** The configuration of one service beside all of them; secrets lie apart, so that the data folder can be searched. */
export function configure(folder: string, { hosts, port }: { hosts: readonly HostileHost[]; port: number }): string {
  const data = path.join(folder, 'data');
  mkdirSync(data);
  const config = {
    inbox: { enabled: false },
    http: { port },
    hosts: hosts.map(({ id, fake, secrets }) => ({
      ...{ id, kind: 'paperless', url: fake.url, publicUrl: `http://127.0.0.1:${String(port)}`, delivery: 'fields' },
      ...{ pollMs: 5000, timeoutMs: id === 'long' ? 30_000 : 2000, largestFileBytes: 1024 ** 2 },
      ...Object.fromEntries(
        Object.entries(secrets).map(([name, secret]) => [`${name}File`, lay(folder, `${id}-${name}`, secret)]),
      ),
    })),
  };
  writeFileSync(path.join(data, 'vankho.config.json'), JSON.stringify(config));
  return data;
}

function lay(folder: string, name: string, secret: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, secret, { mode: 0o600 });
  return file;
}
