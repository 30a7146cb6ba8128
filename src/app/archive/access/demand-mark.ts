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
  if (isLowerLevel(levelOf(after), levelOf(before))) throw refusal('secrecy', 'mark-stands');
  if (isSecret(before) && !isSecret(after)) throw refusal('accessConditions', 'mark-stands');
}

function levelOf({ secrecy }: Marked): string | undefined {
  return typeof secrecy === 'string' ? secrecy : undefined;
}
