import { useQueries } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import type { Project } from '../arrangement-types.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { receiptName } from '../model/receipt-name.ts';
import type { Choices } from '../model/ask-field.ts';
import { receiptQuery } from '../queries.ts';

/** Minutes by which the material of a project came, by id. */
export function useReceiptNames({ receiptIds }: Project): Choices {
  const { t } = useArrangementMessages();
  const api = useApi();
  const found = useQueries({ queries: receiptIds.map((id) => receiptQuery(api, id)) });
  return found.flatMap(({ data }) => (data ? [[data.receipt.id, receiptName(data.receipt, t)] as const] : []));
}
