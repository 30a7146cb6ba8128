import { ERROR_TABLE } from '../../infra/error-table.ts';
import type { CommandDefinition } from '../command.ts';

const SIGNS = { error: '✗', warning: '!', info: '✓' } as const;

/** `vankho doctor`: what this machine has, what is missing, what to do. */
export const doctorCommand: CommandDefinition = {
  usage: 'doctor',
  description: 'cli.doctor.description',
  options: [],
  async run(context) {
    const findings = await context.openers.examine(context.config);
    if (context.json) context.output.out(JSON.stringify(findings));
    else
      for (const finding of findings)
        context.output.out(`${SIGNS[finding.severity]} ${context.text(finding.code, finding.details)}`);
    return findings.some((finding) => finding.severity === 'error') ? ERROR_TABLE['host-unhealthy'].exit : 0;
  },
};
