/** Proposals of retention periods: why, and why not. */
export const enProposals = {
  'proposals.none.item': 'No row of the schedule fits; whoever appraises chooses',
  'proposals.none.schedule': 'No schedule is in force for the time of the dossier',
  'proposals.why.words': 'words: {words}',
  'proposals.why.precedents': 'decided so for {same} of {all} dossiers with a like title',
  'proposals.why.open': 'the title does not tell the sub-items apart, a person must look',
  'proposals.why.later': 'the schedule came into force after the time of the dossier',
  'proposals.why.document': 'by document {ordinal} of the dossier (the longest period)',
  'proposals.law.special-value': 'law: material of special value',
  'proposals.law.policy': 'law: policies and strategies',
  'proposals.law.national-project': 'law: national target programmes, projects of national importance, key projects',
  'cli.proposals.title': 'propose for this title instead of a dossier (propose)',
  'cli.proposals.schedules': 'look into these schedules only, ids with commas between (propose)',
  'cli.proposals.sectors': 'sectors whose schedules go before, with commas between (propose)',
  'cli.proposals.table.title': 'TITLE OF THE DOSSIER',
  'cli.proposals.table.period': 'PERIOD',
  'cli.proposals.table.item': 'CITED ROW',
  'cli.proposals.table.confidence': 'SURE',
  'cli.proposals.table.why': 'WHY',
  'cli.proposals.counts': '{dossiers} dossiers, {none} of them without a proposal. A person decides.',
  'cli.proposals.noSchedule':
    '{dossiers} dossiers have no schedule for their time: import and activate one, or choose with --schedules.',
};
