import { expect } from 'chai';
import { createLogger } from '../../../src/infra/logger.ts';
import { FileError } from '../../../src/ports/errors.ts';

function capture() {
  const lines: string[] = [];
  const log = createLogger({ level: 'info', destination: { write: (line) => void lines.push(line) } });
  return { log, lines };
}

describe('infra/logger', () => {
  it('writes one line of JSON with level, time and static message', () => {
    const { log, lines } = capture();

    log.warn('Host swept', { hostId: 'inbox', queued: 3 });

    const line = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
    expect(line).to.include({ level: 'warn', msg: 'Host swept', hostId: 'inbox', queued: 3 });
    expect(line)
      .to.have.property('time')
      .that.matches(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(line).not.to.have.any.keys('pid', 'hostname');
  });

  it('hides secrets at any usual depth', () => {
    const { log, lines } = capture();

    log.pino.info({ secret: 'S3', req: { headers: { authorization: 'Bearer S3', cookie: 'a=S3' } } }, 'x');
    log.pino.info(
      { account: { secretHash: 'S3' }, body: { newSecret: 'S3' }, res: { headers: { 'set-cookie': 'S3' } } },
      'x',
    );

    expect(lines).to.have.lengthOf(2);
    expect(lines.join('')).not.to.contain('S3');
  });

  it('tells of an error its class, code and place, never its message or stack', () => {
    const { log, lines } = capture();

    log.pino.error({ err: new FileError('file-broken', 'Cannot open /srv/secret/hop-12.pdf') }, 'Reading failed');

    const line = JSON.parse(lines[0] ?? '') as { err: unknown };
    expect(line.err).to.deep.include({ errorName: 'FileError', code: 'file-broken' });
    expect(lines[0]).to.match(/"at":"test\/unit\/infra\/logger\.test\.ts:\d+"/);
    expect(lines[0]).not.to.contain('/srv').and.not.to.contain('node_modules');
  });
});
