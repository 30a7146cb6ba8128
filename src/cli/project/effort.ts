import type { ProjectEffort } from '../../domain/arrangement/effort.ts';
import type { CliContext } from '../context.ts';

/** The steps with a norm a line each, those without in one, and what was sorted out. */
export function effortLines(
  context: CliContext,
  { metres, factor, steps, eliminated }: ProjectEffort,
): readonly string[] {
  const number = (value: number) => new Intl.NumberFormat(context.language, { maximumFractionDigits: 3 }).format(value);
  const normed = steps.flatMap(({ number: at, name, minutes, source }) => {
    if (minutes === null) return [];
    const norm = { minutes: number(minutes), metres: number(metres), factor: number(factor), source: source ?? '' };
    return [context.text('cli.project.effort.step', { step: `${String(at)}. ${name}`, ...norm })];
  });
  const without = steps.filter(({ minutes }) => minutes === null).map(({ number: at }) => String(at));
  const none = without.length === 0 ? [] : [context.text('cli.project.effort.none', { steps: without.join(', ') })];
  return [...normed, ...none, eliminatedLine()];

  function eliminatedLine(): string {
    const { metres: gone, minutes, source } = eliminated;
    if (gone === null || minutes === null) return context.text('cli.project.effort.unmeasured');
    return context.text('cli.project.effort.eliminated', { metres: number(gone), minutes: number(minutes), source });
  }
}
