import { useState, type Ref, type SyntheticEvent } from 'react';
import { ActionIcon, Group, TextInput } from '@mantine/core';
import { Link, NavLink, useNavigate } from 'react-router';
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

function Navigation() {
  const { t } = useMessages();
  const { account } = useSession();
  const links: readonly (readonly [path: string, label: MessageKey, shown: boolean])[] = [
    ['/', 'nav.overview', useRight('see-status')],
    ['/documents', 'nav.documents', true],
    ['/search', 'nav.search', true],
    ['/files', 'nav.files', true],
    ['/failures', 'nav.failures', useRight('see-failures')],
    ['/ledger', 'nav.ledger', useRight('see-ledger')],
    ['/accounts', 'nav.accounts', useRight('manage-accounts')],
  ];
  return (
    <nav className="nav" aria-label={t('nav.main')} data-role={account.role}>
      {links
        .filter(([, , shown]) => shown)
        .map(([path, label]) => (
          <NavLink key={path} to={path} end={path === '/'} className="nav-link">
            {t(label)}
          </NavLink>
        ))}
    </nav>
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
