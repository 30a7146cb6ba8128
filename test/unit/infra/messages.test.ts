import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { readErrorsPage, renderErrors } from '../../support/errors-page.ts';
import { ERROR_TABLE, exitCodeOf } from '../../../src/infra/error-table.ts';
import { enLabels } from '../../../src/infra/messages/en-labels.ts';
import { en } from '../../../src/infra/messages/en.ts';
import { hasMessage, message, title } from '../../../src/infra/messages/message.ts';
import { viLabels } from '../../../src/infra/messages/vi-labels.ts';
import { vi } from '../../../src/infra/messages/vi.ts';
import { FileError, HostError } from '../../../src/ports/errors.ts';

const source = (path: string) => readFileSync(new URL(`../../../src/${path}`, import.meta.url), 'utf8');

/** The quoted words of `export type <name> = …;` in a source file. */
function codesOfTypes(text: string, name: RegExp): readonly string[] {
  const types = [...text.matchAll(/export type (\w+) =([^;]*);/g)].filter(([, found]) => name.test(found ?? ''));
  return types.flatMap(([, , body]) => [...(body ?? '').matchAll(/'([^']+)'/g)].map(([, code]) => code ?? ''));
}

/** Prettier pads the cells of tables; that is not a difference. */
function cells(page: string): string {
  return page.replace(/ *\| */g, '|').replace(/[:-]{3,}/g, '---');
}

function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();
}

describe('infra/messages', () => {
  it('has the same keys in Vietnamese and English', () => {
    expect(Object.keys(en).sort()).to.deep.equal(Object.keys(vi).sort());
    expect(Object.keys(enLabels).sort()).to.deep.equal(Object.keys(viLabels).sort());
  });

  it('fills the same values in both languages', () => {
    for (const code of Object.keys(vi) as (keyof typeof vi)[])
      expect(placeholders(vi[code].text), code).to.deep.equal(placeholders(en[code].text));
    for (const key of Object.keys(viLabels) as (keyof typeof viLabels)[])
      expect(placeholders(viLabels[key]), key).to.deep.equal(placeholders(enLabels[key]));
  });

  it('knows every code of the ports and of the page findings', () => {
    const codes = [
      ...codesOfTypes(source('ports/errors.ts'), /ErrorCode$/),
      ...codesOfTypes(source('domain/page/page-reading.ts'), /^PageFindingCode$/),
    ];

    expect(codes.length).to.be.greaterThan(50);
    expect(codes.filter((code) => !hasMessage(code))).to.deep.equal([]);
  });

  it('says what happened and then what to do, in both languages, in NFC', () => {
    for (const table of [vi, en])
      for (const [code, { title: short, text }] of Object.entries(table)) {
        const sentences = text.split(/[.;:] /).length;
        expect(sentences, `${code}: ${text}`).to.be.at.least(2);
        expect(short, code).not.to.match(/[{}[\].]/);
        expect(`${short}${text}`.normalize('NFC'), code).to.equal(`${short}${text}`);
      }
  });

  it('leaves out the part of which a value is not given', () => {
    const without = message('page-too-large', {}, 'en');
    const whole = message('page-too-large', { page: 3, width: 30_000, height: 30_000, limit: 150 }, 'en');

    expect(without).to.match(/^A page is over the limit\. /);
    expect(whole).to.match(/^A page \(3\), 30000 × 30000 pixels, is over the limit of 150 pixels\. /);
  });

  it('does not read values as templates', () => {
    const text = message('file-empty', { file: '[{limit}] {file}' }, 'en');

    expect(text).to.match(/^The file “\[\{limit\}\] \{file\}” has 0 bytes\./);
  });

  it('tells an unknown code as an unexpected error and names it', () => {
    expect(message('constructor', {}, 'vi'))
      .to.contain('Lỗi ngoài dự kiến'.slice(4))
      .and.to.contain('[constructor]');
    expect(title('toString', 'en')).to.equal('Unexpected error');
    expect(hasMessage('__proto__')).to.equal(false);
  });
});

describe('infra/error-table', () => {
  it('gives every code an exit code of its own, none of them 0 or taken for a signal', () => {
    const exits = Object.values(ERROR_TABLE).map((row) => row.exit);

    expect(new Set(exits).size).to.equal(exits.length);
    expect(exits.every((exit) => exit > 0 && exit < 126)).to.equal(true);
  });

  it('never answers 401 for a host that refuses us', () => {
    const refusal = new HostError('unauthorized', 'no', { hostId: 'a', operation: 'b' });

    expect(exitCodeOf(refusal)).to.equal(50);
    expect(ERROR_TABLE.unauthorized.status).to.equal(502);
  });

  it('finds the exit code of any error', () => {
    expect(exitCodeOf(new FileError('file-encrypted', 'x'))).to.equal(13);
    expect(exitCodeOf(new TypeError('x'))).to.equal(1);
    expect(exitCodeOf('thrown text')).to.equal(1);
  });

  it('is what docs/errors.md shows', () => {
    expect(cells(readErrorsPage())).to.equal(cells(renderErrors()));
  });
});
