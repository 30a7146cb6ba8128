import { useEffect, useRef } from 'react';
import { Badge, Checkbox, Group, Table, Tooltip } from '@mantine/core';
import type { Project, ProjectBundle, Step } from '../arrangement-types.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { bundleSteps } from '../model/bundle-filter.ts';
import { useReceiptNames } from './use-receipt-names.ts';
import type { BundleWork } from './use-bundle-work.ts';

interface BundleTableProps {
  readonly project: Project;
  readonly bundles: readonly ProjectBundle[];
  readonly steps: readonly Step[];
  readonly work: BundleWork;
}

export function BundleTable({ project, bundles, steps, work }: BundleTableProps) {
  const { t } = useArrangementMessages();
  const receipts = new Map(useReceiptNames(project));
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    body.current?.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' });
  }, [work.at]);
  return (
    <Table.ScrollContainer minWidth={820} type="native" className="list">
      <Table highlightOnHover verticalSpacing={4} fz="sm" aria-label={t('tab.bundles')}>
        <BundleHead work={work} count={bundles.length} />
        <Table.Tbody ref={body}>
          {bundles.map((bundle, index) => (
            <Table.Tr
              key={bundle.id}
              className="list-row"
              aria-current={index === work.at}
              data-bundle={bundle.number}
              onClick={() => work.moveTo(index)}
            >
              <Table.Td>
                <Checkbox
                  size="xs"
                  aria-label={t('bundles.choose', { number: bundle.number })}
                  checked={work.isMarked(bundle.id)}
                  onChange={() => work.toggle(bundle.id)}
                />
              </Table.Td>
              <Table.Td>{bundle.number}</Table.Td>
              <Table.Td>{receipts.get(bundle.receiptId) ?? ''}</Table.Td>
              <Table.Td>{t(`condition.${bundle.condition}`)}</Table.Td>
              <Table.Td c={bundle.worker === null ? 'dimmed' : 'inherit'}>
                {bundle.worker ?? t('bundles.nobody')}
              </Table.Td>
              <Table.Td>
                <StepMarks {...{ bundle, steps, project }} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function BundleHead({ work, count }: { readonly work: BundleWork; readonly count: number }) {
  const { t } = useArrangementMessages();
  return (
    <Table.Thead>
      <Table.Tr>
        <Table.Th w={36}>
          <Checkbox
            size="xs"
            aria-label={t('bundles.chooseAll')}
            checked={work.marked > 0 && work.marked === count}
            indeterminate={work.marked > 0 && work.marked < count}
            onChange={work.chooseAll}
          />
        </Table.Th>
        <Table.Th w={80}>{t('bundles.number')}</Table.Th>
        <Table.Th>{t('bundles.receipt')}</Table.Th>
        <Table.Th w={150}>{t('bundles.condition')}</Table.Th>
        <Table.Th w={190}>{t('bundles.worker')}</Table.Th>
        <Table.Th w={300}>{t('bundles.steps')}</Table.Th>
      </Table.Tr>
    </Table.Thead>
  );
}

interface StepMarksProps extends Pick<BundleTableProps, 'steps' | 'project'> {
  readonly bundle: ProjectBundle;
}

function StepMarks({ bundle, steps, project }: StepMarksProps) {
  const { t } = useArrangementMessages();
  return (
    <Group gap={4} wrap="nowrap">
      {bundleSteps(bundle, steps).map(({ step, done }) => {
        const name = `${String(step.numbers[project.process])}. ${step.name}`;
        return (
          <Tooltip key={step.key} label={name} multiline maw={360} openDelay={300}>
            <Badge
              size="sm"
              className="keep-width"
              variant={done ? 'light' : 'outline'}
              color={done ? 'green' : 'gray'}
              aria-label={t(done ? 'bundles.stepDone' : 'bundles.stepOpen', { name })}
            >
              {`${String(step.numbers[project.process])}${done ? ' ✓' : ''}`}
            </Badge>
          </Tooltip>
        );
      })}
    </Group>
  );
}
