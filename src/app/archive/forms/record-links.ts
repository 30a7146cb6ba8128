import type { Dossier } from '../../../domain/archive/dossier.ts';
import type { Fonds } from '../../../domain/archive/fonds.ts';
import type { FormDeps } from './form-maker.ts';

type Console = Pick<FormDeps, 'consoleUrl'>;
type NamedFonds = Pick<Fonds, 'id' | 'code' | 'name'>;

/** What the QR code of a dossier says: its page in the console, or its code. The id stays through moves and merges. */
export function dossierLink({ consoleUrl }: Console, fonds: NamedFonds, dossier: Dossier): string {
  if (consoleUrl !== undefined) return `${base(consoleUrl)}/d/${dossier.id}`;
  const { code, inventoryNumber, number, temporaryNumber } = dossier;
  const numbers = number === null ? [`T${String(temporaryNumber)}`] : [inventoryNumber ?? '', String(number)];
  return code ?? [fonds.code ?? fonds.name, ...numbers].join('/');
}

export interface BoxName {
  readonly inventoryNumber: string | null;
  readonly number: number;
}

/** What the QR code of a box says: its dossiers in the console, or its numbers. */
export function boxLink({ consoleUrl }: Console, fonds: NamedFonds, { inventoryNumber, number }: BoxName): string {
  if (consoleUrl === undefined)
    return [fonds.code ?? fonds.name, inventoryNumber ?? '', `H${String(number)}`].join('/');
  const query = new URLSearchParams({ box: String(number) });
  if (inventoryNumber !== null) query.set('inventory', inventoryNumber);
  return `${base(consoleUrl)}/archive/fonds/${fonds.id}?${query.toString()}`;
}

function base(url: string): string {
  return url.replace(/\/+$/, '');
}
