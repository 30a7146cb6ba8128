import { useState, type Ref, type SyntheticEvent } from 'react';
import { ActionIcon, Group, Menu, TextInput } from '@mantine/core';
import { Link, NavLink, useLocation, useNavigate } from 'react-router';
import { useMessages, type MessageKey } from '../messages/messages.ts';
import { useSession, useRight } from '../session/session-context.ts';
import { AccountMenu } from './account-menu.tsx';
import { ConnectionState } from './connection.tsx';
import { LanguageSwitch } from './language-switch.tsx';

interface HeaderProps {
  readonly searchRef: Ref<HTMLInputElement>;
  readonly onHelp: () => void;
}

export function Header({ searchRef, onHelp }: HeaderProps) {
  const { t } = useMessages();
  return (
    <header className="header">
      <Link to="/" className="brand">
        {t('app.name')}
      </Link>
      <Navigation />
      <QuickSearch inputRef={searchRef} />
      <Group gap="xs" wrap="nowrap" ml="auto">
        <ConnectionState />
        <LanguageSwitch />
        <ActionIcon variant="default" size="md" onClick={onHelp} aria-label={t('keys.title')} title={t('keys.title')}>
          ?
        </ActionIcon>
        <AccountMenu />
      </Group>
    </header>
  );
}

interface NavPlace {
  readonly path: string;
  readonly label: MessageKey;
  readonly shown: boolean;
}
interface NavGroup {
  readonly label: MessageKey;
  readonly places: readonly NavPlace[];
}

function Navigation() {
  const { t } = useMessages();
  const { account } = useSession();
  return (
    <nav className="nav" aria-label={t('nav.main')} data-role={account.role}>
      {useNavigation().map((entry) =>
        'places' in entry ? <NavMenu key={entry.label} {...entry} /> : <Place key={entry.path} {...entry} />,
      )}
    </nav>
  );
}

function useNavigation(): readonly (NavPlace | NavGroup)[] {
  const seesStatus = useRight('see-status');
  const seesFailures = useRight('see-failures');
  const seesLedger = useRight('see-ledger');
  const managesAccounts = useRight('manage-accounts');
  const seesDisposal = useRight('see-disposal');
  const seesRegisters = useRight('judge-marks');
  const place = (path: string, label: MessageKey, shown = true): NavPlace => ({ path, label, shown });
  const all: readonly (NavPlace | NavGroup)[] = [
    place('/', 'nav.overview', seesStatus),
    {
      label: 'nav.records',
      places: [
        place('/documents', 'nav.documents'),
        place('/search', 'nav.search'),
        place('/files', 'nav.files'),
        place('/registers', 'nav.registers', seesRegisters),
        place('/failures', 'nav.failures', seesFailures),
      ],
    },
    {
      label: 'nav.arrangement',
      places: [
        place('/archive/fonds', 'nav.fonds'),
        place('/arrangement', 'nav.projects', seesStatus),
        place('/arrangement/receipts', 'nav.receipts', seesStatus),
        place('/arrangement/places', 'nav.places', seesStatus),
      ],
    },
    {
      label: 'nav.retention',
      places: [
        place('/archive/schedules', 'nav.schedules'),
        place('/archive/due', 'nav.due', seesStatus),
        place('/disposal', 'nav.disposal', seesDisposal),
        place('/access', 'nav.access', seesStatus),
      ],
    },
    place('/ledger', 'nav.ledger', seesLedger),
    place('/accounts', 'nav.accounts', managesAccounts),
  ];
  return all.filter((entry) => 'places' in entry || entry.shown);
}

function Place({ path, label }: NavPlace) {
  const { t } = useMessages();
  return (
    <NavLink to={path} end={path === '/'} className="nav-link">
      {t(label)}
    </NavLink>
  );
}

/** A part of the console with its pages below it. */
function NavMenu({ label, places }: NavGroup) {
  const { t } = useMessages();
  const { pathname } = useLocation();
  const shown = places.filter((place) => place.shown);
  const isHere = shown.some(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <button type="button" className={isHere ? 'nav-link active' : 'nav-link'}>
          {t(label)} <span aria-hidden>▾</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {shown.map(({ path, label: name }) => (
          <Menu.Item key={path} component={Link} to={path}>
            {t(name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function QuickSearch({ inputRef }: { readonly inputRef: Ref<HTMLInputElement> }) {
  const { t } = useMessages();
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (words.trim() === '') return;
    void navigate(`/search?q=${encodeURIComponent(words.trim().normalize('NFC'))}`);
    setWords('');
  };
  return (
    <form role="search" onSubmit={submit} className="quick-search">
      <TextInput
        ref={inputRef}
        size="xs"
        type="search"
        aria-label={t('search.header')}
        placeholder={`${t('search.header')}  ( / )`}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </form>
  );
}
