import type { Register } from '../../domain/register/register.ts';
import type { RegisterRequest } from './request.ts';

/** Registers by id as people call them, kind and year, with the title where the office kept several a year. */
export async function registerNames(
  { context, deps }: RegisterRequest,
  fondsId?: string,
): Promise<ReadonlyMap<string, string>> {
  const name = ({ kind, year, title }: Pick<Register, 'kind' | 'year' | 'title'>) =>
    `${context.text(`register.kind.${kind}`)} ${String(year)} ${title}`.trim();
  return new Map((await deps.store.registers.list(fondsId)).map((one) => [one.id, name(one)]));
}
