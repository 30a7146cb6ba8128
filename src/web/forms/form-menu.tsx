import { useState } from 'react';
import { Button, Menu, SegmentedControl } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { useMessages } from '../messages/messages.ts';
import { errorText } from '../parts/error-note.tsx';
import { formKindsQuery, saveForm, type FormFormat, type FormKind, type FormOrder } from './save-form.ts';

/** What forms are made for, as it stands on the page. */
export interface FormPlace {
  readonly subject: FormKind['subject'];
  /** Undefined: nothing is chosen that such a form could be made for. */
  readonly order: FormOrder | undefined;
  /** Told apart by it where there are several of one kind. */
  readonly name?: string;
}

const FORMATS: readonly FormFormat[] = ['pdf', 'docx', 'xlsx'];

interface FormMenuProps {
  readonly places: readonly FormPlace[];
  readonly first?: FormFormat;
  /** Kinds of forms that belong here; without it all that the places have. */
  readonly only?: readonly string[];
  /** Why nothing can be printed yet. */
  readonly help?: string;
}

/** Prints what can be printed here, in the format that is chosen. */
export function FormMenu({ places, first = 'pdf', only, help }: FormMenuProps) {
  const { t } = useMessages();
  const api = useApi();
  const [format, setFormat] = useState<string>(first);
  const kinds = useQuery(formKindsQuery(api));
  const print = useMutation({
    mutationFn: ({ kind, order }: { readonly kind: string; readonly order: FormOrder }) =>
      saveForm(api, kind, { ...order, format: format as FormFormat }), // one of the control below
    onError: (error) =>
      notifications.show({ color: 'red', autoClose: false, title: t('common.error'), message: errorText(error, t) }),
  });
  const entries = places.flatMap((place) =>
    (kinds.data?.items ?? [])
      .filter(({ kind, subject }) => subject === place.subject && (only?.includes(kind) ?? true))
      .map((kind) => ({ kind, place })),
  );
  const isMade = ({ formats }: FormKind) => formats.some((one) => one === format);
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button size="xs" variant="default" loading={print.isPending} disabled={entries.length === 0}>
          {`${t('forms.print')} ▾`}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className="form-menu">
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('forms.format')}
          data={FORMATS.map((one) => ({ value: one, label: one.toUpperCase() }))}
          value={format}
          onChange={setFormat}
        />
        {help !== undefined && <Menu.Label>{help}</Menu.Label>}
        {entries.map(({ kind, place: { order, name } }) => (
          <Menu.Item
            key={`${kind.kind} ${name ?? ''}`}
            disabled={order === undefined || !isMade(kind)}
            onClick={() => order && print.mutate({ kind: kind.kind, order })}
          >
            {name === undefined ? kind.title : `${kind.title} · ${name}`}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
