/** Projects of arranging: lots of the second check on the command line, work by the norms. */
export const enArrangementCheck = {
  'validation.correction-by-other':
    'A controller corrects a dossier in the console; for somebody else only passed or sent back is written down.',
  'cli.project.lotNumber': 'number of a lot of the second check (lot; default: the open one)',
  'cli.project.dossier': 'a dossier of the sample (id; lot … judge)',
  'cli.project.verdict': 'verdict: passed, sent-back',
  'cli.project.fields': 'fields that are wrong, parted by commas (sent-back)',
  'cli.project.controller': 'the controller who looked at the dossier (name of the account)',
  'cli.project.decision': 'accepted, refused (lot … close)',
  'cli.project.what.lot': 'the number of a lot (--lot): none is open',
  'cli.project.what.dossier': '--dossier (id of a dossier of the sample)',
  'cli.project.what.controller': '--controller (name of the account of the controller)',
  'cli.project.unknownLot': 'the project has no such lot',
  'cli.project.judged': 'Verdict written down: {verdict}. {left} dossiers of the sample are still open.',
  'cli.project.lotClosed': 'Lot {number}: {decision}.',
  'cli.project.verdict.passed': 'passed',
  'cli.project.verdict.corrected': 'corrected',
  'cli.project.verdict.sent-back': 'sent back',
  'cli.project.verdict.open': 'open',
  'cli.project.table.dossier': 'Id of the dossier',
  'cli.project.table.heading': 'Title of the dossier',
  'cli.project.table.verdict': 'Verdict',
  'cli.project.table.by': 'Controller',
  'cli.project.effort.step':
    'Work by the norms: step {step}: {minutes} minutes for {metres} m, with serving and managing (factor {factor}; {source}).',
  'cli.project.effort.none': 'No norm known: steps {steps}.',
  'cli.project.effort.eliminated':
    'Work by the norms for what was sorted out: {minutes} minutes for {metres} m ({source}).',
  'cli.project.effort.unmeasured': 'Work for what was sorted out: not known, nobody entered its metres.',
} as const;
