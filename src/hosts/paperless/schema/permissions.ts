import type { SchemaStep } from '../../../ports/host-schema.ts';
import type { PaperlessSettings } from '../settings.ts';
import type { WireProbe } from '../wire-types.ts';
import { finding } from './finding.ts';
import type { PaperlessMapping } from './mapping.ts';

/** One step for each permission that the account of the token lacks: a person must give it. */
export function permissionSteps(
  { superuser, permissions, username }: WireProbe,
  { permissions: { needed, people } }: PaperlessMapping,
  { roles }: Pick<PaperlessSettings, 'roles'>,
): readonly SchemaStep[] {
  if (superuser) return [];
  const has = new Set(permissions);
  const wanted = [...needed, ...(Object.keys(roles).length > 0 ? people : [])];
  return wanted
    .filter((permission) => !has.has(permission))
    .map((permission) => ({
      action: 'blocked',
      kind: 'permission',
      key: permission,
      name: permission,
      findings: [finding('schema.permission-missing', { permission, account: username })],
    }));
}
