import { useState } from 'react';
import { Alert, Radio, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { DossierDetail } from '../../archive/dossier/dossier-query.ts';
import { formatDate, parseTypedDate } from '../../model/typed-date.ts';
import { FormFrame } from '../../parts/form-frame.tsx';
import { RefusalNote } from '../../parts/refusal-note.tsx';
import type { AccessOfDossier, SecrecyLifting } from '../access-types.ts';
import { useAccessMessages } from '../messages/access-messages.ts';
import { higherLevels, sendSlip, type Level } from '../model/changes.ts';
import {
  extensionFaults,
  extensionOf,
  liftingFaults,
  liftingOf,
  NO_LIFTING,
  tidy,
  type LiftingDraft,
} from '../model/lifting.ts';
import { useSave } from './use-save.ts';

interface DialogProps {
  readonly access: AccessOfDossier;
  readonly onClose: () => void;
}

/** What every request names: the revision that was seen, and the document where it is of one. */
function seen({ revision, documentId }: AccessOfDossier) {
  return { revision, ...(documentId !== null && { documentId }) };
}

export function MarkDialog({ access, detail, onClose }: DialogProps & { readonly detail: DossierDetail }) {
  const { t } = useAccessMessages();
  const levels = higherLevels(access.secrecy);
  const [level, setLevel] = useState<Level | undefined>(levels[0]);
  const save = useSave((api, secrecy: Level) => sendSlip(api, access, detail, { secrecy }), onClose);
  return (
    <FormFrame
      title={t(access.candidate === null ? 'drawer.mark' : 'drawer.raise').replace('…', '')}
      confirm={t('mark.confirm')}
      color="red"
      size="md"
      isPending={save.isPending}
      onSubmit={() => level !== undefined && save.mutate(level)}
      onClose={onClose}
    >
      <Alert color="red" variant="light">
        {t('mark.help')}
      </Alert>
      <Select
        data-autofocus
        label={t('mark.level')}
        data={[...levels]}
        value={level ?? null}
        allowDeselect={false}
        onChange={(chosen) => setLevel(levels.find((one) => one === chosen) ?? level)}
        comboboxProps={{ withinPortal: true }}
      />
      {save.error && <RefusalNote error={save.error} />}
    </FormFrame>
  );
}

export function StateDialog({ access, onClose }: DialogProps) {
  const { t } = useAccessMessages();
  const [setOn, setSetOn] = useState(access.setOn === null ? '' : formatDate(access.setOn));
  const [setBy, setSetBy] = useState(access.setBy ?? '');
  const save = useSave((api, given: { setOn: string | null; setBy: string | null }) => {
    const body = { ...seen(access), ...given };
    return api.call(`/dossiers/${access.dossierId}/access/secrecy`, { method: 'PUT', body });
  }, onClose);
  const day = parseTypedDate(setOn);
  const isFaulty = setOn.trim() !== '' && day === undefined;
  const submit = () => {
    if (!isFaulty) save.mutate({ setOn: day ?? null, setBy: tidy(setBy) === '' ? null : tidy(setBy) });
  };
  return (
    <FormFrame
      title={t('state.title')}
      confirm={t('form.save')}
      isPending={save.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Text fz="sm">{t('state.help')}</Text>
      <TextInput
        data-autofocus
        label={t('drawer.setOn')}
        value={setOn}
        error={isFaulty && t('fault.partialDate')}
        onChange={(event) => setSetOn(event.currentTarget.value)}
      />
      <TextInput
        label={t('drawer.setBy')}
        value={setBy}
        maxLength={500}
        onChange={(event) => setSetBy(event.currentTarget.value)}
      />
      {save.error && <RefusalNote error={save.error} />}
    </FormFrame>
  );
}

const NO_EXTENSION = { number: '', date: '', body: '', years: '' };

export function ExtendDialog({ access, onClose }: DialogProps) {
  const { t } = useAccessMessages();
  const [draft, setDraft] = useState({ ...NO_EXTENSION, body: access.candidate?.setBy ?? '' });
  const [tried, setTried] = useState(false);
  const save = useSave((api, given: ReturnType<typeof extensionOf>) => {
    const body = { ...seen(access), ...given };
    return api.call(`/dossiers/${access.dossierId}/access/extensions`, { method: 'POST', body });
  }, onClose);
  const faults = extensionFaults(draft);
  const submit = () => {
    setTried(true);
    if (Object.keys(faults).length === 0) save.mutate(extensionOf(draft));
  };
  const line = (name: keyof typeof draft, label: string) => (
    <TextInput
      label={label}
      value={draft[name]}
      error={tried && faults[name] && t(`fault.${faults[name]}`)}
      maxLength={500}
      onChange={(event) => setDraft({ ...draft, [name]: event.currentTarget.value })}
      {...(name === 'number' && { 'data-autofocus': true })}
    />
  );
  return (
    <FormFrame
      title={t('extend.title')}
      confirm={t('form.save')}
      isPending={save.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Text fz="sm">{t('extend.help')}</Text>
      {line('number', t('field.decisionNumber'))}
      {line('date', t('field.decisionDate'))}
      {line('body', t('field.decisionBody'))}
      {line('years', t('field.years'))}
      {save.error && <RefusalNote error={save.error} />}
    </FormFrame>
  );
}

const AFTER: readonly SecrecyLifting['accessConditions'][] = ['Sử dụng có điều kiện', 'Công khai'];

export function LiftDialog({ access, onClose }: DialogProps) {
  const { t } = useAccessMessages();
  const [draft, setDraft] = useState(NO_LIFTING);
  const [tried, setTried] = useState(false);
  const save = useSave((api, given: ReturnType<typeof liftingOf>) => {
    const body = { ...seen(access), ...given };
    return api.call(`/dossiers/${access.dossierId}/access/liftings`, { method: 'POST', body });
  }, onClose);
  const faults = liftingFaults(draft);
  const change = (changes: Partial<LiftingDraft>) => setDraft((before) => ({ ...before, ...changes }));
  const submit = () => {
    setTried(true);
    if (Object.keys(faults).length === 0) save.mutate(liftingOf(draft));
  };
  return (
    <FormFrame
      title={t('lift.title')}
      confirm={t('lift.confirm')}
      color="red"
      isPending={save.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Text fz="sm">{t('lift.help')}</Text>
      <Ground draft={draft} faults={tried ? faults : {}} onChange={change} />
      <Select
        label={t('lift.after')}
        data={[...AFTER]}
        value={draft.accessConditions}
        allowDeselect={false}
        onChange={(chosen) =>
          change({ accessConditions: AFTER.find((one) => one === chosen) ?? draft.accessConditions })
        }
        comboboxProps={{ withinPortal: true }}
      />
      {save.error && <RefusalNote error={save.error} />}
    </FormFrame>
  );
}

interface GroundProps {
  readonly draft: LiftingDraft;
  readonly faults: ReturnType<typeof liftingFaults>;
  readonly onChange: (changes: Partial<LiftingDraft>) => void;
}

function Ground({ draft, faults, onChange }: GroundProps) {
  const { t } = useAccessMessages();
  const fault = (name: keyof LiftingDraft) => faults[name] && t(`fault.${faults[name]}`);
  const line = (name: 'number' | 'date' | 'body', label: string) => (
    <TextInput
      label={label}
      value={draft[name]}
      error={fault(name)}
      maxLength={500}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <Radio.Group
        label={t('lift.kind')}
        value={draft.kind}
        onChange={(kind) => onChange({ kind: kind === 'correction' ? 'correction' : 'decision' })}
      >
        <Stack gap={6} mt={4}>
          <Radio value="decision" label={t('lift.decision')} />
          <Radio value="correction" label={t('lift.correction')} />
        </Stack>
      </Radio.Group>
      {draft.kind === 'decision' ? (
        <>
          {line('number', t('field.decisionNumber'))}
          {line('date', t('field.decisionDate'))}
          {line('body', t('field.decisionBody'))}
        </>
      ) : (
        <Textarea
          label={t('field.why')}
          value={draft.reason}
          error={fault('reason')}
          maxLength={1000}
          rows={3}
          onChange={(event) => onChange({ reason: event.currentTarget.value })}
        />
      )}
    </>
  );
}
