import { ActionIcon, Alert, Group, SegmentedControl, Stack, Text, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Study, StudyRole } from '../../shared/studies.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSession } from '../session/session.tsx';
import { DialogForm } from '../ui/dialog-form.tsx';
import { useNotify } from '../ui/notify.ts';
import { storedNow } from '../ui/stored-now.ts';
import { AccountPicker } from './account-picker.tsx';

interface Props {
  readonly study: Study;
  close(): void;
}

interface Chosen {
  readonly accountId: number;
  readonly name: string;
  readonly role: StudyRole;
}

const chosenOf = ({ members }: Study): Chosen[] =>
  members.map(({ accountId, username, displayName, role }) => ({ accountId, name: displayName ?? username, role }));

/** Says who belongs to a study by name. What the reader themselves are in it stays. */
export function MembersDialog({ study, close }: Props) {
  const { t } = useTranslation('studies');
  const { me } = useSession();
  const notify = useNotify();
  const touch = useTouch();
  const [initial] = useState(() => chosenOf(study));
  const [chosen, setChosen] = useState<readonly Chosen[]>(initial);
  const [newer, setNewer] = useState<Study>();
  const [error, setError] = useState<unknown>();
  const action = useAction('studies.setMembers');
  const dirty = JSON.stringify(chosen) !== JSON.stringify(initial);

  const save = async () => {
    if (!dirty) return close();
    setError(undefined);
    try {
      await action.mutateAsync({
        id: study.id,
        version: newer?.version ?? study.version,
        members: chosen.map(({ accountId, role }) => ({ accountId, role })),
      });
      touch('study');
      notify.done(t('people.saved', { name: study.name }));
      close();
    } catch (refusal) {
      const current = storedNow<Study>(refusal);
      if (current) setNewer(current);
      else setError(refusal);
    }
  };
  const put = (accountId: number, role: StudyRole) =>
    setChosen((before) => before.map((one) => (one.accountId === accountId ? { ...one, role } : one)));

  return (
    <DialogForm
      title={t('people.title', { name: study.name })}
      confirmLabel={t('dialog.save')}
      dirty={dirty}
      pending={action.isPending}
      error={error}
      wide
      submit={save}
      close={close}
    >
      {newer !== undefined && (
        <Alert role="alert" color="yellow" variant="light" title={t('dialog.conflictTitle')}>
          {t('people.conflict', {
            people: chosenOf(newer)
              .map(({ name, role }) => `${name} (${t(`roles.${role}`)})`)
              .join(', '),
          })}
        </Alert>
      )}
      <Text size="sm" c="dimmed">
        {t('people.explain')}
      </Text>
      <AccountPicker
        taken={new Set([...chosen.map(({ accountId }) => accountId), me.userId])}
        pick={({ id, username, displayName }) =>
          setChosen((before) => [...before, { accountId: id, name: displayName ?? username, role: 'member' }])
        }
      />
      {chosen.length === 0 && <Text size="sm">{t('people.none')}</Text>}
      <Stack gap="xs" component="ul" className="rems-plain-list" aria-label={t('fields.people')}>
        {chosen.map(({ accountId, name, role }) => (
          <Group key={accountId} component="li" justify="space-between" gap="xs" wrap="wrap">
            <Text size="sm" flex="1 1 9rem">
              {name}
              {accountId === me.userId && (
                <Text span size="xs" c="dimmed" display="block">
                  {t('people.own')}
                </Text>
              )}
            </Text>
            <Group gap="xs" wrap="nowrap">
              <SegmentedControl
                size="xs"
                aria-label={t('people.roleOf', { name })}
                data={(['member', 'investigator'] as const).map((value) => ({ value, label: t(`roles.${value}`) }))}
                value={role}
                disabled={accountId === me.userId}
                onChange={(value) => put(accountId, value)}
              />
              <Tooltip label={t('people.remove', { name })}>
                <ActionIcon
                  variant="subtle"
                  aria-label={t('people.remove', { name })}
                  disabled={accountId === me.userId}
                  onClick={() => setChosen((before) => before.filter((one) => one.accountId !== accountId))}
                >
                  <IconTrash size={18} aria-hidden />
                </ActionIcon>
              </Tooltip>
            </Group>
          </Group>
        ))}
      </Stack>
    </DialogForm>
  );
}
