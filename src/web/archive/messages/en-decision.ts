import type { viDecision } from './vi-decision.ts';

export const enDecision: Readonly<Record<keyof typeof viDecision, string>> = {
  'decide.search': 'Find another row in the schedules in force',
  'decide.searchHelp': 'Type some words of its name, its group or its number; with or without marks.',
  'decide.found': 'Rows found',
  'decide.noHit': 'No row has all these words. Leave some out, or decide without a row and say why.',
  'decide.noSchedules': 'No schedule is in force yet. Put one into force on the page "Retention schedules".',
  'decide.more': '{rows} rows more; type further words to narrow them down.',
  'decide.choose': 'Choose',
  'decide.chooseRow': 'Choose the row {title}',
  'decide.withoutRow': 'No row fits: decide without one, with a reason',
  'decide.cited': 'By the row:',
  'decide.noRow': 'No row of a schedule is cited: a reason is needed.',
  'decide.neverBelow': 'Never below the period “{prescribed}” of this row; a longer one needs a reason.',
  'decide.period': 'Period decided',
  'decide.reason': 'Reason',
  'decide.reasonHelp': 'Needed where the period is not that of the row.',
  'decide.reasonHelpNoRow': 'Why no row fits, and why this period.',
  'decide.confirm': 'Record the decision',
  'decide.fault.period':
    'This period is not understood. Type “permanent” or “20 years”, or choose one of the buttons below.',
  'decide.fault.below':
    'Below the period “{prescribed}” of the row that is cited. Choose one as long or longer, or cite another row.',
  'decide.fault.longer': 'Longer than the period “{prescribed}” of the row that is cited: say why.',
  'decide.fault.incomparable': 'Not comparable with the period “{prescribed}” of the row that is cited: say why.',
  'decide.fault.noRow': 'No row is cited: say why.',
};
