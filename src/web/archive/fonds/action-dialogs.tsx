import { useState, type ReactNode } from 'react';
import { Checkbox, NumberInput, Radio, Stack, Text, Textarea } from '@mantine/core';
import { DOSSIER_ORDERS } from '../../../domain/archive/fonds.ts';
import { FormFrame } from '../../parts/form-frame.tsx';
import type { Dossier, DossierOrder, Fonds } from '../archive-types.ts';
import { useArchiveMessages, type ArchiveKey } from '../messages/archive-messages.ts';
import type { FondsWork } from './use-fonds-work.ts';

interface AskProps {
  readonly title: ArchiveKey;
  readonly confirm: ArchiveKey;
  readonly color?: string;
  readonly disabled?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A question with what it means, and two ways out. */
function Ask({ title, confirm, color, disabled = false, onConfirm, onClose, children }: AskProps) {
  const { t } = useArchiveMessages();
  const submit = () => {
    onConfirm();
    onClose();
  };
  return (
    <FormFrame
      title={t(title).replace('…', '')}
      confirm={t(confirm).replace('…', '')}
      size="md"
      color={color}
      isReady={!disabled}
      onSubmit={submit}
      onClose={onClose}
    >
      {children}
    </FormFrame>
  );
}

interface WorkDialogProps {
  readonly work: FondsWork;
  readonly onClose: () => void;
}

export function OrderDialog({
  fonds,
  nodeId,
  work,
  onClose,
}: WorkDialogProps & { readonly fonds: Fonds; readonly nodeId: string | undefined }) {
  const { t } = useArchiveMessages();
  const [order, setOrder] = useState<string>(fonds.settings.order);
  const [within, setWithin] = useState(nodeId !== undefined);
  const wish = () => ({
    order: order as DossierOrder, // one of the radio buttons below
    ...(within && nodeId !== undefined && { nodeId }),
  });
  return (
    <Ask title="do.order" confirm="do.order" onConfirm={() => work.order(wish())} onClose={onClose}>
      <Radio.Group label={t('do.orderBy')} value={order} onChange={setOrder}>
        <Stack gap={6} mt={6}>
          {DOSSIER_ORDERS.map((one) => (
            <Radio key={one} value={one} label={t(`order.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {nodeId !== undefined && (
        <Checkbox
          label={t('do.orderWithin')}
          checked={within}
          onChange={(event) => setWithin(event.currentTarget.checked)}
        />
      )}
      <Text fz="sm" c="dimmed">
        {t('do.orderHelp')}
      </Text>
    </Ask>
  );
}

export function FreezeDialog({ work, onClose }: WorkDialogProps) {
  const { t } = useArchiveMessages();
  return (
    <Ask title="do.freezeTitle" confirm="do.freezeTitle" color="red" onConfirm={work.freeze} onClose={onClose}>
      <Text>{t('do.freezeHelp')}</Text>
    </Ask>
  );
}

interface ChosenDialogProps extends WorkDialogProps {
  readonly stored: readonly Dossier[];
}

export function SendBackDialog({ work, stored, onClose }: ChosenDialogProps) {
  const { t } = useArchiveMessages();
  const [reason, setReason] = useState('');
  return (
    <Ask
      title="do.sendBack"
      confirm="do.sendBack"
      disabled={reason.trim() === ''}
      onConfirm={() => work.sendBack(stored, reason.trim())}
      onClose={onClose}
    >
      <ChosenNames stored={stored} />
      <Textarea
        data-autofocus
        autosize
        minRows={2}
        maxLength={1000}
        label={t('do.sendBackReason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Ask>
  );
}

export function BoxDialog({ work, stored, onClose }: ChosenDialogProps) {
  const { t } = useArchiveMessages();
  const [box, setBox] = useState<string | number>('');
  return (
    <Ask
      title="do.box"
      confirm="do.box"
      onConfirm={() => work.box(stored, typeof box === 'number' ? box : null)}
      onClose={onClose}
    >
      <ChosenNames stored={stored} />
      <NumberInput
        data-autofocus
        label={t('do.boxNumber')}
        description={t('do.boxHelp')}
        min={1}
        max={999_999}
        allowDecimal={false}
        value={box}
        onChange={setBox}
      />
    </Ask>
  );
}

export function RemoveDialog({ work, stored, onClose }: ChosenDialogProps) {
  const { t } = useArchiveMessages();
  return (
    <Ask title="do.remove" confirm="do.remove" color="red" onConfirm={() => work.remove(stored)} onClose={onClose}>
      <ChosenNames stored={stored} />
      <Text fz="sm">{t('do.removeHelp')}</Text>
    </Ask>
  );
}

const MOST_NAMED = 5;

function ChosenNames({ stored }: { readonly stored: readonly Dossier[] }) {
  const { t } = useArchiveMessages();
  return (
    <div>
      <Text fz="sm" fw={600}>
        {t('do.chosen', { rows: stored.length })}
      </Text>
      {stored.slice(0, MOST_NAMED).map(({ id, temporaryNumber, description }) => (
        <Text key={id} fz="sm" truncate>
          {`${String(temporaryNumber)}. ${description.title}`}
        </Text>
      ))}
      {stored.length > MOST_NAMED && <Text fz="sm">…</Text>}
    </div>
  );
}
