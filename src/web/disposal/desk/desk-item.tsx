import { Alert, Badge, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { DisposalItem } from '../disposal-types.ts';
import { useDisposalMessages, type DisposalTranslate } from '../messages/disposal-messages.ts';

interface DeskItemProps {
  readonly item: DisposalItem;
  /** What speaks against it, as looked at now. */
  readonly refusal: string | undefined;
  readonly periodText: (period: string) => string;
}

/** All that is known of one line: what it is, why it is proposed, and which copy stays. */
export function DeskItem({ item, refusal, periodText }: DeskItemProps) {
  const { t } = useDisposalMessages();
  const facts = factsOf(item, t, periodText);
  return (
    <div>
      <Group gap="xs" mb={4}>
        <Badge variant="light">{t(`desk.kind.${item.kind}`)}</Badge>
        <Badge variant="light" color="orange">
          {item.reasonTitle}
        </Badge>
        {item.state !== 'listed' && <Badge color="green">{t(`items.${item.state}`)}</Badge>}
      </Group>
      <Text fw={600} fz="lg">
        {`${String(item.ordinal)}. ${item.title ?? t('desk.hidden')}`}
      </Text>
      {refusal !== undefined && (
        <Alert color="red" variant="light" mt="xs" title={t('desk.warning')}>
          {refusal}
        </Alert>
      )}
      <dl>
        {facts.map(([name, value]) => (
          <Fact key={name} name={name} value={value} />
        ))}
      </dl>
      {item.paperOriginal && <Text fz="sm">{t('desk.paper')}</Text>}
      {item.kept && (
        <Alert color="green" variant="light">
          {t('desk.keptBy', { by: t(`desk.by.${item.kept.by}`), reason: item.kept.reason })}
        </Alert>
      )}
      <Group gap="md" mt="xs">
        {item.dossierId !== null && (
          <Link to={`/d/${item.dossierId}`} target="_blank">
            {t('desk.openDossier')}
          </Link>
        )}
        {item.keptCopy?.dossierId !== undefined && (
          <Link to={`/d/${item.keptCopy.dossierId}`} target="_blank">
            {t('desk.keptCopy')}
          </Link>
        )}
      </Group>
    </div>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

type Facts = readonly (readonly [name: string, value: string])[];

function factsOf(item: DisposalItem, t: DisposalTranslate, periodText: DeskItemProps['periodText']): Facts {
  const join = (...parts: readonly (string | number | undefined)[]) =>
    parts.filter((part) => part !== undefined).join(' / ');
  const all = [
    [t('desk.code'), item.code ?? ''],
    [t('desk.period'), item.period === undefined ? '' : periodText(item.period)],
    [t('desk.container'), join(item.container, item.volume)],
    [t('desk.size'), join(item.documents, item.pages)],
    [t('desk.because'), item.because ?? ''],
    [t('desk.keptCopy'), item.keptCopy?.text ?? ''],
  ] as const;
  return all.filter(([, value]) => value !== '');
}
