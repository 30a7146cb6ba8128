import { SegmentedControl } from '@mantine/core';
import { useMessages, type Language } from '../messages/messages.ts';

const LANGUAGES: readonly { readonly value: Language; readonly label: string }[] = [
  { value: 'vi', label: 'VI' },
  { value: 'en', label: 'EN' },
];

export function LanguageSwitch() {
  const { t, language, setLanguage } = useMessages();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('app.language')}
      data={[...LANGUAGES]}
      value={language}
      onChange={setLanguage}
    />
  );
}
