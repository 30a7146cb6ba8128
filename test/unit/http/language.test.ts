import { expect } from 'chai';
import fc from 'fast-check';
import { preferredLanguage } from '../../../src/http/language.ts';

describe('http/language', () => {
  for (const [header, language] of [
    [undefined, 'vi'],
    ['', 'vi'],
    ['*', 'vi'],
    ['fr-FR, de', 'vi'],
    ['en', 'en'],
    ['EN-us', 'en'],
    ['vi-VN,vi;q=0.9,en;q=0.8', 'vi'],
    ['en;q=0.9, vi;q=0.8', 'en'],
    ['en;q=0.5, vi', 'vi'],
    ['en;q=0', 'vi'],
    ['english', 'vi'],
  ] as const)
    it(`${String(header)} asks for ${language}`, () => {
      expect(preferredLanguage(header)).to.equal(language);
    });

  it('never fails, whatever is sent', () => {
    fc.assert(fc.property(fc.string(), (header) => ['vi', 'en'].includes(preferredLanguage(header))));
  });
});
