import { expect } from 'chai';
import { DEFAULT_PROJECT_RECORD } from '../../../../src/domain/arrangement/project.ts';
import type { Dossier } from '../../../../src/web/archive/archive-types.ts';
import type {
  Measure,
  Place,
  Project,
  ProjectBundle,
  Step,
  StepProgress,
} from '../../../../src/web/arrangement/arrangement-types.ts';
import { bookingFields } from '../../../../src/web/arrangement/model/booking-form.ts';
import { boxesOf, periodOf } from '../../../../src/web/arrangement/model/box-form.ts';
import { bundleParams, nextBooking } from '../../../../src/web/arrangement/model/bundle-filter.ts';
import { correctionOf, findingsOf, isOwnWork } from '../../../../src/web/arrangement/model/check.ts';
import { daysBefore } from '../../../../src/web/arrangement/model/days-before.ts';
import { faultsFor, incompleteByState } from '../../../../src/web/arrangement/model/incomplete.ts';
import { outlookOf } from '../../../../src/web/arrangement/model/outlook.ts';
import { placeTree } from '../../../../src/web/arrangement/model/place-tree.ts';
import { firstChoices, projectOf } from '../../../../src/web/arrangement/model/project-form.ts';
import { rightsIn } from '../../../../src/web/arrangement/model/project-rights.ts';
import { receiptOf } from '../../../../src/web/arrangement/model/receipt-form.ts';
import { tableOf } from '../../../../src/web/arrangement/model/statistics.ts';
import { blocksOf, standingOf } from '../../../../src/web/arrangement/model/step-blocks.ts';

const MEMBERS = [
  { account: 'an', role: 'worker' },
  { account: 'bình', role: 'checker' },
  { account: 'chi', role: 'controller' },
] as const;

function aProject(parts: Partial<Project> = {}): Project {
  return {
    ...{ id: 'p', title: 'Dự án', process: '23', state: 'running', startsOn: '2026-01-05', deadline: '2026-06-30' },
    ...{ plannedMetres: null, fondsIds: ['f'], receiptIds: [], members: [...MEMBERS], revision: 1 },
    record: DEFAULT_PROJECT_RECORD,
    ...parts,
  };
}

function aStep(key: string, parts: Partial<StepProgress> = {}): StepProgress {
  return {
    ...{ key, number: 1, name: key, unit: 'metre', subject: 'bundle', shownBy: 'booking', done: 0, total: 4 },
    ...parts,
  };
}

function stepData(key: string, needs: readonly string[] = []): Step {
  return {
    ...{ key, numbers: { '23': 1 }, name: key, unit: 'metre', subject: 'bundle', shownBy: 'booking' },
    ...{ needs: [...needs], planningWeight: 1 },
  };
}

describe('web/arrangement/model', () => {
  describe('rights', () => {
    it('lets a worker take and book for themselves, and hand nothing out', () => {
      expect(rightsIn(aProject(), { role: 'operator', name: 'an' })).to.deep.include({
        ...{ takes: true, books: true, handsOut: false, speaksForOthers: false, manages: false },
        ...{ checks: false, judges: false, draws: false, sorts: true },
      });
    });

    it('leaves the first check to the checkers of the project, the second to its controllers', () => {
      expect(rightsIn(aProject(), { role: 'checker', name: 'bình' })).to.include({ checks: true, judges: false });
      expect(rightsIn(aProject(), { role: 'archivist', name: 'chi' })).to.include({ checks: false, judges: true });
      const nobody = rightsIn(aProject(), { role: 'archivist', name: 'em' });
      expect(nobody).to.include({ checks: false, judges: false, draws: true, manages: true });
    });

    it('lets whoever may check do so where the project names no checker', () => {
      const alone = aProject({ members: [] });
      expect(rightsIn(alone, { role: 'archivist', name: 'em' })).to.include({ checks: true, judges: false });
    });

    it('lets nobody work where the project does not run', () => {
      const planned = rightsIn(aProject({ state: 'planned' }), { role: 'administrator', name: 'chi' });
      expect(Object.entries(planned).filter(([, may]) => may === true)).to.deep.equal([['manages', true]]);
    });
  });

  describe('steps', () => {
    const steps = [stepData('bring'), stepData('clean', ['bring'])];

    it('says which step comes first and how much of it is left', () => {
      const progress = [aStep('bring', { done: 1 }), aStep('clean')];
      const sources = { state: 'running', steps, progress, incomplete: undefined } as const;
      expect(blocksOf(aStep('clean'), sources)).to.deep.equal([{ kind: 'needs', step: progress[0], left: 3 }]);
      expect(blocksOf(aStep('bring', { done: 4 }), sources)).to.deep.equal([]);
    });

    it('says that there is nothing to do it with, and that the project does not run', () => {
      const sources = { state: 'planned', steps, progress: [], incomplete: undefined } as const;
      expect(blocksOf(aStep('bring', { total: 0 }), sources)).to.deep.equal([
        { kind: 'not-running' },
        { kind: 'nothing', of: 'bundle' },
      ]);
    });

    it('counts dossiers that a rule keeps from the state of the step', () => {
      const finding = { rule: 'no-date', blocks: 'checked', message: 'x' };
      const warning = { rule: 'short-title', blocks: null, message: 'y' };
      const item = { id: 'd', temporaryNumber: 1, title: 't', findings: [finding, finding, warning] };
      const report = { items: [item, { ...item, id: 'e', findings: [warning] }] };
      expect([...incompleteByState([report])]).to.deep.equal([['checked', 1]]);
      expect(faultsFor(report, 'checked')).to.deep.equal([{ ...item, findings: [finding, finding] }]);
      expect(faultsFor(report, 'numbered')).to.deep.equal([]);
    });

    it('is late once its days are over', () => {
      expect(standingOf(aStep('a', { to: '2026-01-10', done: 1 }), '2026-01-11')).to.equal('late');
      expect(standingOf(aStep('a', { to: '2026-01-10', done: 4 }), '2026-01-11')).to.equal('done');
      expect(standingOf(aStep('a', { to: '2026-01-10', done: 1 }), '2026-01-10')).to.equal('begun');
    });
  });

  it('foretells by what is slowest, and nothing where something does not move', () => {
    const one = { left: 1, total: 2, forecast: '2026-05-01', daysLate: 0 } as Measure; // as: what is not asked is left out
    const slow = { ...one, forecast: '2026-07-03', daysLate: 3 };
    expect(outlookOf({ late: true, measures: [one, slow] })).to.include({ forecast: '2026-07-03', daysLate: 3 });
    const still = { ...one, forecast: null, daysLate: null };
    expect(outlookOf({ late: true, measures: [one, still] }).forecast).to.equal(undefined);
    expect(outlookOf({ late: false, measures: [{ ...one, left: 0 }] }).isDone).to.equal(true);
    expect(outlookOf({ late: false, measures: [] }).isDone).to.equal(false);
  });

  it('asks for bundles as the filter says, and offers the step that all chosen ones wait for', () => {
    expect(bundleParams({ hands: 'mine', waitsFor: 'clean' }, 'an')).to.deep.equal({
      worker: 'an',
      notBooked: 'clean',
    });
    expect(bundleParams({ hands: 'by free', waitsFor: '' }, 'an')).to.deep.equal({ worker: 'free' });
    const bundle = (booked: string[]): ProjectBundle => ({
      ...{ id: 'b', receiptId: 'r', number: 1, condition: 'loose', sorted: false, worker: null, booked },
    });
    const steps = [stepData('bring'), stepData('clean')];
    expect(nextBooking([bundle(['bring']), bundle(['bring'])], steps)).to.equal('clean');
    expect(nextBooking([bundle([]), bundle(['bring'])], steps)).to.equal(undefined);
  });

  it('asks for a range where nothing is chosen, and for an amount of one bundle alone', () => {
    const names = (subject: StepProgress['subject'], ids?: readonly string[]): readonly string[] =>
      bookingFields({ key: 'form', subject }, ids).map(({ name }) => name);
    expect(names('project')).to.deep.equal(['worker', 'doneOn', 'note']);
    expect(names('dossier')).to.include.members(['range.of', 'range.from', 'range.to']);
    expect(names('bundle', ['a'])).to.include('amount');
    expect(names('bundle', ['a', 'b'])).to.not.include('amount');
  });

  it('takes what was emptied away from a project, and leaves nameless rows out', () => {
    const before = aProject({ plannedMetres: 338 });
    const choices = {
      ...firstChoices(before),
      members: [
        { account: ' an ', role: 'worker' as const },
        { account: ' ', role: 'checker' as const },
      ],
    };
    const parties = [
      { role: 'client' as const, organisation: 'Sở', person: ' ' },
      { role: 'contractor' as const, organisation: '' },
    ];
    expect(projectOf({ title: 'A', percent: 10 }, { ...choices, parties }, before)).to.deep.include({
      plannedMetres: null,
      members: [{ account: 'an', role: 'worker' }],
      record: {
        ...{ contract: {}, parties: [{ role: 'client', organisation: 'Sở' }] },
        ...{ calendar: { weekdays: [1, 2, 3, 4, 5], holidays: [] }, sample: { percent: 10, least: 50 } },
      },
    });
  });

  it('keeps what the form of a receipt does not ask for', () => {
    const record = {
      material: 'A',
      giver: { organisation: 'A' },
      receiver: { organisation: 'B' },
      condition: 'loose',
    } as const;
    const before = {
      id: 'r',
      fondsId: null,
      number: '1',
      receivedOn: '2026',
      linearMetres: 1,
      revision: 1,
      record: { ...record, listAttached: true },
    };
    expect(receiptOf({ receivedOn: '2026', record }, 'f', before)).to.deep.equal({
      ...{ receivedOn: '2026', number: null, fondsId: 'f', record: { ...record, listAttached: true } },
    });
  });

  it('sends of a correction only what is other, and takes away what was emptied', () => {
    const dossier = { description: { title: 'A', note: 'cũ', sheetCount: 3 } } as Pick<Dossier, 'description'>;
    expect(correctionOf(dossier, { title: 'A', sheetCount: 4 })).to.deep.equal({ sheetCount: 4, note: null });
    expect(correctionOf(dossier, { title: 'A', note: 'cũ', sheetCount: 3 })).to.deep.equal({});
    expect(
      findingsOf([
        { field: 'title', note: ' sai ' },
        { field: '', note: 'x' },
      ]),
    ).to.deep.equal([{ field: 'title', note: 'sai' }]);
  });

  it('knows own work: what was described or changed, and on the second level what was checked', () => {
    const dossier = { editors: ['an'], checkedBy: 'bình' };
    expect(isOwnWork(dossier, { name: 'an', isSecond: false })).to.equal(true);
    expect(isOwnWork(dossier, { name: 'bình', isSecond: false })).to.equal(false);
    expect(isOwnWork(dossier, { name: 'bình', isSecond: true })).to.equal(true);
  });

  it('adds up work by account and day, newest first', () => {
    const day = { account: 'an', day: '2026-01-07', work: 'step:form', count: 1, amount: 0 };
    const days = [{ ...day, day: '2026-01-06', count: 2 }, { ...day, work: 'dossier.created', count: 5 }, day];
    expect(tableOf(days)).to.deep.equal({
      works: ['step:form', 'dossier.created'],
      rows: [
        { account: 'an', day: undefined, counts: [3, 5] },
        { account: 'an', day: '2026-01-07', counts: [1, 5] },
        { account: 'an', day: '2026-01-06', counts: [2, 0] },
      ],
    });
    const steps = [day, { ...day, work: 'step:clean' }, { ...day, work: 'step:new' }];
    expect(tableOf(steps, ['step:form', 'step:clean']).works).to.deep.equal(['step:form', 'step:clean', 'step:new']);
    expect(daysBefore('2026-03-01', 1)).to.equal('2026-02-28');
  });

  it('puts places under those that they stand in, `Giá 10` behind `Giá 9`', () => {
    const room: Place = {
      ...{ id: 'a', parentId: null, kind: 'room', label: 'Kho 1', capacityMetres: null, note: null, revision: 1 },
    };
    const shelf = { ...room, parentId: 'a', kind: 'shelf' } as const;
    const places = [{ ...shelf, id: 'c', label: 'Giá 10' }, room, { ...shelf, id: 'b', label: 'Giá 9' }];
    expect(placeTree(places).map(({ path, depth }) => [path, depth])).to.deep.equal([
      ['Kho 1', 0],
      ['Kho 1 / Giá 9', 1],
      ['Kho 1 / Giá 10', 1],
    ]);
  });

  it('makes as many boxes as the numbers say, and none of a wrong span', () => {
    const made = boxesOf({ from: 3, to: 4, retention: '{"kind":"permanent"}' });
    expect(made).to.have.length(2);
    expect(made?.[1]).to.deep.include({ number: 4, retention: { kind: 'permanent' }, inventoryNumber: null });
    expect(boxesOf({ from: 4, to: 3 })).to.equal(undefined);
    expect(boxesOf({ from: 1, to: 5000 })).to.equal(undefined);
    expect(periodOf('')).to.equal(null);
  });
});
