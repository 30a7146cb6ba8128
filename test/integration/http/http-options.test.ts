import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { loadConfig } from '../../../src/config/load-config.ts';
import { createHttpApp } from '../../../src/http/create-http-app.ts';
import { httpOptions } from '../../../src/http/http-options.ts';
import { ConfigError } from '../../../src/ports/errors.ts';
import { TEST_OPTIONS } from '../../support/http/client.ts';
import { createFakeService } from '../../support/http/fake-service.ts';

describe('http/http-options', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'http-options-'));
    await writeFile(path.join(folder, 'c.pem'), 'certificate');
  });
  after(async () => {
    await rm(folder, { recursive: true });
  });
  const configWith = (overrides: Record<string, string>) => loadConfig({ environment: {}, overrides });

  it('takes the configuration over, proxies parted by commas', () => {
    const options = httpOptions(configWith({ 'http.trustedProxy': '10.0.0.1, 10.1.0.0/16', 'http.port': '0' }), '/web');

    expect(options).to.deep.include({ trustedProxies: ['10.0.0.1', '10.1.0.0/16'], port: 0, webRoot: '/web' });
    expect(options).not.to.have.property('tls');
  });

  it('takes the token of the metrics over, and leaves it out where none is set', () => {
    const options = httpOptions(configWith({ 'http.metricsToken': 'a-long-token-for-metrics' }), '/web');

    expect(options.metricsToken).to.equal('a-long-token-for-metrics');
    expect(httpOptions(configWith({}), '/web')).not.to.have.property('metricsToken');
  });

  it('refuses a certificate without a key, and a file that is not there', () => {
    const certificate = path.join(folder, 'c.pem');
    const alone = configWith({ 'http.tlsCertificate': certificate });
    const missing = configWith({ 'http.tlsCertificate': certificate, 'http.tlsKey': path.join(folder, 'none.pem') });

    for (const config of [alone, missing])
      expect(() => httpOptions(config, '/web'))
        .to.throw(ConfigError)
        .with.nested.property('details.option', 'http.tlsKey');
  });

  it('refuses a trusted proxy that is no address', () => {
    expect(() => createHttpApp(createFakeService().deps, { ...TEST_OPTIONS, trustedProxies: ['proxy.example'] }))
      .to.throw(ConfigError)
      .with.nested.property('details.option', 'http.trustedProxy');
  });
});
