import { isLowerLevel } from '../../../domain/access/secrecy.ts';
import { isSecret } from '../../../domain/archive/dossier.ts';
import { refusal } from '../refuse.ts';

interface Marked {
  readonly accessConditions?: unknown;
  readonly secrecy?: unknown;
}

/**
 * A mark of secrecy is raised by whoever describes; it is lowered or taken away by `liftSecrecy` alone.
 * @throws RecordError naming the field
 */
export function demandMarkStays(before: Marked, after: Marked): void {
  const field = loweredMark(before, after);
  if (field !== undefined) throw refusal(field, 'mark-stands');
}

/** The field by which a mark would be lowered. */
export function loweredMark(before: Marked, after: Marked): 'secrecy' | 'accessConditions' | undefined {
  if (isLowerLevel(levelOf(after), levelOf(before))) return 'secrecy';
  return isSecret(before) && !isSecret(after) ? 'accessConditions' : undefined;
}

function levelOf({ secrecy }: Marked): string | undefined {
  return typeof secrecy === 'string' ? secrecy : undefined;
}
