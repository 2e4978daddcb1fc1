import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../shared/accounts.ts';
import { blankToNull } from '../../shared/text.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { useSession } from '../session/session.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { Form } from '../ui/form.tsx';
import { useUnsavedGuard } from '../ui/form-guard.tsx';
import { useNotify } from '../ui/notify.ts';
import { PersonPicker } from '../ui/person-picker.tsx';
import { useSaveShortcut } from '../ui/shortcuts.ts';
import { storedNow } from '../ui/stored-now.ts';
import { isEmail } from './account-draft.ts';

interface Props {
  readonly account: Account;
  done(): void;
}

/** Edits the e-mail address and the person of an account. */
export function AccountEditor({ account, done }: Props) {
  const { t } = useTranslation('accounts');
  const sentence = useSentence();
  const { can } = useSession();
  const notify = useNotify();
  const touch = useTouch();
  // What I started from: a change of someone else shows as a conflict and is never overwritten unseen.
  const [base] = useState(account);
  const [newer, setNewer] = useState<Account>();
  const [email, setEmail] = useState(account.email ?? '');
  const [personId, setPersonId] = useState(account.person?.id ?? null);
  const [messages, setMessages] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<unknown>();
  const update = useAction('accounts.update');
  const change = {
    ...(blankToNull(email) === base.email ? {} : { email: blankToNull(email) }),
    ...(personId === (base.person?.id ?? null) ? {} : { personId }),
  };
  const dirty = Object.keys(change).length > 0;
  useUnsavedGuard(dirty);

  const save = async () => {
    if (update.isPending) return;
    if (!dirty) return done();
    setError(undefined);
    if (!isEmail(email)) return setMessages({ email: t('problems.email') });
    try {
      await update.mutateAsync({ id: base.id, version: newer?.version ?? base.version, ...change });
      touch('account');
      notify.done(t('facts.saved', { name: base.username }));
      done();
    } catch (refusal) {
      const current = storedNow<Account>(refusal);
      if (current) return setNewer(current);
      const byField = fieldErrors(refusal, sentence);
      setMessages(byField);
      if (!('email' in byField || 'personId' in byField)) setError(refusal);
    }
  };
  useSaveShortcut(() => void save());

  return (
    <Form onSubmit={save}>
      <Stack gap="sm">
        {error !== undefined && <ErrorPanel error={error} />}
        {newer !== undefined && (
          <Text size="sm" role="alert">
            {t('conflict', { values: [newer.email, newer.person?.name].filter(Boolean).join(' · ') || '–' })}
          </Text>
        )}
        <TextInput
          label={t('fields.email')}
          type="email"
          maxLength={200}
          autoComplete="off"
          data-autofocus
          autoFocus
          value={email}
          error={messages.email}
          onChange={(event) => {
            setEmail(event.currentTarget.value);
            setMessages({});
          }}
        />
        {can('people:read') && (
          <PersonPicker
            label={t('fields.person')}
            description={t('facts.personHint')}
            value={personId}
            heldName={account.person?.name ?? null}
            error={messages.personId}
            onChange={setPersonId}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={done}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={update.isPending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
