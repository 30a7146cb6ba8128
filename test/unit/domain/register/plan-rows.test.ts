import { expect } from 'chai';
import { planRows } from '../../../../src/domain/register/plan-rows.ts';
import type { RegisterKind, RegisterRow } from '../../../../src/domain/register/register.ts';
import { aRow } from '../../../support/archive/register-rows.ts';

describe('domain/register: a register that is taken in again', () => {
  const plan = (before: readonly RegisterRow[], after: readonly RegisterRow[], kind: RegisterKind = 'outgoing') =>
    planRows({
      ...{ register: { id: 'r', kind }, before, nextId: () => 'new' },
      file: { rows: after.map(({ line, entry }) => ({ row: line, entry })), faults: [] },
    });

  it('knows rows again that were kept without the zeros of their numbers, and doubles none', () => {
    const notation = 'QĐ-UBND';
    const before = [aRow(1, { number: '3', notation, subject: 'A' }), aRow(2, { number: '4', notation, subject: 'B' })];
    const after = [aRow(1, { number: '03', notation, subject: 'A' }), aRow(2, { number: '4', notation, subject: 'B' })];

    expect(plan(before, after)).to.deep.equal({
      changes: { added: [], changed: [after[0]], removed: [] },
      unchanged: 1,
    });
    expect(plan(after, after)).to.deep.include({ unchanged: 2 });
  });

  it('tells rows of one number apart by all that they say, zeros aside', () => {
    const before = [aRow(1, { number: '5', subject: 'A' }), aRow(2, { number: '5', subject: 'B' })];
    const after = [aRow(1, { number: '05', subject: 'B' }), aRow(2, { number: '05', subject: 'A' })];
    const { changes } = plan(before, after);

    expect(changes.changed.map(({ id, entry }) => [id, entry.subject])).to.deep.equal([
      ['r2', 'B'],
      ['r1', 'A'],
    ]);
    expect([changes.added, changes.removed]).to.deep.equal([[], []]);
  });

  it('knows a row of incoming documents by number and arrival, with or without zeros', () => {
    const before = [aRow(1, { arrivalNumber: '7', number: '3', subject: 'A' })];
    const after = [aRow(1, { arrivalNumber: '07', number: '03', subject: 'A khác' })];

    expect(plan(before, after, 'incoming').changes).to.deep.equal({ added: [], changed: after, removed: [] });
  });
});
