import { expect } from 'chai';
import { isLoopback } from '../../../src/http/options.ts';

describe('http/options', () => {
  for (const address of ['127.0.0.1', '127.8.9.10', '::1', '[::1]', 'localhost', 'LOCALHOST', '::ffff:127.0.0.1'])
    it(`${address} is this machine`, () => {
      expect(isLoopback(address)).to.equal(true);
    });

  for (const address of [
    '',
    '0.0.0.0',
    '::',
    '10.0.0.1',
    '127.0.0.1.example',
    'localhost.example',
    '127.1',
    '::ffff:10.0.0.1',
  ])
    it(`${address} is not`, () => {
      expect(isLoopback(address)).to.equal(false);
    });
});
