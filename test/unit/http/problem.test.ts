import { expect } from 'chai';
import { HttpError, ValidationError } from '../../../src/http/http-error.ts';
import { problemOf, withoutPaths } from '../../../src/http/problem.ts';
import { FileError, HostError, RequestError } from '../../../src/ports/errors.ts';

describe('http/problem', () => {
  it('tells a port error by its code, with status, title and remedy', () => {
    const problem = problemOf(new FileError('file-encrypted', 'x', { details: { file: 'a.pdf' } }), 'en', 'r1');

    expect(problem).to.deep.equal({
      type: 'urn:vankho:problem:file-encrypted',
      title: 'File with a password',
      status: 422,
      detail: 'The PDF “a.pdf” asks for a password. Remove it in the program that made the file and hand it in again.',
      code: 'file-encrypted',
      requestId: 'r1',
    });
  });

  it('names every field that is wrong', () => {
    const fault = (field: string) => ({ field, keyword: 'pattern', details: {} });

    const problem = problemOf(new ValidationError([fault('number'), fault('issuedOn')]), 'vi', 'r1');

    expect(problem).to.deep.include({ status: 400, code: 'invalid-request' });
    expect(problem.errors).to.deep.equal([
      { field: 'number', message: 'Không đúng dạng quy định.' },
      { field: 'issuedOn', message: 'Không đúng dạng quy định.' },
    ]);
  });

  it('names the parameter that a port refused', () => {
    const refused = new RequestError('invalid-request', 'x', { details: { parameter: 'after' } });

    expect(problemOf(refused, 'vi', 'r1').errors?.[0]?.field).to.equal('after');
  });

  it('does not pass on a refusal of the host as a refusal of the caller', () => {
    const options = { hostId: 'a', operation: 'b' };

    expect(problemOf(new HostError('unauthorized', 'x', options), 'vi', 'r').status).to.equal(502);
    expect(problemOf(new HttpError('sign-in-required'), 'vi', 'r').status).to.equal(401);
  });

  it('tells nothing of an error that nobody foresaw', () => {
    const problem = problemOf(new TypeError('Cannot read /etc/passwd'), 'en', 'r1');

    expect(problem.status).to.equal(500);
    expect(JSON.stringify(problem)).not.to.contain('passwd');
  });

  it('takes the folders off absolute paths and leaves other values', () => {
    const details = { a: '/srv/x/y.pdf', b: 'C:\\scan\\y.pdf', c: 'hộp 1/y.pdf', d: 5, e: '\\\\server\\share\\z' };

    expect(withoutPaths(details)).to.deep.equal({ a: 'y.pdf', b: 'y.pdf', c: 'hộp 1/y.pdf', d: 5, e: 'z' });
  });
});
