import { Anchor, Select, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { fondsQuery } from '../access/queries.ts';
import { useApi } from '../api/api-context.ts';
import { NotFound } from '../parts/not-found.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { useRight } from '../session/session-context.ts';
import { LearnedTable } from './learned-table.tsx';
import { useRegisterMessages } from './messages/register-messages.ts';
import { PairList } from './pair-list.tsx';
import { completenessQuery } from './queries.ts';
import { RegisterListTab } from './register-list.tsx';
import { RowsWithout } from './rows-without.tsx';

const TABS = ['registers', 'doubtful', 'paired', 'unmatched', 'rows', 'learned'] as const;
type Tab = (typeof TABS)[number];

/** Registers of outgoing and incoming documents of one fonds: import, matching, pairs to settle, both reports. */
export function RegisterPage() {
  const { t } = useRegisterMessages();
  const isCustodian = useRight('judge-marks');
  const [search, setSearch] = useSearchParams();
  const fondsList = useQuery(fondsQuery(useApi()));
  if (!isCustodian) return <NotFound />;
  const items = fondsList.data?.items ?? [];
  const isWithoutAny = fondsList.data?.items.length === 0;
  // Most archives of an office have one.
  const fonds = search.get('fonds') ?? (items.length === 1 ? (items[0]?.id ?? '') : '');
  const tab = TABS.find((one) => one === search.get('list')) ?? 'registers';
  const change = (changes: Readonly<Record<string, string>>) =>
    setSearch((now) => new URLSearchParams({ ...Object.fromEntries(now), ...changes }));
  return (
    <div className="page page-narrow">
      <PageTitle title={t('register.title')}>
        {!isWithoutAny && (
          <Select
            size="xs"
            w={300}
            searchable
            allowDeselect={false}
            aria-label={t('register.fonds')}
            placeholder={t('register.fonds')}
            data={items.map(({ id, code, name }) => ({ value: id, label: code === null ? name : `${code} · ${name}` }))}
            value={fonds === '' ? null : fonds}
            onChange={(id) => id !== null && change({ fonds: id })}
            comboboxProps={{ withinPortal: true }}
          />
        )}
      </PageTitle>
      <RegisterTabs fonds={fonds} isWithoutAny={isWithoutAny} tab={tab} onTab={(list) => change({ list })} />
    </div>
  );
}

interface RegisterTabsProps {
  readonly fonds: string;
  /** No fonds is open yet. */
  readonly isWithoutAny: boolean;
  readonly tab: Tab;
  readonly onTab: (tab: string) => void;
}

function RegisterTabs({ fonds, isWithoutAny, tab, onTab }: RegisterTabsProps) {
  const { t } = useRegisterMessages();
  const counts = useQuery(completenessQuery(useApi(), fonds)).data;
  const shown: Readonly<Partial<Record<Tab, number | undefined>>> = {
    doubtful: counts?.doubtful,
    unmatched: counts?.documentsWithout,
    rows: counts?.rowsWithout,
  };
  return (
    <Tabs value={tab} onChange={(chosen) => chosen !== null && onTab(chosen)} keepMounted={false}>
      <Tabs.List mb="sm">
        {TABS.map((one) => (
          <Tabs.Tab key={one} value={one}>
            {t(`register.tab.${one}`)}
            {shown[one] !== undefined && shown[one] > 0 && ` (${String(shown[one])})`}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={tab} key={`${tab}.${fonds}`}>
        <Panel {...{ fonds, isWithoutAny, tab }} />
      </Tabs.Panel>
    </Tabs>
  );
}

function Panel({ fonds, isWithoutAny, tab }: Omit<RegisterTabsProps, 'onTab'>) {
  const { t } = useRegisterMessages();
  if (tab === 'learned') return <LearnedTable />;
  if (isWithoutAny) return <NoFonds />;
  if (fonds === '') return <Text p="md">{t('register.chooseFonds')}</Text>;
  if (tab === 'registers') return <RegisterListTab fonds={fonds} />;
  if (tab === 'rows') return <RowsWithout fonds={fonds} />;
  return <PairList fonds={fonds} state={tab} />;
}

function NoFonds() {
  const { t } = useRegisterMessages();
  return (
    <Text p="md">
      {t('register.noFonds')}{' '}
      <Anchor component={Link} to="/archive/fonds" fz="inherit">
        {t('register.openFonds')}
      </Anchor>
      .
    </Text>
  );
}
