import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { AskDialog } from '../parts/ask-dialog.tsx';
import { usePlaces } from './use-places.ts';

interface MoveDialogProps {
  readonly kind: 'bundle' | 'box';
  readonly items: readonly { readonly id: string; readonly revision: number }[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Bundles or boxes are brought somewhere; the register keeps who, when and why. */
export function MoveDialog({ kind, items, onDone, onClose }: MoveDialogProps) {
  const { t } = useArrangementMessages();
  const { tree } = usePlaces();
  return (
    <AskDialog
      title={t(`move.${kind}`, { count: items.length })}
      {...(tree.length === 0 && { help: t('move.noPlaces') })}
      fields={[
        { name: 'toPlaceId', label: 'move.to', kind: 'choice', help: 'move.toHelp' },
        { name: 'reason', label: 'move.reason', kind: 'text', required: true },
      ]}
      choices={{ toPlaceId: tree.map(({ place, path }) => [place.id, path] as const) }}
      request={({ toPlaceId = null, reason }) => ({
        path: '/movements',
        body: { kind, toPlaceId, reason, items: items.map(({ id, revision }) => ({ id, revision })) },
      })}
      onDone={onDone}
      onClose={onClose}
    />
  );
}
