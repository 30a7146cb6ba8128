import { expect } from 'chai';
import permissions from '../../../../mappings/paperless/permissions.json' with { type: 'json' };
import type { PaperlessSettings } from '../../../../src/hosts/paperless/index.ts';
import { hasMessage, message, type Language } from '../../../../src/infra/messages/message.ts';
import type { HostFinding } from '../../../../src/ports/host.ts';
import { FakePaperless } from '../../../support/fake-paperless/index.ts';
import { HOST_ID, paperlessHost } from '../../../support/hosts/paperless-host.ts';
import { rawServer, type RawServer } from '../../../support/http/raw-server.ts';

describe('hosts/paperless/health', () => {
  let fake: FakePaperless;
  let ours: RawServer;

  beforeEach(async () => {
    fake = await new FakePaperless().start();
    ours = await rawServer((_, response) => response.writeHead(405).end());
  });

  afterEach(async () => {
    await fake.stop();
    await ours.close();
  });

  async function check(
    settings: Partial<PaperlessSettings> = {},
    { isRegistered = true, signal = undefined as AbortSignal | undefined } = {},
  ): Promise<readonly HostFinding[]> {
    const { host, objects } = paperlessHost(fake, {
      ...{ token: fake.admin.token, inboundFolder: '/nowhere', hookSecrets: ['secret'], publicUrl: ours.url },
      ...settings,
    });
    const workflow = { hostId: HOST_ID, kind: 'workflow', key: 'intake', remoteId: '1', name: '', written: {} };
    if (isRegistered) await objects.put(workflow);
    const findings = await host.checkHealth(signal);
    await host.dispose();
    for (const { code, details } of findings) {
      for (const language of ['vi', 'en'] as readonly Language[]) {
        expect(hasMessage(code), code).to.equal(true);
        expect(message(code, details, language), code).to.not.include('…');
      }
    }
    return findings;
  }
  const codes = (findings: readonly HostFinding[]): readonly string[] => findings.map(({ code }) => code);

  it('has nothing to say but what an administrator’s token and a local address are', async () => {
    const findings = await check();

    expect(codes(findings)).to.deep.equal(['host-token-of-administrator', 'host-webhook-internal']);
    expect(findings.every(({ severity }) => severity === 'info')).to.equal(true);
  });

  it('names each permission that is missing', async () => {
    const all = [...permissions.needed, ...permissions.history, ...permissions.people];
    const has = all.filter(
      (permission) => !['add_note', 'change_workflow', 'view_logentry', 'view_group'].includes(permission),
    );
    const bot = fake.addPerson({ username: 'bot', permissions: has });

    const findings = await check({ token: bot.token, roles: { 'Văn thư': 'editor' } });

    expect(
      findings
        .filter(({ code }) => code === 'host-permission-missing')
        .map(({ severity, details }) => `${severity} ${String(details['permission'])}`)
        .sort(),
    ).to.deep.equal(['error add_note', 'error change_workflow', 'warning view_group', 'warning view_logentry']);
  });

  it('warns of a right that only destruction needs', async () => {
    const held = [...permissions.needed, ...permissions.history];
    const bot = fake.addPerson({ username: 'bot', permissions: held });
    const able = fake.addPerson({ username: 'able', permissions: [...held, ...permissions.disposal] });
    const told = {
      severity: 'warning',
      code: 'host-disposal-right-missing',
      details: { permission: 'delete_document' },
    };

    expect(await check({ token: bot.token })).to.deep.include(told);
    expect(codes(await check({ token: able.token }))).to.not.include(told.code);
  });

  it('names the permission that it needs to ask for permissions', async () => {
    const bot = fake.addPerson({ username: 'bot', permissions: ['view_document'] });

    const [finding] = await check({ token: bot.token });

    expect(finding).to.deep.include({ code: 'host-permission-missing', details: { permission: 'view_uisettings' } });
  });

  it('says what a host of 2.x cannot do, and that one before 2.16 is too old', async () => {
    fake.settings.version = '2.20.1';
    expect(codes(await check())).to.include('host-version-older');
    expect(codes(await check({ delivery: 'remote-ocr' }))).to.include('host-delivery-impossible');
    expect(codes(await check({ delivery: 'version' }))).to.include('host-delivery-impossible');
    expect(codes(await check())).to.not.include('host-long-text-missing');
    fake.settings.version = '2.18.4';
    expect(codes(await check())).to.include.members(['host-version-older', 'host-long-text-missing']);
    fake.settings.version = '2.15.0';
    expect(codes(await check())).to.include('host-version-unsupported');
    fake.settings.version = '4.0.0';
    expect(codes(await check())).to.include('host-version-untested');
  });

  it('warns of a trash that is emptied early, and of a log that is off', async () => {
    fake.settings.trashDelay = 1;
    fake.settings.auditLog = false;

    expect(codes(await check())).to.include.members(['host-trash-short', 'host-audit-off']);
  });

  it('says that nothing is registered yet', async () => {
    expect(codes(await check({}, { isRegistered: false }))).to.include('host-not-registered');
  });

  it('sees that nobody answers where the host shall call', async () => {
    await ours.close();

    const found = (await check()).find(({ code }) => code === 'host-webhook-unreachable');

    expect(found).to.deep.include({ severity: 'warning', details: { origin: ours.url } });
  });

  it('sees that another program answers there', async () => {
    const found = (await check({ publicUrl: fake.url })).find(({ code }) => code === 'host-webhook-elsewhere');

    expect(found).to.deep.include({ severity: 'warning', details: { origin: fake.url, status: 404 } });
  });

  it('says nothing of webhooks where there are none', async () => {
    expect(codes(await check({ hookSecrets: [] }))).to.not.include('host-webhook-internal');
  });

  it('sees that a host elsewhere cannot call this machine by its own name', async () => {
    const { host } = paperlessHost(
      { url: 'http://192.0.2.1:9' },
      { token: 'a', inboundFolder: '/nowhere', hookSecrets: ['a'], publicUrl: 'http://localhost:8484', timeoutMs: 50 },
    );

    expect(codes(await host.checkHealth())).to.deep.equal(['host-unreachable']);
    await host.dispose();
  });

  it('says what is wrong with a host that does not answer as one', async () => {
    expect(codes(await check({ token: '0'.repeat(40) }))).to.deep.equal(['host-token-refused']);
    fake.faults.add({ on: /GET .*ui_settings/, kind: 'html' });
    expect(codes(await check())).to.deep.equal(['host-not-paperless']);
    fake.faults.add({ on: /GET .*ui_settings/, kind: 'redirect', location: 'http://elsewhere.test/' });
    expect(codes(await check())).to.deep.equal(['host-not-paperless']);
    expect(codes(await check({ url: `${fake.url}/elsewhere` }))).to.deep.equal(['host-not-paperless']);
    expect(codes(await check({}, { signal: AbortSignal.abort() }))).to.deep.equal(['cancelled']);
    await fake.down();
    expect(codes(await check())).to.deep.equal(['host-unreachable']);
  });
});
