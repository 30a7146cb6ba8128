import { isSeparatorLabel, SEPARATOR_KINDS, type SeparatorKind } from '../../domain/division/separator-sheet.ts';
import { separatorCopies, separatorForm } from '../../domain/forms/separator-form.ts';
import type { CommandDefinition, Invocation } from '../command.ts';
import type { CliContext } from '../context.ts';
import { missing, refuse } from '../dossier/request.ts';
import { writeOut } from '../out-file.ts';

const MOST_SHEETS = 500;

/** `vankho separator box|dossier|document [codes...] --out FILE`: sheets to lie between papers that are scanned as one. */
export const separatorCommand: CommandDefinition = {
  usage: 'separator <kind> [codes...]',
  description: 'cli.separator.description',
  options: [
    { flags: '--out <file>', description: 'cli.form.out' },
    { flags: '--count <number>', description: 'cli.separator.count' },
    { flags: '--overwrite', description: 'cli.out.overwrite' },
  ],
  async run(context, { args: [kindGiven = '', ...codes], flags }) {
    const kind = kindOf(context, kindGiven);
    const file = flags['out'];
    if (typeof file !== 'string') throw missing('out');
    const sheets = labelsOf(context, codes, flags).map((label) => ({ kind, label }));
    const { renderer, close } = await context.openers.openPapers();
    try {
      const form = {
        ...{ kind: 'separator-sheets', title: context.text('separator.title') },
        ...{ layout: separatorForm(), copies: separatorCopies(sheets) },
      };
      const out = { flag: '--out', file };
      await writeOut({ context, flags }, out, (path) => renderer.draw(form, path, context.signal));
    } finally {
      await close();
    }
    if (context.json) context.output.out(JSON.stringify({ file, kind, labels: sheets.map(({ label }) => label) }));
    else context.output.out(context.text('cli.separator.made', { count: sheets.length, file }));
    return 0;
  },
};

function kindOf(context: CliContext, given: string): SeparatorKind {
  const kind = SEPARATOR_KINDS.find((one) => one === given);
  if (kind !== undefined) return kind;
  throw refuse(given, context.text('cli.separator.kind', { allowed: SEPARATOR_KINDS.join(', ') }));
}

/** The codes that were given, else numbers from 1. */
function labelsOf(context: CliContext, codes: readonly string[], flags: Invocation['flags']): readonly string[] {
  const wrong = codes.find((code) => !isSeparatorLabel(code));
  if (wrong !== undefined) throw refuse(wrong, context.text('cli.separator.label'));
  if (codes.length > 0) return codes.map((code) => code.normalize('NFC'));
  const given = typeof flags['count'] === 'string' ? flags['count'] : '10';
  const count = /^\d{1,3}$/.test(given) ? Number(given) : 0;
  if (count < 1 || count > MOST_SHEETS) throw refuse('--count', context.text('cli.separator.countWrong'));
  return Array.from({ length: count }, (_, i) => String(i + 1).padStart(3, '0'));
}
