import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { loadConfig } from '../../../src/config/load-config.ts';
import { OPTIONS, environmentName } from '../../../src/config/options.ts';
import { ConfigError } from '../../../src/ports/errors.ts';

describe('config/load-config', () => {
  let folder: string;
  const file = () => path.join(folder, 'vankho.config.json');

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'vankho-config-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function load(tree: unknown, environment: Record<string, string> = {}, overrides: Record<string, string> = {}) {
    writeFileSync(file(), JSON.stringify(tree));
    return loadConfig({ file: file(), environment, overrides });
  }
  function failure(work: () => unknown): ConfigError {
    try {
      work();
    } catch (error) {
      if (error instanceof ConfigError) return error;
    }
    throw new Error('no ConfigError was thrown');
  }

  it('takes the default where nothing is said', () => {
    expect(load({})['http.address']).to.equal('127.0.0.1');
    expect(load({})['store.url']).to.equal(null);
  });

  it('lets the command line win over the environment, and that over the file', () => {
    const tree = { http: { port: 1 } };

    expect(load(tree)['http.port']).to.equal(1);
    expect(load(tree, { VANKHO_HTTP_PORT: '2' })['http.port']).to.equal(2);
    expect(load(tree, { VANKHO_HTTP_PORT: '2' }, { 'http.port': '3' })['http.port']).to.equal(3);
  });

  it('refuses a misspelt option by its name instead of passing over it', () => {
    const error = failure(() => load({ http: { prot: 80 } }));

    expect(error.code).to.equal('config-invalid');
    expect(error.details['option']).to.equal('http.prot');
  });

  for (const [option, value] of [
    ['http.port', 70_000],
    ['http.port', '80'],
    ['ocr.engine', 'magic'],
    ['language', ''],
  ] as const) {
    it(`refuses ${JSON.stringify(value)} for ${option}`, () => {
      const [group = '', key] = option.split('.');
      const tree = key === undefined ? { [group]: value } : { [group]: { [key]: value } };

      expect(failure(() => load(tree)).details['option']).to.equal(option);
    });
  }

  it('says that a file it was told to read is missing or no JSON', () => {
    expect(failure(() => loadConfig({ file: file(), environment: {} })).code).to.equal('config-unreadable');
    writeFileSync(file(), '{');
    expect(failure(() => loadConfig({ file: file(), environment: {} })).code).to.equal('config-unreadable');
  });

  it('takes a secret from the file that the environment names', () => {
    const secret = path.join(folder, 'url');
    writeFileSync(secret, 'postgres://x\n');

    expect(load({}, { VANKHO_STORE_URL_FILE: secret })['store.url']).to.equal('postgres://x');
    expect(failure(() => load({}, { VANKHO_STORE_URL_FILE: `${secret}-no` })).code).to.equal('config-unreadable');
  });

  it('gives every option one environment name', () => {
    const names = OPTIONS.map((row) => environmentName(row.path));

    expect(new Set(names).size).to.equal(OPTIONS.length);
    expect(environmentName('http.maxUploadBytes')).to.equal('VANKHO_HTTP_MAX_UPLOAD_BYTES');
  });
});
