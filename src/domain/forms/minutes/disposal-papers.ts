import type { DisposalCase } from '../../disposal/disposal-case.ts';
import type { EliminationItem } from '../../disposal/elimination-item.ts';
import { REGIMES, type PaperKind as CasePaperKind } from '../../disposal/regime.ts';
import type { FormCopy, FormValues } from '../form-model.ts';
import { councilMinutes, membersTable } from './council-papers.ts';
import type { DisposalFacts } from './disposal-facts.ts';
import { containerRows, digitalLists, eliminationRows, reasonRows } from './elimination-rows.ts';
import { registeredValues, rowsOf } from './registered.ts';
import {
  countInWords,
  countOfList,
  countText,
  dateWords,
  known,
  minutesWord,
  timeWords,
  type MinutesWord,
} from './minutes-words.ts';

export const DISPOSAL_PAPERS = [
  'elimination-list',
  'digital-elimination-list',
  'disposal-explanation',
  'disposal-submission',
  'council-decision',
  'council-minutes',
  'opinion-request',
  'disposal-decision',
  'disposal-handover',
  'destruction-minutes',
] as const;
export type DisposalPaper = (typeof DISPOSAL_PAPERS)[number];

/** One paper of a case, from what is known of the case now; what is not known is left open. */
export function disposalPaper(kind: DisposalPaper, facts: DisposalFacts): FormCopy {
  const made = PAPERS[kind](facts);
  return { values: { ...commonValues(kind, facts), ...made.values }, lists: made.lists ?? {} };
}

interface Made {
  readonly values?: FormValues;
  readonly lists?: FormCopy['lists'];
}

const PAPERS: Readonly<Record<DisposalPaper, (facts: DisposalFacts) => Made>> = {
  'elimination-list': (facts) => ({
    values: countOfList(going(facts).length),
    lists: { items: eliminationRows(going(facts)) },
  }),
  'digital-elimination-list': (facts) => digitalLists(going(facts), facts.periodText),
  'disposal-explanation': explanation,
  'disposal-submission': submission,
  'council-decision': ({ case: { record } }) => ({ lists: { members: membersTable(record.members ?? []) } }),
  'council-minutes': (facts) => councilMinutes(facts),
  'opinion-request': ({ case: { record } }) => ({ values: known({ sessionDate: dateWords(record.session?.heldOn) }) }),
  'disposal-decision': ({ deadline }) => ({ values: known({ deadline: dateWords(deadline) }) }),
  'disposal-handover': handover,
  'destruction-minutes': destruction,
};

/** The paper of the case that a form is; lists and minutes are papers as well. */
const REGISTERED: Readonly<Partial<Record<DisposalPaper, CasePaperKind>>> = {
  'disposal-explanation': 'explanation',
  'disposal-submission': 'submission',
  'council-decision': 'council-decision',
  'council-minutes': 'council-minutes',
  'opinion-request': 'opinion-request',
  'disposal-decision': 'decision',
  'disposal-handover': 'handover-minutes',
  'destruction-minutes': 'destruction-minutes',
};

function commonValues(kind: DisposalPaper, facts: DisposalFacts): FormValues {
  const subject = facts.case;
  const { regime, record } = subject;
  const name = REGISTERED[kind];
  const paper = name === undefined ? undefined : record.papers?.[name];
  const decision = record.papers?.decision;
  return {
    ...registeredValues(paper),
    ...known({ decisionNumber: decision?.number, decisionDate: dateWords(decision?.date) }),
    ...known({ heldOn: dateWords(paper?.date) }),
    councilName: REGIMES[regime].council,
    listName: minutesWord(`list.${regime}`),
    explanationName: minutesWord(`explanation.${regime}`),
    materialName: minutesWord(`material.${regime}`),
    paperBases: bases(kind, subject),
    ...countInWords(going(facts).length),
  };
}

/** The law, then the papers of the case on which each rests. */
const RESTS_ON: Readonly<Partial<Record<DisposalPaper, readonly CasePaperKind[]>>> = {
  'disposal-submission': ['council-minutes'],
  'council-minutes': ['council-decision'],
  'opinion-request': ['council-minutes'],
  'disposal-decision': ['council-decision', 'council-minutes', 'opinion', 'submission'],
};

function bases(kind: DisposalPaper, { regime, record }: DisposalCase): string {
  const lines = (RESTS_ON[kind] ?? []).flatMap((name) => {
    const paper = record.papers?.[name];
    if (paper === undefined) return [];
    const issuer = record.opinion?.issuer;
    const council = REGIMES[regime].council;
    const word = `basis.${name}` as MinutesWord; // RESTS_ON names no other papers
    return [minutesWord(word, known({ council, date: dateWords(paper.date), number: paper.number, issuer }))];
  });
  return [minutesWord(`bases.${regime}`), ...lines].join('\n');
}

function going({ items }: DisposalFacts): readonly EliminationItem[] {
  return items.filter(({ state }) => state !== 'kept');
}

function explanation(facts: DisposalFacts): Made {
  const given = facts.case.record.explanation;
  const { formation, reviewed, kept, startedOn, finishedOn, expired, duplicate, other } = given ?? {};
  const of = (...reasons: readonly string[]) => going(facts).filter(({ reason }) => reasons.includes(reason)).length;
  const counts = { expiredCount: of('expired'), duplicateCount: of('duplicate') };
  const rest = going(facts).length - counts.expiredCount - counts.duplicateCount;
  return {
    values: {
      ...known({ formation, reviewed, kept, expired, duplicate, other, ...counts, otherCount: rest }),
      ...known({ start: dateWords(startedOn), end: dateWords(finishedOn) }),
    },
  };
}

function submission(facts: DisposalFacts): Made {
  const { regime, record } = facts.case;
  const { session, members = [] } = record;
  const items = going(facts);
  const sum = (key: 'documents' | 'pages') => items.reduce((all, item) => all + (item.record[key] ?? 0), 0);
  const said =
    session === undefined
      ? {}
      : {
          session: minutesWord('session', {
            ...known({ council: REGIMES[regime].council, date: dateWords(session.heldOn) }),
            ...known({ present: session.present.length, members: members.length }),
          }),
        };
  return {
    values: { documentsCount: countText(sum('documents')), pagesCount: countText(sum('pages')), ...said },
    lists: { reasons: reasonRows(items) },
  };
}

function handover(facts: DisposalFacts): Made {
  const { from, to, place } = facts.case.record.handover ?? {};
  const kept = facts.items.length - going(facts).length;
  return {
    values: known({ giverPerson: from, receiverPerson: to, handoverPlace: place, keptCount: kept }),
    lists: { containers: containerRows(going(facts)) },
  };
}

function destruction({ case: { record } }: DisposalFacts): Made {
  const { method, place, from, to, people = [], evidence = [] } = record.destruction ?? {};
  return {
    values: known({ method, destructionPlace: place, startTime: timeWords(from), endTime: timeWords(to) }),
    lists: {
      people: rowsOf(people, ({ name, position, unit }) => ({ name, position, unit })),
      evidence: rowsOf(evidence, ({ name, sha256 }) => ({ title: name, checksum: sha256 })),
    },
  };
}
