import { useEffect, useRef, useState } from 'react';
import { Autocomplete, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { Dossier } from '../archive-types.ts';
import type { Column } from '../grid/columns.ts';
import type { DraftBook } from '../grid/draft-book.ts';
import { faultOf } from '../grid/grid-row.tsx';
import { useBookVersion } from '../grid/use-draft-book.ts';
import { useArchiveMessages } from '../messages/archive-messages.ts';

interface SlipProps {
  readonly dossier: Dossier;
  readonly columns: readonly Column[];
  readonly book: DraftBook;
  readonly canEdit: boolean;
}

/** The description slip (phiếu tin): what the grid shows in a row, each field on its own line; written through the same book. */
export function DescriptionSlip({ dossier, columns, book, canEdit }: SlipProps) {
  const { t } = useArchiveMessages();
  const client = useQueryClient();
  const version = useBookVersion(book);
  const wasWaiting = useRef(false);
  const isWaiting = book.get(dossier.id) !== undefined;
  useEffect(() => {
    // Saved: what is missing is judged anew.
    if (wasWaiting.current && !isWaiting) void client.invalidateQueries({ queryKey: ['dossier', dossier.id] });
    wasWaiting.current = isWaiting;
  }, [client, dossier.id, isWaiting, version]);
  const long = columns.filter(({ isLong, canEdit: own }) => isLong && own);
  const short = columns.filter(({ isLong, canEdit: own }) => !isLong && own);
  const fixed = columns.filter(({ canEdit: own }) => !own);
  const field = (column: Column) => <SlipField key={column.id} {...{ dossier, column, book, canEdit }} />;
  const [title, ...others] = long;
  return (
    <>
      <Text fz="sm" c="dimmed" mb="xs">
        {fixed
          .map((column) => [column.label, column.text(dossier)] as const)
          .filter(([, text]) => text !== '')
          .map(([label, text]) => `${label}: ${text}`)
          .join(' · ')}
      </Text>
      {!canEdit && (
        <Text fz="sm" mb="xs">
          {t('drawer.closed')}
        </Text>
      )}
      {title && field(title)}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="xs" my="xs">
        {short.map(field)}
      </SimpleGrid>
      {others.map(field)}
    </>
  );
}

function SlipField({ dossier, column, book, canEdit }: Omit<SlipProps, 'columns'> & { readonly column: Column }) {
  const { t } = useArchiveMessages();
  const cell = book.get(dossier.id)?.cells.get(column.id);
  const there = book.textOf(book.latest(dossier), column);
  const [typed, setTyped] = useState<string>();
  const commit = () => {
    if (typed === undefined) return;
    if (typed !== there) book.set(book.latest(dossier), column.id, typed);
    setTyped(undefined);
    void book.save([dossier.id]);
  };
  const shared = {
    size: 'sm' as const,
    label: column.label,
    readOnly: !canEdit,
    value: typed ?? there,
    error: cell && faultOf(cell, t),
    onBlur: commit,
    spellCheck: false,
  };
  if (column.choices)
    return (
      <Autocomplete
        {...shared}
        data={column.choices.map(({ text }) => text)}
        onChange={setTyped}
        filter={({ options, search }) =>
          search === there
            ? options
            : options.filter((one) => 'label' in one && one.label.toLowerCase().includes(search.toLowerCase()))
        }
      />
    );
  if (column.isLong)
    return (
      <Textarea
        {...shared}
        autosize
        minRows={column.id === 'title' ? 2 : 1}
        mb="xs"
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    );
  return (
    <TextInput
      {...shared}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
    />
  );
}
