import { Center, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { LanguageSwitch } from '../shell/language-switch.tsx';
import { useMessages } from '../messages/messages.ts';
import { SignInForm } from './sign-in-form.tsx';

export function SignInPage() {
  const { t } = useMessages();
  return (
    <Center component="main" mih="100vh" bg="gray.1" p="md">
      <Paper withBorder shadow="sm" p="xl" radius="md" w={440}>
        <Stack gap="md">
          <Group justify="space-between" align="flex-start" wrap="nowrap">
            <div>
              <Title order={1} fz={26} c="brand.8">
                {t('app.name')}
              </Title>
              <Text c="dimmed" fz="sm">
                {t('app.tagline')}
              </Text>
            </div>
            <LanguageSwitch />
          </Group>
          <SignInForm />
          <Text c="dimmed" fz="xs">
            {t('session.firstStart')}
          </Text>
        </Stack>
      </Paper>
    </Center>
  );
}
