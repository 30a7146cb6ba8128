import { useState } from 'react';
import { Text } from '@mantine/core';
import { useNavigate } from 'react-router';
import type { Project } from '../arrangement-types.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { calendarOf } from '../model/calendar-form.ts';
import { firstChoices, firstValues, PROJECT_FIELDS, projectOf } from '../model/project-form.ts';
import { AskDialog } from '../parts/ask-dialog.tsx';
import { FondsChoice } from '../parts/fonds-choice.tsx';
import { useOpened } from '../parts/use-opened.ts';
import { CalendarInput } from './calendar-input.tsx';
import { MembersInput } from './members-input.tsx';
import { PartiesInput } from './parties-input.tsx';
import { ReceiptsChoice } from './receipts-choice.tsx';

interface ProjectDialogProps {
  /** Absent: a new one. */
  readonly project?: Project;
  readonly onClose: () => void;
}

/** A project of arrangement: what for, by which process, by whom, until when. */
export function ProjectDialog({ project, onClose }: ProjectDialogProps) {
  const { t } = useArrangementMessages();
  const navigate = useNavigate();
  const [choices, setChoices] = useState(() => firstChoices(project));
  const seen = useOpened(project);
  const [tried, setTried] = useState(false);
  const change = (changes: Partial<typeof choices>) => setChoices((before) => ({ ...before, ...changes }));
  return (
    <AskDialog
      title={t(project ? 'project.change' : 'project.new')}
      size={820}
      fields={PROJECT_FIELDS}
      first={firstValues(project)}
      request={(body, isOutrun) => {
        setTried(true);
        if (choices.fondsIds.length === 0 || calendarOf(choices.calendar) === undefined) return undefined;
        const before = seen(isOutrun);
        const entry = projectOf(body, choices, before);
        if (!before) return { path: '/arrangement-projects', body: { ...entry } };
        const { revision, id } = before;
        return { method: 'PATCH', path: `/arrangement-projects/${id}`, body: { revision, changes: entry } };
      }}
      onDone={(answer) => {
        if (!project) void navigate(`/arrangement/${(answer as Project).id}`); // as: the operation's answer
      }}
      onClose={onClose}
    >
      <FondsChoice
        error={tried && choices.fondsIds.length === 0 ? t('fault.required') : undefined}
        chosen={choices.fondsIds}
        onChoose={(fondsIds) => change({ fondsIds })}
      />
      <ReceiptsChoice
        fondsIds={choices.fondsIds}
        chosen={choices.receiptIds}
        onChoose={(receiptIds) => change({ receiptIds })}
      />
      <CalendarInput
        calendar={choices.calendar}
        tried={tried}
        onChange={(changes) => change({ calendar: { ...choices.calendar, ...changes } })}
      />
      <PartiesInput parties={choices.parties} onChange={(parties) => change({ parties })} />
      <MembersInput members={choices.members} onChange={(members) => change({ members })} />
      <Text fz="xs" c="dimmed">
        {t('project.membersHelp')}
      </Text>
    </AskDialog>
  );
}
