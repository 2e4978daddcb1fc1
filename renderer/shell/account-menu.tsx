import { Avatar, Button, Divider, Group, Popover, SegmentedControl, Stack, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconInfoCircle, IconLock, IconLogout, IconUserCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Me } from '../../shared/auth.ts';
import { useLock } from '../session/lock.ts';
import { useSaveLooks } from '../session/preferences.ts';
import { useSession } from '../session/session.tsx';
import { useSignOut } from '../session/sign-out.ts';
import { useConfirm } from '../ui/confirm.tsx';
import { useNotify } from '../ui/notify.ts';
import { useUnsaved } from '../ui/unsaved.tsx';
import { initialsOf } from './initials.ts';

/** The first two letters of the username; behind them who is signed in, the own account, language, theme, lock, sign out, about. */
export function AccountMenu() {
  const { t, i18n } = useTranslation('shell');
  const { me } = useSession();
  const [open, { toggle, close }] = useDisclosure(false);
  const notify = useNotify();
  const saveLooks = useSaveLooks(notify.failed);
  const leave = useLeave(notify.failed);
  const lock = useLock(notify.failed);

  return (
    <Popover
      opened={open}
      onChange={(next) => !next && close()}
      position="bottom-end"
      width={280}
      trapFocus
      returnFocus
      shadow="md"
    >
      <Popover.Target>
        <UnstyledButton
          onClick={toggle}
          // The name begins with what is seen, for those who call a button by its words.
          aria-label={`${initialsOf(me.username)}: ${t('account.open', { name: me.username })}`}
        >
          <Avatar radius="xl" size={34} color="lagoon" variant="filled" aria-hidden>
            {initialsOf(me.username)}
          </Avatar>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('account.label')}>
        <Stack gap="sm">
          <div>
            <Text fw={600} truncate>
              {me.username}
            </Text>
            <Text size="sm" c="dimmed" truncate>
              {me.email ?? t('account.noEmail')}
            </Text>
          </div>
          <Button
            component={Link}
            to="/account"
            onClick={close}
            variant="light"
            size="xs"
            fullWidth
            leftSection={<IconUserCircle size={16} aria-hidden />}
          >
            {t('places.account')}
          </Button>
          <Divider />
          <Choice
            label={t('account.language')}
            value={me.language ?? (i18n.resolvedLanguage === 'fr' ? 'fr' : 'en')}
            options={[
              { value: 'en', label: 'English' },
              { value: 'fr', label: 'Français' },
            ]}
            onChange={(language) => saveLooks({ language })}
          />
          <Choice<Me['theme']>
            label={t('account.theme')}
            value={me.theme}
            options={[
              { value: 'light', label: t('theme.light') },
              { value: 'dark', label: t('theme.dark') },
              { value: 'auto', label: t('theme.auto') },
            ]}
            onChange={(theme) => saveLooks({ theme })}
          />
          <Divider />
          <Group grow gap="xs">
            <Button
              variant="default"
              size="xs"
              onClick={() => {
                close();
                lock();
              }}
              title="Ctrl+Alt+L"
              leftSection={<IconLock size={16} aria-hidden />}
            >
              {t('account.lock')}
            </Button>
            <Button variant="default" size="xs" onClick={leave} leftSection={<IconLogout size={16} aria-hidden />}>
              {t('account.signOut')}
            </Button>
          </Group>
          <Button
            component={Link}
            to="/about"
            onClick={close}
            variant="subtle"
            size="xs"
            leftSection={<IconInfoCircle size={16} aria-hidden />}
          >
            {t('places.about')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  return (
    <div>
      <Text size="xs" fw={600} c="dimmed" mb={4}>
        {label}
      </Text>
      <SegmentedControl fullWidth size="xs" aria-label={label} value={value} data={options} onChange={onChange} />
    </div>
  );
}

/** Signs out; asks first when a form holds unsaved changes. */
function useLeave(onError: (error: unknown) => void): () => void {
  const { t } = useTranslation('shell');
  const confirm = useConfirm();
  const unsaved = useUnsaved();
  const signOut = useSignOut(onError);
  return async () => {
    const question = {
      title: t('account.leaveTitle'),
      message: t('account.leaveMessage'),
      confirmLabel: t('account.signOut'),
      danger: true,
    };
    if (!unsaved.any() || (await confirm(question))) signOut();
  };
}
