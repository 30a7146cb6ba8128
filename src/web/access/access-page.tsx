import { Select, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { useApi } from '../api/api-context.ts';
import { FormMenu } from '../forms/form-menu.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { useRight } from '../session/session-context.ts';
import type { Subject } from './access-types.ts';
import { AccessDrawer } from './drawer/access-drawer.tsx';
import { FindDossier } from './find-dossier.tsx';
import { useAccessMessages } from './messages/access-messages.ts';
import { fondsQuery } from './queries.ts';
import { RestrictedTable } from './restricted-table.tsx';
import { SecretTable } from './secret-table.tsx';

const TABS = ['secret', 'declassification', 'restricted'] as const;
/** Made apart from each other for the handover. */
const LISTS = ['secret-list', 'restricted-list'];

/** Lists of what not everybody may see, and one dossier or document of them at a time beside the list. */
export function AccessPage() {
  const { t } = useAccessMessages();
  const isCustodian = useRight('judge-marks');
  const [search, setSearch] = useSearchParams();
  const change = (changes: Readonly<Record<string, string | undefined>>) =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      for (const [name, value] of Object.entries(changes))
        if (value === undefined) next.delete(name);
        else next.set(name, value);
      return next;
    });
  const tabs = isCustodian ? TABS : (['restricted'] as const);
  const tab = tabs.find((one) => one === search.get('list')) ?? tabs[0];
  const fonds = search.get('fonds') ?? '';
  const dossierId = search.get('dossier');
  const open = (subject: Subject) => change({ dossier: subject.dossierId, document: subject.documentId });
  return (
    <div className="page page-narrow">
      <PageTitle title={t('access.title')}>
        <FondsFilter value={fonds} onChoose={(chosen) => change({ fonds: chosen })} />
        <FindDossier fonds={fonds} onFound={(id) => open({ dossierId: id, documentId: undefined })} />
        <FormMenu
          only={LISTS}
          places={[{ subject: 'fonds', order: fonds === '' ? undefined : { fondsId: fonds } }]}
          {...(fonds === '' && { help: t('access.printNeedsFonds') })}
        />
      </PageTitle>
      <Tabs value={tab} onChange={(chosen) => change({ list: chosen ?? undefined })} keepMounted={false}>
        <Tabs.List mb="sm">
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`access.tab.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map((one) => (
          <Tabs.Panel key={one} value={one}>
            <Text fz="sm" c="dimmed" mb="xs">
              {t(`list.${one}Help`)}
            </Text>
            {one === 'restricted' ? (
              <RestrictedTable fonds={fonds} onOpen={open} />
            ) : (
              <SecretTable list={one} fonds={fonds} onOpen={open} />
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
      {dossierId !== null && (
        <AccessDrawer
          dossierId={dossierId}
          documentId={search.get('document') ?? undefined}
          onChoose={open}
          onClose={() => change({ dossier: undefined, document: undefined })}
        />
      )}
    </div>
  );
}

function FondsFilter({ value, onChoose }: { readonly value: string; readonly onChoose: (id?: string) => void }) {
  const { t } = useAccessMessages();
  const found = useQuery(fondsQuery(useApi()));
  const data = (found.data?.items ?? []).map(({ id, code, name }) => ({
    value: id,
    label: code === null ? name : `${code} · ${name}`,
  }));
  return (
    <Select
      size="xs"
      w={260}
      searchable
      clearable
      aria-label={t('access.fonds')}
      placeholder={t('access.allFonds')}
      data={data}
      value={value === '' ? null : value}
      onChange={(id) => onChoose(id ?? undefined)}
      comboboxProps={{ withinPortal: true }}
    />
  );
}
