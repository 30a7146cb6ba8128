import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { loadConfig } from '../../../src/config/load-config.ts';
import { ConfigError } from '../../../src/ports/errors.ts';

const TOKEN = '0123456789abcdef0123456789abcdef01234567';

describe('config: hosts', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'vankho-hosts-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const entry = {
    id: 'paperless-1',
    kind: 'paperless',
    url: 'http://127.0.0.1:8000/',
    publicUrl: 'http://10.0.0.5:8484',
  };
  const secrets = { VANKHO_HOSTS_PAPERLESS_1_TOKEN: TOKEN };

  function write(name: string, text: string): string {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  }
  function load(hosts: unknown, environment: Record<string, string> = secrets) {
    return loadConfig({ file: write('vankho.config.json', JSON.stringify({ hosts })), environment }).hosts;
  }
  function failure(hosts: unknown, environment?: Record<string, string>): ConfigError {
    try {
      load(hosts, environment);
    } catch (error) {
      if (error instanceof ConfigError) return error;
    }
    throw new Error('no ConfigError was thrown');
  }

  it('are none where nothing is said', () => {
    expect(loadConfig({ environment: {} }).hosts).to.deep.equal([]);
  });

  it('come with defaults, without a slash at the end of addresses', () => {
    expect(load([entry])).to.deep.equal([
      {
        ...entry,
        url: 'http://127.0.0.1:8000',
        token: TOKEN,
        hookSecrets: [],
        ocrKeys: [],
        delivery: 'version',
        roles: {},
        storagePaths: false,
        pollMs: 180_000,
        concurrency: 3,
        minIntervalMs: 0,
        timeoutMs: 30_000,
        largestFileBytes: 4 * 1024 ** 3,
        postedBytes: 64 * 1024 ** 3,
      },
    ]);
  });

  it('take secrets from files, one a line, the environment first', () => {
    const tokenFile = write('token', `${TOKEN}\n`);
    const hookSecretsFile = write('hooks', '\nnew-secret-of-16-letters\n  old-secret-of-16-letters\n');
    const given = { ...entry, tokenFile, hookSecretsFile };

    expect(load([given], {})[0]).to.deep.include({
      token: TOKEN,
      hookSecrets: ['new-secret-of-16-letters', 'old-secret-of-16-letters'],
    });
    expect(load([given], { VANKHO_HOSTS_PAPERLESS_1_TOKEN_FILE: write('other', 'other') })[0]?.token).to.equal('other');
    expect(load([given], { VANKHO_HOSTS_PAPERLESS_1_TOKEN: 'first' })[0]?.token).to.equal('first');
  });

  for (const [what, changes, option] of [
    ['a misspelt key', { tokn: 'x' }, 'hosts.0.tokn'],
    ['a secret in the file itself', { token: TOKEN }, 'hosts.0.token'],
    ['another kind', { kind: 'alfresco' }, 'hosts.0.kind'],
    ['no id', { id: undefined }, 'hosts.0.id'],
    ['an id with a space', { id: 'a b' }, 'hosts.0.id'],
    ['the id of the inbox folder', { id: 'folder' }, 'hosts.0.id'],
    ['credentials in the address', { url: 'http://a:b@host/' }, 'hosts.0.url'],
    ['an address of another kind', { publicUrl: 'file:///etc' }, 'hosts.0.publicUrl'],
    ['a number as text', { concurrency: '3' }, 'hosts.0.concurrency'],
    ['a pace that is none', { pollMs: 1 }, 'hosts.0.pollMs'],
    ['a role that there is not', { roles: { 'Văn thư': 'boss' } }, 'hosts.0.roles'],
  ] as const)
    it(`refuse ${what} by its place`, () => {
      const given = { VANKHO_HOSTS_PAPERLESS_1_TOKEN: TOKEN, VANKHO_HOSTS__TOKEN: TOKEN };
      const tokens = { ...given, VANKHO_HOSTS_FOLDER_TOKEN: TOKEN, 'VANKHO_HOSTS_A B_TOKEN': TOKEN };
      const error = failure([{ ...entry, ...changes }], tokens);

      expect(error.code).to.equal('config-invalid');
      expect(error.details['option']).to.equal(option);
      expect(JSON.stringify(error.details)).not.to.include(TOKEN);
    });

  it('refuse what is no list, no object, or one id twice', () => {
    expect(failure({}).details['option']).to.equal('hosts');
    expect(failure(['x']).details['option']).to.equal('hosts.0');
    expect(failure([entry, entry]).details['option']).to.equal('hosts.1.id');
  });

  it('say where a missing token is looked for', () => {
    const { details } = failure([entry], {});

    expect(details).to.deep.equal({
      option: 'hosts.0.tokenFile',
      allowed: 'tokenFile | VANKHO_HOSTS_PAPERLESS_1_TOKEN',
    });
  });

  it('refuse a short secret of webhooks without telling it', () => {
    const error = failure([entry], { ...secrets, VANKHO_HOSTS_PAPERLESS_1_HOOK_SECRETS: 'short-one' });

    expect(error.details['option']).to.equal('hosts.0.hookSecretsFile');
    expect(JSON.stringify(error.details) + error.message).not.to.include('short-one');
  });

  it('name a secret file that cannot be read', () => {
    expect(failure([{ ...entry, tokenFile: path.join(folder, 'none') }], {}).code).to.equal('config-unreadable');
  });
});
