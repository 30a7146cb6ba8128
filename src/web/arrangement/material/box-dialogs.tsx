import { useState } from 'react';
import { Text } from '@mantine/core';
import type { ArchiveBox } from '../arrangement-types.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { boxesOf, MOST_BOXES, periodChoices, periodOf } from '../model/box-form.ts';
import type { AskField } from '../model/ask-field.ts';
import { AskDialog } from '../parts/ask-dialog.tsx';
import { useOpened } from '../parts/use-opened.ts';

const COMMON: readonly AskField[] = [
  { name: 'inventoryNumber', label: 'boxes.inventory', kind: 'text' },
  { name: 'retention', label: 'boxes.retention', kind: 'choice' },
  { name: 'note', label: 'note', kind: 'area' },
];

export function NewBoxesDialog({ fondsId, onClose }: { readonly fondsId: string; readonly onClose: () => void }) {
  const { t, language } = useArrangementMessages();
  const [isWrong, setWrong] = useState(false);
  return (
    <AskDialog
      title={t('boxes.new')}
      fields={[
        { name: 'from', label: 'boxes.from', kind: 'number', required: true },
        { name: 'to', label: 'boxes.to', kind: 'number', required: true },
        ...COMMON,
      ]}
      choices={{ retention: periodChoices(language) }}
      request={(body) => {
        const boxes = boxesOf(body);
        setWrong(boxes === undefined);
        return boxes && { path: '/boxes', body: { fondsId, boxes } };
      }}
      onClose={onClose}
    >
      {isWrong && (
        <Text fz="sm" c="red.8" role="alert">
          {t('boxes.wrongRange', { limit: MOST_BOXES })}
        </Text>
      )}
    </AskDialog>
  );
}

export function BoxDialog({ box, onClose }: { readonly box: ArchiveBox; readonly onClose: () => void }) {
  const { t, language } = useArrangementMessages();
  const seen = useOpened(box);
  const { id, number, inventoryNumber, retention, firstDossier, lastDossier, note } = box;
  const text = (value: number | null) => (value === null ? '' : String(value));
  return (
    <AskDialog
      title={t('boxes.change', { number })}
      fields={[
        { name: 'number', label: 'boxes.number', kind: 'number', required: true },
        ...COMMON,
        { name: 'firstDossier', label: 'boxes.first', kind: 'number', help: 'boxes.firstHelp' },
        { name: 'lastDossier', label: 'boxes.last', kind: 'number' },
      ]}
      first={{
        ...{ number: text(number), inventoryNumber: inventoryNumber ?? '', note: note ?? '' },
        retention: retention === null ? '' : JSON.stringify(retention),
        ...{ firstDossier: text(firstDossier), lastDossier: text(lastDossier) },
      }}
      choices={{ retention: periodChoices(language, retention) }}
      request={({ retention: chosen, ...body }, isOutrun) => ({
        method: 'PATCH',
        path: `/boxes/${id}`,
        body: {
          revision: seen(isOutrun).revision,
          changes: changesOf(seen(false), { ...body, retention: periodOf(chosen) }),
        },
      })}
      onClose={onClose}
    />
  );
}

const NAMES = ['number', 'inventoryNumber', 'retention', 'firstDossier', 'lastDossier', 'note'] as const;

/** Only what is other than it stands there: the numbers of dossiers are typed for boxes alone that hold none. */
function changesOf(box: ArchiveBox, typed: Readonly<Record<string, unknown>>): object {
  const changed = NAMES.filter((name) => JSON.stringify(typed[name] ?? null) !== JSON.stringify(box[name]));
  // A change of nothing is refused; the number as it stands changes nothing either.
  const names = changed.length === 0 ? (['number'] as const) : changed;
  return Object.fromEntries(names.map((name) => [name, typed[name] ?? null]));
}
