import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { readSchedule } from '../../../scripts/bench/retention/labelled-titles.ts';
import { proposeForTitle } from '../../../src/domain/retention/proposals/propose-for-title.ts';
import { indexSchedules } from '../../../src/domain/retention/proposals/schedule-index.ts';
import { message } from '../../../src/infra/messages/message.ts';
import { readSynonyms } from '../../../src/infra/synonyms-file.ts';
import { ConfigError } from '../../../src/ports/errors.ts';

const COMMON = readSchedule('tt-09-2011-bnv');

describe('infra/synonyms-file', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'vankho-words-'));
    file = path.join(folder, 'words.json');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const table = (entries: object) => ({ replacements: [{ reason: 'Chữ của cơ quan', entries }] });
  function read(content: unknown) {
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return readSynonyms(file);
  }
  function refusal(content: unknown): ConfigError {
    try {
      read(content);
    } catch (error) {
      if (error instanceof ConfigError) return error;
    }
    throw new Error('was not refused');
  }
  function first(title: string, synonyms = readSynonyms(null)) {
    return proposeForTitle(title, { index: indexSchedules([COMMON], synonyms) })[0]?.row.id;
  }

  it('lets titles be read in the words of the office', () => {
    const title = 'Hồ sơ XLKLNS năm 2014';
    const synonyms = read(table({ XLKLNS: 'kỷ luật cán bộ' }));

    expect(first(title)).to.equal(undefined);
    expect(first(title, synonyms)).to.equal(first('Hồ sơ kỷ luật cán bộ năm 2014'));
    expect(first(title, synonyms)).to.be.a('string');
  });

  it('leaves the shipped words as they are, also one that the office reads otherwise', () => {
    const title = 'BC công tác TĐKT quý I năm 2014';
    const synonyms = read(table({ TĐKT: 'thẩm định kinh tế' }));

    expect(first(title, synonyms)).to.equal('tt-09-2011-bnv/10/127/c');
  });

  it('names file and entry that cannot be taken, in words', () => {
    const faults = [
      [table({ SNV: 5 }), 'replacements.0.entries.SNV'],
      [table({ SNV: ' … ' }), 'replacements.0.entries.SNV'],
      [table({ '&': 'và' }), 'replacements.0.entries.&'],
      [table({ 'Hoà giải': 'hòa giải' }), 'replacements.0.entries.Hoà giải'],
      [table({ SNV: 'sở nội vụ', snv: 'sở ngoại vụ' }), 'replacements.0.entries.snv'],
      [{ replacements: [{ entries: {} }] }, 'replacements.0.reason'],
      [{ ...table({}), emptyWords: ['và'] }, 'emptyWords'],
    ] as const;
    for (const [content, field] of faults) {
      const { code, details } = refusal(content);
      expect(details, field).to.include({ option: 'retention.synonyms', file, field });
      const told = message(code, details);
      expect(told).to.include(field).and.to.include(file);
    }
  });

  it('says of a file that is not there or no JSON which it is', () => {
    expect(refusal('{')).to.include({ code: 'config-unreadable' });
    expect(refusal('{').details).to.include({ file });
    const missing = path.join(folder, 'none.json');
    expect(() => readSynonyms(missing)).to.throw(ConfigError);
  });
});
