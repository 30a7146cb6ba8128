import { useRef, useState } from 'react';
import { Outlet } from 'react-router';
import { useMessages } from '../messages/messages.ts';
import { isDialogOpen, isTyping, useWindowKeys } from '../parts/use-window-keys.ts';
import { ConnectionBanner } from './connection.tsx';
import { Header } from './header.tsx';
import { KeysHelp } from './keys-help.tsx';

/** What stands around every page, and the keys that work on all of them. */
export function Shell() {
  const { t } = useMessages();
  const search = useRef<HTMLInputElement>(null);
  const [helpOpen, setHelpOpen] = useState(false);
  useWindowKeys((event) => {
    if (isTyping(event.target) || isDialogOpen() || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === '/') search.current?.focus();
    else if (event.key === '?') setHelpOpen(true);
    else return;
    event.preventDefault();
  });
  return (
    <div className="shell">
      <a href="#main" className="skip-link">
        {t('app.skip')}
      </a>
      <Header searchRef={search} onHelp={() => setHelpOpen(true)} />
      <ConnectionBanner />
      <main id="main" className="main" tabIndex={-1}>
        <Outlet />
      </main>
      {helpOpen && <KeysHelp onClose={() => setHelpOpen(false)} />}
    </div>
  );
}
