import { expect } from 'chai';
import type { SchemaDeps } from '../../../src/app/register-schema.ts';
import type { CliContext, Hosts } from '../../../src/cli/context.ts';
import { hostCommand } from '../../../src/cli/commands/host.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import { hasMessage, message } from '../../../src/infra/messages/message.ts';
import { isPortError } from '../../../src/ports/errors.ts';
import type { Host, HostFinding, HostId } from '../../../src/ports/host.ts';
import { createMemoryHost, MemorySystem } from '../../support/memory-host/index.ts';
import { createMemoryStore, type MemoryStore } from '../../support/memory-store.ts';
import { schemaBench, type SchemaBench } from '../../support/paperless/schema-bench.ts';
import { rejection } from '../../support/rejection.ts';
import { UNUSED_OPENERS } from '../../support/unused-openers.ts';

const ID = 'paperless-1' as HostId;

describe('cli: vankho host', () => {
  let bench: SchemaBench;
  let store: MemoryStore;
  let findings: HostFinding[];
  let out: string[];
  let err: string[];
  let closed: number;

  beforeEach(() => {
    bench = schemaBench();
    store = createMemoryStore();
    findings = [];
    out = [];
    err = [];
    closed = 0;
  });

  function host(): Host {
    const { reader, events } = createMemoryHost(new MemorySystem(ID), { write: false, pageSize: 10 });
    return {
      describe: () => ({
        id: ID,
        kind: 'paperless',
        productVersion: '3.0.5',
        capabilities: new Set(['read', 'schema']),
        limits: { largestFileBytes: 1, longestName: 1 },
      }),
      checkHealth: () => Promise.resolve(findings),
      reader,
      events,
      schema: bench.registrar(),
      dispose: () => Promise.resolve(),
    };
  }
  function run(args: readonly string[], { json = false, dryRun = false } = {}): Promise<number> {
    const deps: SchemaDeps = { hosts: new Map([[ID, host()]]), store };
    const hosts: Hosts = {
      deps,
      store: createMemoryStore(),
      wanted: () => bench.wanted,
      close: () => {
        closed += 1;
        return Promise.resolve();
      },
    };
    const context: CliContext = {
      config: loadConfig({ environment: {} }),
      language: 'vi',
      json,
      output: { out: (line) => out.push(line), err: (line) => err.push(line), progress: () => undefined, columns: 200 },
      signal: new AbortController().signal,
      openers: {
        ...UNUSED_OPENERS,
        openHosts: () => Promise.resolve(hosts),
      },
      text: (key, details = {}) => message(key, details, 'vi'),
    };
    return hostCommand.run(context, { args, flags: { dryRun } });
  }
  const ledger = async () => (await store.ledger.list({}, { limit: 10 })).items;

  it('lists hosts with what they can do', async () => {
    expect(await run(['list'])).to.equal(0);
    expect(out.join('\n')).to.include('paperless-1').and.to.include('đọc, đăng ký');
    expect(closed).to.equal(1);
    out = [];
    await run(['list'], { json: true });
    expect(JSON.parse(out[0] ?? '')).to.deep.equal([{ id: ID, kind: 'paperless', capabilities: ['read', 'schema'] }]);
  });

  it('plans in words and changes nothing', async () => {
    expect(await run(['plan', ID])).to.equal(0);
    expect(out[0]).to.match(/thêm mới +trường +01\. Số, ký hiệu/);
    expect(out.at(-1)).to.match(/^Tổng cộng \d+: thêm mới \d+\.$/);
    expect(bench.host.writes).to.deep.equal([]);
    expect(await ledger()).to.deep.equal([]);
  });

  it('lists the objects of a kind by name, numbers as numbers', async () => {
    await run(['plan', ID]);
    const rows = out[0]?.split('\n').slice(2) ?? [];
    const steps = rows.map((row) => / (trường|nhãn|quy trình|bộ lọc đã lưu) {2,}(.*?) *$/.exec(row) ?? []);
    const namesOf = (kind: string) => steps.flatMap(([, of, name = '']) => (of === kind ? [name] : []));
    const byName = new Intl.Collator('vi', { numeric: true });

    for (const kind of ['trường', 'nhãn', 'quy trình', 'bộ lọc đã lưu']) {
      const names = namesOf(kind);
      expect(names, kind).to.have.length.greaterThan(2);
      expect(names, kind).to.deep.equal(names.toSorted(byName.compare));
    }
    expect(steps.findIndex(([, kind]) => kind === 'nhãn')).to.be.greaterThan(
      steps.findLastIndex(([, kind]) => kind === 'trường'),
    );
  });

  it('applies, says so in the ledger, and says nothing of what needs nothing', async () => {
    expect(await run(['apply', ID])).to.equal(0);
    out = [];
    expect(await run(['apply', ID])).to.equal(0);

    expect(out).to.have.length(1);
    expect(out[0]).to.match(/^Tổng cộng \d+: giữ nguyên \d+\.$/);
    const [second, first] = await ledger();
    expect(first).to.include({ action: 'schema.applied', subject: ID });
    expect(first?.body['complete']).to.equal(true);
    expect(first?.body['steps']).to.deep.include({
      action: 'create',
      kind: 'tag',
      key: 'root',
      name: 'Văn Khố',
      findings: [],
    });
    expect(second?.body['steps']).to.deep.equal([]);
  });

  it('keeps in the ledger what was done before a break', async () => {
    let left = 5;
    bench.host.after = (operation) => {
      if (operation === 'create') left -= 1;
      if (left === 0) throw new Error('connection lost');
    };
    await rejection(run(['apply', ID]));
    const [entry] = await ledger();

    expect(entry?.body['complete']).to.equal(false);
    expect(entry?.body['steps']).to.have.length(4);
    expect(closed).to.equal(1);
  });

  it('ends check with 58 when something drifted, and tells what', async () => {
    await run(['apply', ID]);
    expect(await run(['check', ID])).to.equal(0);
    bench.ours('workflow', 'intake')['enabled'] = false;
    out = [];

    expect(await run(['check', ID])).to.equal(58);
    expect(out[0]).to.include('sửa lại').and.to.include('quy trình').and.to.include('bị tắt; bật lại');
    expect(err).to.deep.equal([message('schema-drift', { count: 1, host: ID })]);
  });

  it('tells in people’s words which part of a trigger was changed', async () => {
    await run(['apply', ID]);
    const [trigger] = bench.ours('workflow', 'intake')['triggers'] as Record<string, unknown>[];
    Object.assign(trigger ?? {}, { filter_filename: '*.pdf' });
    out = [];

    await run(['check', ID]);

    expect(out[0]).to.include('điều kiện kích hoạt bị đổi (tên tệp)').and.to.not.include('filter_filename');
  });

  it('tells of a renamed object until apply took note of the name, which stays', async () => {
    await run(['apply', ID]);
    bench.ours('tag', 'mark:review').name = 'Cần xem';
    out = [];

    expect(await run(['check', ID])).to.equal(58);
    expect(out[0]).to.include('nhận lại').and.to.include('Cần xem').and.to.include('VK: Cần xem lại');
    expect(await run(['apply', ID])).to.equal(0);
    expect(await run(['check', ID])).to.equal(0);
    expect(bench.ours('tag', 'mark:review').name).to.equal('Cần xem');
  });

  it('ends plan and apply with 59 when something is blocked, with the remedy', async () => {
    bench.host.objects.create('custom-field', { name: '08. Trích yếu nội dung', data_type: 'string' });

    expect(await run(['plan', ID])).to.equal(59);
    expect(await run(['apply', ID])).to.equal(59);
    expect(out[0]).to.include('không làm được').and.to.include('đổi tên trường ấy rồi chạy lại');
  });

  it('changes nothing in a dry run of apply either', async () => {
    expect(await run(['apply', ID], { dryRun: true })).to.equal(0);
    expect(bench.host.writes).to.deep.equal([]);
    expect(out.at(-1)).to.match(/thêm mới \d+/);
  });

  it('takes away only after a dry run could say what', async () => {
    await run(['apply', ID]);

    expect(await run(['remove', ID], { dryRun: true })).to.equal(0);
    expect(bench.host.objects.list('workflow').size).to.be.greaterThan(0);
    expect(await ledger()).to.have.length(1);
    expect(await run(['remove', ID])).to.equal(0);
    expect(bench.host.objects.list('workflow').size).to.equal(0);
    expect((await ledger())[0]).to.include({ action: 'schema.removed', subject: ID });
  });

  it('speaks JSON where it is asked to', async () => {
    await run(['plan', ID], { json: true });
    const { hostId, steps } = JSON.parse(out[0] ?? '') as { hostId: string; steps: object[] };

    expect(out).to.have.length(1);
    expect(hostId).to.equal(ID);
    expect(steps[0]).to.deep.equal({
      action: 'create',
      kind: 'custom-field',
      key: 'number',
      name: '02. Số',
      findings: [],
    });
  });

  it('tells the health, and ends with 9 on an error', async () => {
    expect(await run(['health', ID])).to.equal(0);
    expect(out).to.deep.equal([`✓ ${message('cli.host.healthy', { host: ID })}`]);

    findings = [{ severity: 'info', code: 'host-token-of-administrator', details: {} }];
    expect(await run(['health', ID])).to.equal(0);
    expect(out.at(-1)).to.match(/^· /); // something to know is no tick
    findings = [{ severity: 'error', code: 'unauthorized', details: {} }];
    expect(await run(['health', ID])).to.equal(9);
  });

  for (const args of [['dance', ID], ['plan', 'other'], ['plan'], ['sweep', 'other'], ['']])
    it(`refuses: ${args.join(' ')}`, async () => {
      const error = await rejection(run(args));

      expect(isPortError(error) && error.code).to.equal('invalid-request');
    });

  it('says which names there are', async () => {
    const error = await rejection(run(['plan', 'other']));

    expect(isPortError(error) && error.details).to.deep.equal({ field: 'other', reason: `chọn một trong: ${ID}` });
  });
});

describe('infra/messages: registration', () => {
  it('has people’s words for every member of a trigger and every setting of a webhook', async () => {
    const { triggerBody } = await import('../../../src/hosts/paperless/schema/workflow-trigger.ts');
    const { WEBHOOK_SETTINGS } = await import('../../../src/hosts/paperless/schema/workflow-action.ts');
    for (const member of [...Object.keys(triggerBody({ type: 2, filters: {} })), ...WEBHOOK_SETTINGS])
      expect(hasMessage(`schema.member.${member}`), member).to.equal(true);
  });

  it('has words for everything that a host can do', () => {
    const hosts = 'read write schema events.webhook events.broker workflow intake ocr.inbound retention.native';
    for (const capability of hosts.split(' '))
      expect(hasMessage(`cli.host.can.${capability}`), capability).to.equal(true);
  });

  it('has a text for every finding, in both languages', async () => {
    const { CODES } = await import('../../../src/hosts/paperless/schema/finding.ts');
    for (const code of CODES)
      for (const language of ['vi', 'en'] as const)
        expect(message(`schema.${code}`, {}, language)).not.to.include(`[schema.${code}]`);
  });
});
