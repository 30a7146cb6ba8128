import { Tabs } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { PageTitle } from '../../parts/page-title.tsx';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { BoxesTab } from './boxes-tab.tsx';
import { MovementsTab } from './movements-tab.tsx';
import { StacksTab } from './stacks-tab.tsx';

const TABS = ['stacks', 'boxes', 'movements'] as const;
type Tab = (typeof TABS)[number];

/** Where things lie: rooms, shelves and tiers, the boxes, and the register of what was brought where. */
export function PlacesPage() {
  const { t } = useArrangementMessages();
  const [search, setSearch] = useSearchParams();
  const tab: Tab = TABS.find((one) => one === search.get('tab')) ?? 'stacks';
  return (
    <div className="page page-wide">
      <PageTitle title={t('places.title')} />
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(next) => setSearch(next === null || next === 'stacks' ? {} : { tab: next }, { replace: true })}
      >
        <Tabs.List mb="sm" aria-label={t('places.title')}>
          {TABS.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`places.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="stacks">
          <StacksTab />
        </Tabs.Panel>
        <Tabs.Panel value="boxes">
          <BoxesTab />
        </Tabs.Panel>
        <Tabs.Panel value="movements">
          <MovementsTab />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}
