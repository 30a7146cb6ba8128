import type { Place } from '../arrangement-types.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import type { PlacedPlace } from '../model/place-tree.ts';
import type { AskField } from '../model/ask-field.ts';
import { AskDialog } from '../parts/ask-dialog.tsx';
import { useOpened } from '../parts/use-opened.ts';

const FIELDS: readonly AskField[] = [
  { name: 'label', label: 'place.label', kind: 'text', required: true, help: 'place.labelHelp' },
  { name: 'capacityMetres', label: 'place.metres', kind: 'decimal' },
  { name: 'note', label: 'note', kind: 'area' },
];

interface NewPlaceDialogProps {
  readonly kind: Place['kind'];
  readonly parent: PlacedPlace | undefined;
  readonly onClose: () => void;
}

export function NewPlaceDialog({ kind, parent, onClose }: NewPlaceDialogProps) {
  const { t } = useArrangementMessages();
  return (
    <AskDialog
      title={t(`place.add.${kind}`)}
      {...(parent && { help: t('place.inside', { path: parent.path }) })}
      fields={FIELDS}
      request={(body) => ({ path: '/places', body: { kind, parentId: parent?.place.id ?? null, ...body } })}
      onClose={onClose}
    />
  );
}

export function PlaceDialog({ place, onClose }: { readonly place: Place; readonly onClose: () => void }) {
  const { t } = useArrangementMessages();
  const seen = useOpened(place);
  const { id, label, capacityMetres, note } = place;
  return (
    <AskDialog
      title={t('place.change')}
      fields={FIELDS}
      first={{
        ...{ label, note: note ?? '' },
        capacityMetres: capacityMetres === null ? '' : String(capacityMetres).replace('.', ','),
      }}
      request={(body, isOutrun) => ({
        method: 'PATCH',
        path: `/places/${id}`,
        body: { revision: seen(isOutrun).revision, changes: { capacityMetres: null, note: null, ...body } },
      })}
      onClose={onClose}
    />
  );
}
