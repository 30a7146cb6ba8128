import { Checkbox, Group, Stack, Textarea } from '@mantine/core';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { readHolidays, type CalendarDraft } from '../model/calendar-form.ts';

interface CalendarInputProps {
  readonly calendar: CalendarDraft;
  /** Something was to be saved already. */
  readonly tried: boolean;
  readonly onChange: (changes: Partial<CalendarDraft>) => void;
}

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** Which days are worked: pace, forecast and plan go by them. */
export function CalendarInput({ calendar, tried, onChange }: CalendarInputProps) {
  const { t } = useArrangementMessages();
  const { wrong } = readHolidays(calendar.holidays);
  return (
    <Stack gap="xs">
      <Checkbox.Group
        label={t('calendar.weekdays')}
        value={calendar.weekdays.map(String)}
        error={tried && calendar.weekdays.length === 0 && t('fault.required')}
        onChange={(chosen) => onChange({ weekdays: chosen.map(Number) })}
      >
        <Group gap="md" mt={4}>
          {WEEKDAYS.map((day) => (
            <Checkbox key={day} size="xs" value={day} label={t(`calendar.${day}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      <Textarea
        label={t('calendar.holidays')}
        description={t('calendar.holidaysHelp')}
        autosize
        minRows={2}
        maxRows={8}
        value={calendar.holidays}
        error={tried && wrong !== undefined && t('calendar.wrong', { line: wrong })}
        onChange={(event) => onChange({ holidays: event.currentTarget.value })}
      />
    </Stack>
  );
}
