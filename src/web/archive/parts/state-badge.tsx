import { Badge } from '@mantine/core';
import type { DossierState } from '../archive-types.ts';
import { useArchiveMessages } from '../messages/archive-messages.ts';

export const STATE_COLORS: Readonly<Record<DossierState, string>> = {
  receiving: 'gray',
  sorting: 'orange',
  described: 'blue',
  checked: 'green',
  numbered: 'brand',
  boxed: 'brand',
  digitising: 'blue',
  accepted: 'green',
  packaged: 'green',
  'handed-over': 'gray',
  'proposed-for-elimination': 'red',
  council: 'red',
  destroyed: 'gray',
  kept: 'green',
};

export function DossierStateBadge({ state }: { readonly state: DossierState }) {
  const { t } = useArchiveMessages();
  return (
    <Badge className="keep-width" variant="light" color={STATE_COLORS[state]}>
      {t(`dossierState.${state}`)}
    </Badge>
  );
}
