import { useState, type SyntheticEvent } from 'react';
import { Button, Group, NumberInput, Select, Stack, Table, Text, Textarea, TextInput } from '@mantine/core';
import { ROW_KINDS, type ReviewRow, type RowKind } from '../../domain/retention/appendix/appendix-review.ts';
import { useAppendixMessages } from './messages/appendix-messages.ts';
import { asTyped, type RowCorrection } from './model/review.ts';

interface RowEditorProps {
  readonly row: ReviewRow;
  /** In words. */
  readonly findings: readonly string[];
  readonly onAccept: (correction: RowCorrection) => void;
  readonly onSplit: (correction: RowCorrection) => void;
  readonly onUncheck: () => void;
}

/** The row as the file has it, and beside it what it was taken for, to be accepted or corrected. */
export function RowEditor({ row, findings, onAccept, onSplit, onUncheck }: RowEditorProps) {
  const { t } = useAppendixMessages();
  const [draft, setDraft] = useState<Draft>({
    ...{ kind: row.kind, level: row.level ?? 1, no: row.no ?? '', title: row.title, text: row.text ?? '' },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onAccept(correctionOf(draft));
  };
  return (
    <form className="appendix-item" onSubmit={submit}>
      <Stack gap="sm">
        <Source row={row} />
        {findings.length > 0 && (
          <div>
            <Text fz="sm" fw={600}>
              {t('appendix.findings')}
            </Text>
            {findings.map((text) => (
              <Text key={text} fz="sm" c="orange.9">
                {text}
              </Text>
            ))}
          </div>
        )}
        <Fields draft={draft} onChange={(changes) => setDraft((before) => ({ ...before, ...changes }))} />
        <Group justify="flex-end" gap="xs">
          {row.checked === true && (
            <Button size="xs" variant="default" onClick={onUncheck}>
              {t('appendix.uncheck')}
            </Button>
          )}
          <Button size="xs" variant="default" onClick={() => onSplit(correctionOf(draft))}>
            {t('appendix.split')}
          </Button>
          <Button size="xs" type="submit">
            {t('appendix.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface Draft {
  readonly kind: RowKind;
  readonly level: number;
  readonly no: string;
  readonly title: string;
  readonly text: string;
}

function correctionOf({ kind, level, no, title, text }: Draft): RowCorrection {
  const said = { kind, no: asTyped(no), title: asTyped(title) ?? '', text: asTyped(text) };
  return { ...said, ...(kind === 'group' && { level }) };
}

interface FieldsProps {
  readonly draft: Draft;
  readonly onChange: (changes: Partial<Draft>) => void;
}

function Fields({ draft, onChange }: FieldsProps) {
  const { t } = useAppendixMessages();
  return (
    <>
      <Group grow align="flex-start">
        <Select
          label={t('appendix.kind')}
          data={ROW_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          value={draft.kind}
          allowDeselect={false}
          onChange={(chosen) => onChange({ kind: ROW_KINDS.find((one) => one === chosen) ?? draft.kind })}
        />
        {draft.kind === 'group' && (
          <NumberInput
            label={t('appendix.level')}
            min={1}
            max={9}
            allowDecimal={false}
            value={draft.level}
            onChange={(level) => typeof level === 'number' && onChange({ level })}
          />
        )}
        <TextInput
          label={t('appendix.no')}
          maxLength={50}
          value={draft.no}
          onChange={(event) => onChange({ no: event.currentTarget.value })}
        />
      </Group>
      <Textarea
        autosize
        minRows={2}
        label={t('appendix.name')}
        maxLength={4000}
        value={draft.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <TextInput
        id="appendix-period"
        label={t('appendix.period')}
        maxLength={500}
        value={draft.text}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
      />
    </>
  );
}

function Source({ row: { row, page, cells } }: { readonly row: ReviewRow }) {
  const { t } = useAppendixMessages();
  const place = [t('appendix.row', { row }), ...(page === undefined ? [] : [t('appendix.page', { page })])];
  return (
    <div>
      <Text fz="sm" fw={600}>{`${t('appendix.source')} · ${place.join(', ')}`}</Text>
      <Table withTableBorder withColumnBorders fz="sm" aria-label={t('appendix.source')}>
        <Table.Tbody>
          <Table.Tr>
            {cells.map((cell, index) => (
              <Table.Td key={index} className="told-value">
                {cell}
              </Table.Td>
            ))}
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </div>
  );
}
