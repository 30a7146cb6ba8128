import { Table, Text } from '@mantine/core';
import { formatDate } from '../model/typed-date.ts';
import type { ListedDocument, RestrictedMaterial, SecretMaterial } from './access-types.ts';
import { useAccessMessages } from './messages/access-messages.ts';
import { numberOf, referenceOf, sheetsOf, spanOf } from './model/place.ts';

export function MaterialHead() {
  const { t } = useAccessMessages();
  return (
    <>
      <Table.Th w={90}>{t('list.number')}</Table.Th>
      <Table.Th w={60}>{t('list.box')}</Table.Th>
      <Table.Th>{t('list.what')}</Table.Th>
      <Table.Th w={150}>{t('list.years')}</Table.Th>
    </>
  );
}

/** Where the dossier lies and what it is; of a document, which one in it. What is hidden keeps its number. */
export function MaterialCells({ item }: { readonly item: SecretMaterial | RestrictedMaterial }) {
  const { t } = useAccessMessages();
  const isMasked = 'masked' in item && item.masked;
  return (
    <>
      <Table.Td>{numberOf(item)}</Table.Td>
      <Table.Td>{item.boxNumber}</Table.Td>
      <Table.Td>
        <Text fz="sm" fw={item.document ? 400 : 600} {...(item.document && { c: 'dimmed' })}>
          {isMasked ? t('list.masked') : item.title}
        </Text>
        {item.document && <DocumentLine document={item.document} />}
      </Table.Td>
      <Table.Td>{spanOf(item)}</Table.Td>
    </>
  );
}

function DocumentLine({ document }: { readonly document: ListedDocument }) {
  const { t } = useAccessMessages();
  const { ordinal, documentType, issuedOn, issuingBody, subject } = document;
  const sheets = sheetsOf(document);
  const date = issuedOn === null ? null : formatDate(issuedOn);
  const parts = [documentType, referenceOf(document), date, issuingBody, subject].filter(
    (part) => part !== null && part !== '',
  );
  return (
    <Text fz="sm">
      <b>{t('list.document', { ordinal })}</b> {parts.join(', ')}
      {sheets !== '' && ` (${t('list.sheets', { sheets })})`}
    </Text>
  );
}
