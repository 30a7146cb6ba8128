import { Group, Text } from '@mantine/core';
import { Link, useNavigate } from 'react-router';
import type { SearchHit } from '../api/types.ts';
import { useDefinitions } from '../document/use-definitions.ts';
import { useMessages } from '../messages/messages.ts';
import { markedParts } from '../model/highlight.ts';
import type { RowKeys } from '../parts/use-row-keys.ts';

interface SearchHitRowProps {
  readonly hit: SearchHit;
  readonly rowProps: ReturnType<RowKeys['row']>;
}

/** The document, open at the page where the words stand. */
export function hitAddress(hit: SearchHit): string {
  return `/documents/${hit.documentId}?page=${String(hit.page)}`;
}

export function SearchHitRow({ hit, rowProps }: SearchHitRowProps) {
  const { t } = useMessages();
  const { show } = useDefinitions();
  const navigate = useNavigate();
  const value = (name: 'documentType' | 'referenceNumber' | 'issuedOn' | 'issuingBody' | 'subject') => {
    const field = hit.fields[name];
    return field ? show(name, field.value) : undefined;
  };
  const title = [value('documentType') ?? t('documents.untitled'), value('referenceNumber')].filter(Boolean).join(' ');
  return (
    <li className="hit list-row" {...rowProps} onClick={() => void navigate(hitAddress(hit))}>
      <Group gap="sm" wrap="nowrap" justify="space-between">
        <Link to={hitAddress(hit)} tabIndex={-1} className="row-link">
          {title}
        </Link>
        <Text fz="sm" c="dimmed" className="keep-width">
          {value('issuedOn')}
        </Text>
      </Group>
      <Text fz="sm" lineClamp={1}>
        {[value('issuingBody'), value('subject')].filter(Boolean).join(' · ')}
      </Text>
      <Text fz="sm" className="snippet" lineClamp={2}>
        {markedParts(hit.snippet.text, hit.snippet.marks).map((part, index) =>
          part.marked ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
        )}
      </Text>
      <Text fz="xs" c="dimmed" truncate>
        {hit.fileName}, {t('common.page', { page: hit.page })}
      </Text>
    </li>
  );
}
