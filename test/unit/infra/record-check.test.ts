import { expect } from 'chai';
import { createRecordCheck } from '../../../src/infra/record-check.ts';
import { RECORD_SCHEMAS } from '../../../src/ports/record-check.ts';

describe('infra/record-check', () => {
  const check = createRecordCheck();

  for (const schema of RECORD_SCHEMAS) {
    it(`holds records to the schema of ${schema}, which is one`, () => {
      expect(check(schema, { 'no such member': 1 })).to.not.be.empty;
    });
  }
});
