import { memo, useDeferredValue, useState, useSyncExternalStore } from 'react';
import { Button, Menu } from '@mantine/core';
import { Link } from 'react-router';
import { FormMenu, type FormPlace } from '../../forms/form-menu.tsx';
import { useRight } from '../../session/session-context.ts';
import type { Dossier, Fonds } from '../archive-types.ts';
import { useArchiveMessages, type ArchiveKey } from '../messages/archive-messages.ts';
import type { ChosenRows } from '../grid/chosen-rows.ts';
import { BoxDialog, FreezeDialog, OrderDialog, RemoveDialog, SendBackDialog } from './action-dialogs.tsx';
import { CompletenessDialog } from './completeness-dialog.tsx';
import { EditFondsDialog } from './edit-fonds-dialog.tsx';
import { useFondsWork, type FondsWork } from './use-fonds-work.ts';

interface DossierActionsProps {
  readonly fonds: Fonds;
  readonly nodeId: string | undefined;
  readonly chosen: ChosenRows;
  readonly onOpen: (id: string) => void;
}
type Dialog = 'edit' | 'order' | 'freeze' | 'completeness' | 'send-back' | 'box' | 'remove';

/** What is done to the whole fonds, and to the dossiers chosen in the grid. */
export function DossierActions({ chosen, ...place }: DossierActionsProps) {
  // Follows the cursor when there is time for it: no key waits for the menus.
  const rows = useDeferredValue(useSyncExternalStore(chosen.subscribe, chosen.rows));
  return <ActionMenus {...place} rows={rows} />;
}

interface ActionMenusProps extends Omit<DossierActionsProps, 'chosen'> {
  readonly rows: readonly Dossier[];
}

const ActionMenus = memo(function ActionMenus({ fonds, nodeId, rows, onOpen }: ActionMenusProps) {
  const { t } = useArchiveMessages();
  const [dialog, setDialog] = useState<Dialog>();
  const work = useFondsWork(fonds.id);
  const stored = rows.filter(({ revision, masked }) => revision > 0 && !masked);
  const close = () => setDialog(undefined);
  return (
    <>
      <FormMenu places={placesOf(fonds, stored)} />
      <Menu position="bottom-end" withinPortal width={280}>
        <Menu.Target>
          <Button size="xs" loading={work.isPending}>
            {t('do.menu')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <FondsItems work={work} onAsk={setDialog} fondsId={fonds.id} />
          <Menu.Divider />
          <Menu.Label>{t('do.chosen', { rows: stored.length })}</Menu.Label>
          <ChosenItems {...{ work, stored, onOpen }} onAsk={setDialog} />
        </Menu.Dropdown>
      </Menu>
      {dialog === 'edit' && <EditFondsDialog fonds={fonds} onClose={close} />}
      {dialog === 'order' && <OrderDialog {...{ fonds, nodeId, work }} onClose={close} />}
      {dialog === 'freeze' && <FreezeDialog work={work} onClose={close} />}
      {dialog === 'completeness' && <CompletenessDialog {...{ fonds, nodeId, onOpen }} onClose={close} />}
      {dialog === 'send-back' && <SendBackDialog {...{ work, stored }} onClose={close} />}
      {dialog === 'box' && <BoxDialog {...{ work, stored }} onClose={close} />}
      {dialog === 'remove' && <RemoveDialog {...{ work, stored }} onClose={close} />}
    </>
  );
});

/** What can be printed of a fonds as a whole, of each of its inventories, and of the dossiers that are chosen. */
function placesOf({ id: fondsId, settings }: Fonds, stored: readonly Dossier[]): readonly FormPlace[] {
  const ids = stored.map(({ id }) => id);
  const inventories = settings.inventories.map(({ number }): FormPlace => ({
    subject: 'inventory',
    order: { fondsId, inventoryNumber: number },
    name: number,
  }));
  return [
    { subject: 'dossiers', order: ids.length > 0 ? { fondsId, ids } : undefined },
    ...inventories,
    { subject: 'boxes', order: { fondsId } },
    { subject: 'fonds', order: { fondsId } },
  ];
}

interface ItemsProps {
  readonly work: FondsWork;
  readonly onAsk: (dialog: Dialog) => void;
}

function FondsItems({ work, onAsk, fondsId }: ItemsProps & { readonly fondsId: string }) {
  const { t } = useArchiveMessages();
  const mayEdit = useRight('edit');
  const mayFreeze = useRight('judge-marks');
  const seesStatus = useRight('see-status');
  return (
    <>
      {mayEdit && (
        <Menu.Item component={Link} to={`/archive/fonds/${fondsId}/import`}>
          {t('do.import')}
        </Menu.Item>
      )}
      {mayEdit && <Menu.Item onClick={() => onAsk('order')}>{t('do.order')}</Menu.Item>}
      {mayEdit && <Menu.Item onClick={work.number}>{t('do.number')}</Menu.Item>}
      {mayFreeze && <Menu.Item onClick={() => onAsk('freeze')}>{t('do.freeze')}</Menu.Item>}
      {seesStatus && <Menu.Item onClick={() => onAsk('completeness')}>{t('do.completeness')}</Menu.Item>}
      {mayFreeze && <Menu.Item onClick={() => onAsk('edit')}>{t('fonds.edit')}</Menu.Item>}
    </>
  );
}

interface ChosenItemsProps extends ItemsProps {
  readonly stored: readonly Dossier[];
  readonly onOpen: (id: string) => void;
}

function ChosenItems({ work, onAsk, stored, onOpen }: ChosenItemsProps) {
  const { t } = useArchiveMessages();
  const mayEdit = useRight('edit');
  const mayCheck = useRight('see-ledger');
  const [first] = stored;
  const item = (key: ArchiveKey, onClick: () => void, color?: string) => (
    <Menu.Item disabled={!first} onClick={onClick} {...(color !== undefined && { color })}>
      {t(key)}
    </Menu.Item>
  );
  return (
    <>
      {item('do.open', () => first && onOpen(first.id))}
      {mayCheck && item('do.check', () => work.check(stored))}
      {mayCheck && item('do.sendBack', () => onAsk('send-back'))}
      {mayEdit && item('do.box', () => onAsk('box'))}
      {mayEdit && item('do.remove', () => onAsk('remove'), 'red')}
    </>
  );
}
