import { Select } from '@mantine/core';
import type { DossierDocument } from '../../archive/dossier/dossier-query.ts';
import { useAccessMessages } from '../messages/access-messages.ts';

interface DocumentChoiceProps {
  readonly documents: readonly DossierDocument[];
  /** Undefined: the whole dossier. */
  readonly value: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
}

const WHOLE = 'whole';

/** A document may be restricted or secret while its dossier is not. */
export function DocumentChoice({ documents, value, onChoose }: DocumentChoiceProps) {
  const { t } = useAccessMessages();
  if (documents.length === 0) return null;
  const data = documents.map(({ id, ordinal, entry, masked }) => {
    const said = [entry.documentType, entry.subject].filter((part) => typeof part === 'string').join(' ');
    const secrecy = typeof entry.secrecy === 'string' ? ` · ${entry.secrecy}` : '';
    const text = masked ? t('list.masked') : said;
    return { value: id, label: `${t('list.document', { ordinal })} ${text}${secrecy}`, disabled: masked };
  });
  return (
    <Select
      label={t('drawer.documents')}
      data={[{ value: WHOLE, label: t('drawer.whole') }, ...data]}
      value={value ?? WHOLE}
      allowDeselect={false}
      onChange={(id) => onChoose(id === null || id === WHOLE ? undefined : id)}
      comboboxProps={{ withinPortal: true }}
    />
  );
}
