import { ActionIcon, Button, Group, Input, Stack, Text, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { moved, usualPort } from './directory-draft.ts';
import { type FormPart, fieldId } from './form-part.ts';

/** How many servers the contract takes. */
const most = 5;

/** The servers in the order in which they are asked. */
export function ServerFields({ draft, messages, set }: FormPart) {
  const { t } = useTranslation('directory');
  const { servers } = draft;
  const change = (index: number, part: Partial<(typeof servers)[number]>) =>
    set({ servers: servers.map((server, at) => (at === index ? { ...server, ...part } : server)) });
  return (
    <Input.Wrapper
      labelElement="div"
      label={t('servers.label')}
      description={t('servers.hint')}
      error={messages.servers}
      id={fieldId('servers')}
    >
      <Stack gap="xs" mt="xs">
        {servers.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('servers.none')}
          </Text>
        )}
        {servers.map((server, index) => {
          const place = index + 1;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a server has no other name than its place while it is typed
            <Group key={index} gap="xs" align="flex-start" wrap="nowrap">
              <TextInput
                id={fieldId(`servers.${index}.host`)}
                aria-label={t('servers.host', { place })}
                placeholder={t('servers.hostPlaceholder')}
                autoComplete="off"
                spellCheck={false}
                maxLength={253}
                flex={1}
                miw={0}
                value={server.host}
                error={messages[`servers.${index}.host`]}
                onChange={(event) => change(index, { host: event.currentTarget.value })}
              />
              <TextInput
                id={fieldId(`servers.${index}.port`)}
                aria-label={t('servers.port', { place })}
                inputMode="numeric"
                maxLength={5}
                w={76}
                value={server.port}
                error={messages[`servers.${index}.port`]}
                onChange={(event) => change(index, { port: event.currentTarget.value })}
              />
              <Group gap={0} wrap="nowrap" h={36}>
                {servers.length > 1 && (
                  <>
                    <ActionIcon
                      variant="subtle"
                      aria-label={t('servers.up', { place })}
                      disabled={index === 0}
                      onClick={() => set({ servers: moved(servers, index, index - 1) })}
                    >
                      <IconArrowUp size={16} aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      aria-label={t('servers.down', { place })}
                      disabled={index === servers.length - 1}
                      onClick={() => set({ servers: moved(servers, index, index + 1) })}
                    >
                      <IconArrowDown size={16} aria-hidden />
                    </ActionIcon>
                  </>
                )}
                <ActionIcon
                  variant="subtle"
                  aria-label={t('servers.remove', { place })}
                  onClick={() => set({ servers: servers.filter((_, at) => at !== index) })}
                >
                  <IconTrash size={16} aria-hidden />
                </ActionIcon>
              </Group>
            </Group>
          );
        })}
        {servers.length < most && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            style={{ alignSelf: 'flex-start' }}
            onClick={() => set({ servers: [...servers, { host: '', port: usualPort(draft.tls) }] })}
          >
            {t('servers.add')}
          </Button>
        )}
      </Stack>
    </Input.Wrapper>
  );
}
