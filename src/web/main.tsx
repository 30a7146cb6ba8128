import '@mantine/core/styles.css';
import '@mantine/dropzone/styles.css';
import '@mantine/notifications/styles.css';
import './styles/shell.css';
import './styles/lists.css';
import './styles/viewer.css';
import './styles/fields.css';
import './styles/withheld.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiClient } from './api/client.ts';
import { App } from './app.tsx';
import { storedLanguage } from './messages/messages-provider.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const language = storedLanguage();
document.documentElement.lang = language;
const api = new ApiClient(language);
for (const sign of ['keydown', 'pointerdown', 'wheel'])
  window.addEventListener(sign, () => api.noteTouch(), { capture: true, passive: true });
createRoot(root).render(
  <StrictMode>
    <App api={api} />
  </StrictMode>,
);
