import { expect } from 'chai';
import { AUTHORITY_EXAMPLES } from '../../../src/cli/authority/example.ts';
import { RETENTION_EXAMPLES } from '../../../src/cli/retention/example.ts';
import { createRecordCheck } from '../../../src/infra/record-check.ts';
import { asSchedule } from '../../../src/infra/retention-file.ts';

/** Those of a disposal are carried to the end of a case in `disposal.test.ts`. */
describe('cli: examples of files', () => {
  it('of bodies and people keep to the schema of authorities', () => {
    expect(createRecordCheck()('authorities', AUTHORITY_EXAMPLES['import'])).to.deep.equal([]);
  });

  it('of schedules can be taken in, and the head is that of a schedule', () => {
    const { validate, 'import-appendix': head, ...others } = RETENTION_EXAMPLES;
    expect(asSchedule(validate).groups.length).to.equal(1);
    expect(Object.values(others)).to.deep.equal([validate, validate]);
    expect(validate).to.include(head);
  });
});
