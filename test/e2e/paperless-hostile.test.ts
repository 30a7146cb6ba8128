import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { ERROR_TABLE } from '../../src/infra/error-table.ts';
import { runVankho } from '../support/cli.ts';
import {
  badText,
  cut,
  drip,
  flood,
  moved,
  packed,
  page,
  tellTale,
  type HostileAnswer,
} from '../support/hostile/answers.ts';
import { configure, hostileHost, type HostileHost } from '../support/hostile/hostile-hosts.ts';
import { otherOrigin, type OtherOrigin } from '../support/hostile/other-origin.ts';
import { RunningService } from '../support/hostile/running-service.ts';
import { smallPdf } from '../support/paperless/live/small-pdf.ts';
import { MALFORMED } from '../support/paperless/open-fake-system.ts';
import { freePort } from '../support/store/postgres-server.ts';

const MIB = 1024 ** 2;
const JSON_TYPE = 'application/json';
const PDF = 'application/pdf';

interface Case {
  readonly id: string;
  readonly what: string;
  readonly answer: (other: string) => HostileAnswer;
  /** Of the finding, or of the file that could not be read. */
  readonly code: string;
  /** What the person is told to do. */
  readonly remedy: string;
  /** As the sweep of the host, or the next try of the file, says it. */
  readonly work?: string;
}

const NOT_PAPERLESS = { code: 'host-not-paperless', work: 'protocol', remedy: 'Kiểm tra url' } as const;
const UNREACHABLE = { code: 'host-unreachable', remedy: 'chưa có gì bị mất' } as const;

/** A host that answers so to whatever it is asked. */
const ANSWERS: readonly Case[] = [
  { id: 'long', what: '200 MB of JSON', answer: () => flood(JSON_TYPE, { bytes: 200 * MIB }), ...NOT_PAPERLESS },
  { id: 'login', what: 'a sign-in page with 200', answer: () => page(200), ...NOT_PAPERLESS },
  { id: 'gateway', what: 'a page with 502', answer: () => page(502), ...UNREACHABLE, work: 'unavailable' },
  {
    id: 'cut',
    what: 'JSON that is cut',
    answer: () => cut(JSON_TYPE, '{"count":3,"results":[{"id":'),
    ...UNREACHABLE,
    work: 'unavailable',
  },
  { id: 'moved', what: 'redirects to another origin', answer: moved, ...NOT_PAPERLESS },
  { id: 'slow', what: 'a byte now and then', answer: () => drip(JSON_TYPE), ...UNREACHABLE, work: 'timeout' },
  { id: 'bad-text', what: 'bytes that are no UTF-8', answer: badText, ...NOT_PAPERLESS },
  { id: 'packed', what: 'a packed bomb', answer: () => packed(JSON_TYPE), ...NOT_PAPERLESS },
  {
    id: 'refusing',
    what: '401 with our token in it',
    answer: () => tellTale(401),
    code: 'host-token-refused',
    work: 'unauthorized',
    remedy: 'Tạo mã mới',
  },
  { id: 'telling', what: '400 with our token in it', answer: () => tellTale(400), ...UNREACHABLE, work: 'invalid' },
];

const AGAIN = 'tự thử lại';
/** A good host whose files come so. */
const FILES: readonly Case[] = [
  {
    id: 'file-cut',
    what: 'cut in the middle',
    answer: () => cut(PDF, '%PDF-1.4 half of it'),
    code: 'unavailable',
    remedy: AGAIN,
  },
  {
    id: 'file-moved',
    what: 'by a redirect to another origin',
    answer: moved,
    code: 'protocol',
    remedy: 'Kiểm tra địa chỉ',
  },
  {
    id: 'file-login',
    what: 'as a sign-in page with 200',
    answer: () => page(200),
    code: 'protocol',
    remedy: 'Kiểm tra địa chỉ',
  },
  { id: 'file-gateway', what: 'as a page with 502', answer: () => page(502), code: 'unavailable', remedy: AGAIN },
  { id: 'file-slow', what: 'a byte now and then', answer: () => drip(PDF), code: 'timeout', remedy: AGAIN },
  {
    id: 'file-5-gb',
    what: 'with 5 GB announced',
    answer: () => flood(PDF, { announced: 5e9 }),
    code: 'file-too-large',
    remedy: 'largestFileBytes',
  },
  {
    id: 'file-endless',
    what: 'without an end',
    answer: () => flood(PDF, {}),
    code: 'file-too-large',
    remedy: 'largestFileBytes',
  },
  { id: 'file-packed', what: 'packed', answer: () => packed(PDF), code: 'protocol', remedy: 'Kiểm tra địa chỉ' },
];

interface Finding {
  readonly code: string;
  readonly message: string;
}
interface Status {
  readonly hosts: readonly {
    readonly id: string;
    readonly findings: readonly Finding[];
    readonly work: { readonly sweepCode: string | null; readonly hints: Readonly<Record<string, number>> };
  }[];
}
interface File {
  readonly id: string;
  readonly hostId: string;
  readonly name: string;
  readonly state: string;
  readonly code: string | null;
  readonly message: string | null;
}

/** Most that a service may ever hold in memory here: one answer of the largest size allowed, beside what it works with. */
const MOST_GROWTH = 400 * MIB;

describe('e2e: the service beside hosts of Paperless-ngx that answer badly', function () {
  this.timeout(180_000);
  let folder: string;
  let data: string;
  let other: OtherOrigin;
  let service: RunningService;
  let atStart: number;
  const hosts = new Map<string, HostileHost>();
  const host = (id: string): HostileHost => {
    const found = hosts.get(id);
    if (!found) throw new Error(`No host ${id}`);
    return found;
  };
  const statusOf = async (id: string) => {
    const found = (await service.get<Status>('/status')).hosts.find((one) => one.id === id);
    if (!found) throw new Error(`No host ${id}`);
    return found;
  };
  const files = async (id: string) =>
    (await service.get<{ items: readonly File[] }>('/scan-files?limit=200')).items.filter(
      ({ hostId }) => hostId === id,
    );

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'vankho-hostile-'));
    other = await otherOrigin();
    const add = async ({ id, answer }: Case, where: 'api' | 'file') =>
      hosts.set(id, await hostileHost(id, { where, answer: answer(other.url) }));
    for (const one of ANSWERS) await add(one, 'api');
    for (const one of FILES) await add(one, 'file');
    hosts.set('good', await hostileHost('good'));
    hosts.set('upload', await hostileHost('upload', { where: 'upload', answer: moved(other.url) }));
    const port = await freePort();
    data = configure(folder, { hosts: [...hosts.values()], port });
    service = await RunningService.start(data, port);
    atStart = service.peakBytes;
  });
  after(async () => {
    service.kill();
    await other.close();
    for (const { fake } of hosts.values()) await fake.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const { id, what, code, work, remedy } of ANSWERS) {
    it(`tells of a host that gives ${what}: ${code}, and what to do`, async () => {
      await service.until(async () => (await statusOf(id)).work.sweepCode !== null);

      const { findings, work: done } = await statusOf(id);
      expect(findings.map((finding) => finding.code)).to.deep.equal([code]);
      expect(findings[0]?.message).to.include(remedy);
      expect(done.sweepCode).to.equal(work);
      expect(await files(id)).to.deep.equal([]);
      host(id).mend();
    });
  }

  for (const { id, what, code, remedy } of FILES) {
    it(`tells of a file that comes ${what}: ${code}, and what to do`, async () => {
      await service.until(async () => (await files(id))[0]?.state === 'failed');

      const [file, ...others] = await files(id);
      expect(others).to.deep.equal([]);
      expect(file).to.include({ code, name: id });
      expect(file?.message).to.include(remedy);
      host(id).mend();
    });
  }

  describe('webhooks', () => {
    const hook = (init: RequestInit, secret?: string) =>
      fetch(`${service.url}/hooks/paperless/good`, {
        method: 'POST',
        ...init,
        headers: {
          'content-type': JSON_TYPE,
          ...(secret !== undefined && { authorization: `Bearer ${secret}` }),
          ...(init.headers as Record<string, string> | undefined), // as: given as a record here
        },
      });
    const right = () => host('good').secrets.hookSecrets;
    const told = (id: number) =>
      JSON.stringify({ document_id: String(id), event: 'added', rule: 'intake', schema: '1' });

    it('are refused with a wrong secret, with none, and with that of another host', async () => {
      for (const secret of [undefined, 'wrong', host('login').secrets.hookSecrets, host('good').secrets.token]) {
        expect((await hook({ body: told(1) }, secret)).status, secret).to.equal(401);
      }
    });

    it('are refused when they cannot be understood, and nothing comes of them', async () => {
      for (const body of [...MALFORMED, 'null', '\xff', '{"document_id":{"toString":1}}', '['.repeat(30_000)]) {
        expect((await hook({ body }, right())).status, body.slice(0, 40)).to.equal(400);
      }
      for (const type of ['text/plain', 'multipart/form-data; boundary=x']) {
        expect((await hook({ body: 'x', headers: { 'content-type': type } }, right())).status).to.equal(415);
      }
      expect((await hook({ method: 'GET' }, right())).status).to.equal(405);
    });

    it('are refused when they are too large, before they are held in memory', async () => {
      const before = service.peakBytes;

      const announced = await hook({ body: Buffer.alloc(300 * MIB) }, right()).then(
        ({ status }) => status,
        () => 'hung up' as const, // while we still sent
      );
      const endless = await statusOfEndless(`${service.url}/hooks/paperless/good`, right());

      expect([413, 'hung up']).to.include(announced);
      expect([413, 'hung up']).to.include(endless);
      expect(service.peakBytes - before).to.be.below(100 * MIB);
    });

    it('of one document, sent again and again, make one reading', async () => {
      const { id } = await host('good').fake.add('webhook.pdf', smallPdf(Buffer.from('told by a webhook')));

      const answers = await Promise.all(Array.from({ length: 8 }, () => hook({ body: told(id) }, right())));

      expect(answers.map(({ status }) => status)).to.deep.equal(Array.from({ length: 8 }, () => 202));
      await service.until(async () => isRead((await files('good')).find(({ name }) => name === 'webhook')));
      expect((await hook({ body: told(id) }, right())).status).to.equal(202);
      await service.until(async () => (await statusOf('good')).work.hints['waiting'] === 0);
      const rows = (await files('good')).filter(({ name }) => name === 'webhook');
      expect(rows).to.have.length(1);
      expect(await readings(rows[0]?.id ?? '')).to.equal(1);
    });

    it('of a document that nobody has are counted and wait', async () => {
      expect((await hook({ body: told(999_999) }, right())).status).to.equal(202);

      await service.until(async () => ((await statusOf('good')).work.hints['waiting'] ?? 0) === 1);
      expect((await files('good')).map(({ name }) => name).sort()).to.deep.equal(['good', 'webhook']);
    });

    it('and recognition with a wrong key are refused', async () => {
      const address = `${service.url}/documentintelligence/documentModels/prebuilt-read:analyze`;
      const headers = { 'content-type': JSON_TYPE, 'ocp-apim-subscription-key': 'wrong' };

      expect((await fetch(address, { method: 'POST', headers, body: '{"base64Source":""}' })).status).to.equal(401);
    });
  });

  describe('uploads', () => {
    const pdf = smallPdf(Buffer.from('handed to Vankho'));
    const upload = (id: string) => service.post(`/hosts/${id}/uploads?name=${encodeURIComponent('Tờ trình.pdf')}`, pdf);

    it('into a host that points elsewhere are told as not laid in, with what to do', async () => {
      const { status, text } = await upload('upload');

      expect(status, text).to.equal(ERROR_TABLE.protocol.status);
      expect(text).to.include('Kiểm tra địa chỉ');
      expect(host('upload').fake.state.present()).to.have.length(1);
      host('upload').mend();
    });

    it('sent again, and once more, are one document, which is read', async () => {
      expect((await upload('upload')).status).to.equal(202);
      await service.until(async () => isRead((await files('upload')).find(({ name }) => name === 'Tờ trình.pdf')));

      const { status, text } = await upload('upload');

      expect(status).to.equal(202);
      expect(text).to.include('sameAs').and.include('Tờ trình.pdf');
      const { fake } = host('upload');
      expect(fake.state.present()).to.have.length(2);
    });
  });

  describe('that are good again', () => {
    it('reads every document once its host is good again; what was too large when somebody asks', async () => {
      for (const { id } of FILES.filter(({ code }) => code === 'file-too-large')) {
        const [file] = await files(id);
        expect((await service.post(`/scan-files/${file?.id ?? ''}/read-again`)).status).to.equal(202);
      }
      for (const id of hosts.keys())
        await service.until(async () => isRead((await files(id)).find(({ name }) => name === id)));
      for (const id of hosts.keys()) expect((await statusOf(id)).work.sweepCode, id).to.equal(null);
      expect(service.isRunning).to.equal(true);
      expect(service.peakBytes - atStart).to.be.below(MOST_GROWTH);
    });

    it('never goes where a host points', () => {
      expect(other.received).to.deep.equal([]);
    });

    it('stops well, tells the state in Vietnamese, and has no secret in its log or its data', async () => {
      expect(await service.stop()).to.equal(0);
      host('login').fake.faults.add({ on: /./, times: Infinity, kind: 'answer', give: page(200) });

      const health = await runVankho(['host', 'health', 'login', '--data', data], { cwd: data });
      const status = await runVankho(['status', '--data', data], { cwd: data });

      expect(health.code, health.err).to.equal(ERROR_TABLE['host-unhealthy'].exit);
      expect(health.out).to.include('không phải giao diện của Paperless-ngx').and.include('Kiểm tra url');
      expect(status.code, status.err).to.equal(0);
      const written = [service.said, health.out, health.err, status.out, status.err, ...textsBelow(data)];
      for (const { id, secrets } of hosts.values()) {
        for (const [name, secret] of Object.entries(secrets)) {
          expect(
            written.some((text) => text.includes(secret)),
            `${name} of ${id}`,
          ).to.equal(false);
        }
      }
    });
  });

  async function readings(id: string): Promise<number> {
    const { items } = await service.get<{ items: readonly { action: string }[] }>(`/ledger?subject=${id}&limit=200`);
    return items.filter(({ action }) => action === 'scan-file.read').length;
  }
});

function isRead(file: File | undefined): boolean {
  return file?.state === 'done' || file?.state === 'review';
}

/** A body that does not say how long it is, and has no end. */
async function statusOfEndless(url: string, secret: string): Promise<number | 'hung up'> {
  const piece = Buffer.alloc(MIB, 'a');
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(piece);
    },
  });
  const headers = { 'content-type': JSON_TYPE, authorization: `Bearer ${secret}` };
  try {
    const answer = await fetch(url, { method: 'POST', headers, body, duplex: 'half' });
    return answer.status;
  } catch {
    return 'hung up';
  }
}

/** All that lies below a folder, bytes as they are. */
function textsBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'latin1'));
}
