import { MultiSelect } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { receiptName } from '../model/receipt-name.ts';
import { allPages } from '../queries.ts';
import type { Receipt } from '../arrangement-types.ts';

interface ReceiptsChoiceProps {
  readonly fondsIds: readonly string[];
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
}

/** Minutes by which the material of the fonds came: their bundles are what is worked through. */
export function ReceiptsChoice({ fondsIds, chosen, onChoose }: ReceiptsChoiceProps) {
  const { t } = useArrangementMessages();
  const api = useApi();
  const found = useQueries({
    queries: fondsIds.map((fonds) => ({
      queryKey: ['arrangement', 'receipts-of', fonds],
      queryFn: () => allPages<Receipt>(api, '/receipts', { fonds }),
    })),
  });
  const data = found
    .flatMap((one) => one.data ?? [])
    .map((receipt) => ({ value: receipt.id, label: receiptName(receipt, t) }));
  const known = new Set(data.map(({ value }) => value));
  const unnamed = chosen.filter((id) => !known.has(id)).map((id) => ({ value: id, label: id.slice(0, 8) }));
  return (
    <MultiSelect
      searchable
      hidePickedOptions
      label={t('project.receipts')}
      description={t('project.receiptsHelp')}
      data={[...data, ...unnamed]}
      value={[...chosen]}
      nothingFoundMessage={t('project.receiptsNone')}
      onChange={onChoose}
      comboboxProps={{ withinPortal: true }}
    />
  );
}
