import { useState } from 'react';
import { Badge, Button, Fieldset, Group, Stack, Text } from '@mantine/core';
import type { DossierDetail } from '../../archive/dossier/dossier-query.ts';
import { formatDate } from '../../model/typed-date.ts';
import { useRight } from '../../session/session-context.ts';
import type { AccessOfDossier } from '../access-types.ts';
import { useAccessMessages } from '../messages/access-messages.ts';
import { higherLevels } from '../model/changes.ts';
import { Term } from '../secret-table.tsx';
import { ExtendDialog, LiftDialog, MarkDialog, StateDialog } from './secrecy-dialogs.tsx';

interface SecrecyCardProps {
  readonly access: AccessOfDossier;
  readonly detail: DossierDetail;
}
type Dialog = 'mark' | 'state' | 'extend' | 'lift';

/** The mark with its term and history; a mark is raised by whoever describes, and taken away by a recorded decision alone. */
export function SecrecyCard({ access, detail }: SecrecyCardProps) {
  const { t } = useAccessMessages();
  const [dialog, setDialog] = useState<Dialog>();
  const close = () => setDialog(undefined);
  const { candidate } = access;
  return (
    <Fieldset legend={t('drawer.secrecy')}>
      <Stack gap="sm">
        {candidate === null ? <Text fz="sm">{t('drawer.noLevel')}</Text> : <Facts access={access} />}
        <History access={access} />
        <Actions access={access} onAsk={setDialog} />
      </Stack>
      {dialog === 'mark' && <MarkDialog {...{ access, detail }} onClose={close} />}
      {dialog === 'state' && <StateDialog access={access} onClose={close} />}
      {dialog === 'extend' && <ExtendDialog access={access} onClose={close} />}
      {dialog === 'lift' && <LiftDialog access={access} onClose={close} />}
    </Fieldset>
  );
}

function Facts({ access: { secrecy, candidate, setOn, setBy } }: { readonly access: AccessOfDossier }) {
  const { t } = useAccessMessages();
  if (candidate === null) return null;
  return (
    <dl className="access-facts">
      <dt>{t('drawer.level')}</dt>
      <dd>
        <Badge color="red">{candidate.level ?? secrecy ?? 'Mật'}</Badge>
      </dd>
      <dt>{t('drawer.term')}</dt>
      <dd>
        <Term candidate={candidate} />
      </dd>
      <dt>{t('drawer.setOn')}</dt>
      <dd>{setOn === null ? t('common.none') : formatDate(setOn)}</dd>
      <dt>{t('drawer.setBy')}</dt>
      <dd>{setBy ?? candidate.setBy ?? t('common.none')}</dd>
      <dt>{t('drawer.competence')}</dt>
      <dd>{candidate.competenceText}</dd>
    </dl>
  );
}

function History({ access: { extensions, liftings } }: { readonly access: AccessOfDossier }) {
  const { t } = useAccessMessages();
  return (
    <>
      {extensions.length > 0 && (
        <div>
          <Text fz="sm" fw={600}>
            {t('drawer.extensions')}
          </Text>
          {extensions.map((one, index) => (
            <Text key={index} fz="sm">
              {t('drawer.extension', { ...one, date: formatDate(one.date) })}
            </Text>
          ))}
        </div>
      )}
      {liftings.length > 0 && (
        <div>
          <Text fz="sm" fw={600}>
            {t('drawer.liftings')}
          </Text>
          {liftings.map(({ kind, level, number, date, body, reason, recordedBy }, index) => (
            <Text key={index} fz="sm">
              {kind === 'decision'
                ? t('drawer.byDecision', {
                    ...{ level: level ?? 'Mật', number: number ?? '', body: body ?? '', name: recordedBy },
                    date: date === undefined ? '' : formatDate(date),
                  })
                : t('drawer.byMistake', { level: level ?? 'Mật', reason: reason ?? '', name: recordedBy })}
            </Text>
          ))}
        </div>
      )}
    </>
  );
}

interface ActionsProps {
  readonly access: AccessOfDossier;
  readonly onAsk: (dialog: Dialog) => void;
}

function Actions({ access: { secrecy, candidate }, onAsk }: ActionsProps) {
  const { t } = useAccessMessages();
  const mayMark = useRight('edit');
  const isCustodian = useRight('judge-marks');
  const isMarked = candidate !== null;
  return (
    <Group gap="xs">
      {mayMark && higherLevels(secrecy).length > 0 && (
        <Button size="xs" variant="default" onClick={() => onAsk('mark')}>
          {t(isMarked ? 'drawer.raise' : 'drawer.mark')}
        </Button>
      )}
      {isCustodian && isMarked && (
        <>
          <Button size="xs" variant="default" onClick={() => onAsk('state')}>
            {t('drawer.state')}
          </Button>
          <Button size="xs" variant="default" onClick={() => onAsk('extend')}>
            {t('drawer.extend')}
          </Button>
          <Button size="xs" variant="default" color="red" onClick={() => onAsk('lift')}>
            {t('drawer.lift')}
          </Button>
        </>
      )}
    </Group>
  );
}
