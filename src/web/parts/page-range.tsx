import { useMessages } from '../messages/messages.ts';

export function PageRange({ first, last }: { readonly first: number; readonly last: number }) {
  const { t } = useMessages();
  return first === last ? t('common.page', { page: first }) : t('common.pages', { first, last });
}
