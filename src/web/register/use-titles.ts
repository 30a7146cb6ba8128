import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { useRegisterMessages } from './messages/register-messages.ts';
import { registersQuery } from './queries.ts';

/** What the registers of a fonds are called, by id; undefined until they are known. */
export function useTitles(fonds: string): ReadonlyMap<string, string> | undefined {
  const { t } = useRegisterMessages();
  const { data } = useQuery(registersQuery(useApi(), fonds));
  if (data === undefined) return undefined;
  return new Map(
    data.items.map(({ id, kind, year, title }) => [
      id,
      `${t(`register.kind.${kind}`)} ${String(year)}${title === '' ? '' : ` · ${title}`}`,
    ]),
  );
}
