import type { Role } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';

const ROLES: readonly Role[] = ['administrator', 'archivist', 'operator', 'checker', 'council', 'reader'];

export function useRoleChoices(): { value: Role; label: string }[] {
  const { t } = useMessages();
  return ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }));
}
