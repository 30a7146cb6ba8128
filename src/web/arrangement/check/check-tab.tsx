import { useState } from 'react';
import { SegmentedControl } from '@mantine/core';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import type { ProjectPart } from '../project/project-part.ts';
import { useRight, useSession } from '../../session/session-context.ts';
import { FindingList } from './finding-list.tsx';
import { FirstLevel } from './first-level.tsx';
import { SecondLevel } from './second-level.tsx';

const VIEWS = ['first', 'second', 'findings'] as const;
type View = (typeof VIEWS)[number];

/** The check on two levels: the contractor's own, then the archive's by lots. */
export function CheckTab({ project, rights }: ProjectPart) {
  const { t } = useArrangementMessages();
  const seesFindings = useRight('see-status');
  const { name } = useSession().account;
  const [view, setView] = useState<View>(rights.judges ? 'second' : 'first');
  const views = VIEWS.filter((one) => one !== 'findings' || seesFindings);
  return (
    <>
      <SegmentedControl
        size="xs"
        mb="sm"
        aria-label={t('check.level')}
        data={views.map((one) => ({ value: one, label: t(`check.${one}`) }))}
        value={view}
        onChange={(chosen) => setView(VIEWS.find((one) => one === chosen) ?? 'first')}
      />
      {view === 'first' && <FirstLevel {...{ project, rights }} />}
      {view === 'second' && <SecondLevel {...{ project, rights }} />}
      {view === 'findings' && <FindingList project={project} own={rights.part === 'worker' ? name : undefined} />}
    </>
  );
}
