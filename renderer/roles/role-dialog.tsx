import { Checkbox, Fieldset, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { administrativePermissions, type Permission, permissions } from '../../shared/contract/permissions.ts';
import type { Role } from '../../shared/roles.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { DialogForm } from '../ui/dialog-form.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { useNotify } from '../ui/notify.ts';
import { goToInput } from '../ui/problem-summary.tsx';
import { rightGroups, useRightWords } from '../ui/right-words.ts';
import { storedNow } from '../ui/stored-now.ts';
import { newRole, type RoleDraft, roleChange, roleDraft, roleProblems } from './role-draft.ts';

const nameId = 'role-name';

interface Props {
  /** The role to edit; absent to make one. */
  readonly role: Role | undefined;
  /** What a new role starts from. */
  readonly from: RoleDraft | undefined;
  close(): void;
}

/** Makes or changes a role: its name, what it is for, and its rights by group. */
export function RoleDialog({ role, from, close }: Props) {
  const { t } = useTranslation('roles');
  const { t: tUi } = useTranslation('ui');
  const sentence = useSentence();
  const words = useRightWords();
  const notify = useNotify();
  const touch = useTouch();
  const [initial] = useState(() => from ?? roleDraft(role));
  const [draft, setDraft] = useState(initial);
  const [messages, setMessages] = useState<Readonly<Record<string, string>>>({});
  const [newer, setNewer] = useState<Role>();
  const [error, setError] = useState<unknown>();
  const dirty = draft !== initial;
  const create = useAction('roles.create');
  const update = useAction('roles.update');
  const pending = create.isPending || update.isPending;

  const set = (part: Partial<RoleDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setMessages({});
  };
  const save = async () => {
    setError(undefined);
    const problems = roleProblems(draft);
    setMessages({
      ...(problems.includes('nameMissing') ? { name: t('dialog.nameMissing') } : {}),
      ...(problems.includes('none') ? { permissions: t('dialog.none') } : {}),
    });
    if (problems.includes('nameMissing')) goToInput(nameId);
    if (problems.length > 0) return;
    try {
      if (role === undefined) {
        const made = await create.mutateAsync(newRole(draft));
        notify.done(t('dialog.created', { name: made.name }));
      } else {
        const change = roleChange(role, newer?.version ?? role.version, draft);
        if (change !== undefined) {
          const saved = await update.mutateAsync(change);
          notify.done(t('dialog.saved', { name: saved.name }));
        }
      }
      touch('role');
      touch('account');
      close();
    } catch (refusal) {
      const current = role === undefined ? undefined : storedNow<Role>(refusal);
      if (current) return setNewer(current);
      const byField = fieldErrors(refusal, sentence);
      setMessages(byField);
      if (!('name' in byField || 'permissions' in byField || 'description' in byField)) setError(refusal);
    }
  };

  return (
    <DialogForm
      wide
      title={role === undefined ? t('dialog.newTitle') : t('dialog.editTitle', { name: role.name })}
      confirmLabel={role === undefined ? t('dialog.create') : tUi('save')}
      dirty={dirty}
      pending={pending}
      error={error}
      submit={save}
      close={close}
    >
      {newer !== undefined && (
        <Text size="sm" role="alert">
          {t('dialog.conflict', { values: [newer.name, ...newer.permissions.map(words.right)].join(' · ') })}
        </Text>
      )}
      <TextInput
        id={nameId}
        label={t('dialog.name')}
        description={t('dialog.nameHint')}
        required
        maxLength={60}
        autoComplete="off"
        data-autofocus
        value={draft.name}
        error={messages.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <Textarea
        label={t('dialog.description')}
        autosize
        maxLength={255}
        value={draft.description}
        error={messages.description}
        onChange={(event) => set({ description: event.currentTarget.value })}
      />
      <Checkbox.Group
        label={t('dialog.rights')}
        description={t('dialog.rightsHint')}
        error={messages.permissions}
        value={[...draft.rights]}
        onChange={(chosen) => set({ rights: permissions.filter((permission) => chosen.includes(permission)) })}
      >
        <Stack gap="sm" mt="xs">
          {rightGroups.map((group) => (
            <RightGroup key={group.id} id={group.id} rights={group.rights} />
          ))}
        </Stack>
      </Checkbox.Group>
      {role !== undefined && role.accounts > 0 && (
        <Text size="sm" c="dimmed">
          {t('dialog.atOnce', { count: role.accounts })}
        </Text>
      )}
    </DialogForm>
  );
}

interface GroupProps {
  readonly id: (typeof rightGroups)[number]['id'];
  readonly rights: readonly Permission[];
}

function RightGroup({ id, rights }: GroupProps) {
  const { t } = useTranslation('rights');
  const words = useRightWords();
  return (
    <Fieldset legend={t(`groups.${id}`)} variant="default">
      <Stack gap="xs">
        {rights.map((permission) => (
          <Checkbox
            key={permission}
            value={permission}
            label={
              administrativePermissions.includes(permission)
                ? `${words.right(permission)} (${t('administrative')})`
                : words.right(permission)
            }
            description={
              administrativePermissions.includes(permission)
                ? `${words.rightMeaning(permission)} ${t('administrativeHint')}`
                : words.rightMeaning(permission)
            }
          />
        ))}
      </Stack>
    </Fieldset>
  );
}
