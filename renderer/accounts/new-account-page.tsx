import { Button, Checkbox, Group, Radio, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { useSession } from '../session/session.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { Form } from '../ui/form.tsx';
import { useUnsavedGuard } from '../ui/form-guard.tsx';
import { checkNewPassword, type NewPasswordDraft, NewPasswordFields } from '../ui/new-password-fields.tsx';
import { useNotify } from '../ui/notify.ts';
import { Page } from '../ui/page.tsx';
import { PersonPicker } from '../ui/person-picker.tsx';
import { ProblemSummary } from '../ui/problem-summary.tsx';
import { RoleChecklist } from '../ui/role-checklist.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { useSaveShortcut } from '../ui/shortcuts.ts';
import { type AccountDraft, type AccountProblem, accountProblems, emptyAccount, newAccount } from './account-draft.ts';
import { useGrantable } from './use-grantable.ts';

/** Fields of the form that the core may name in a refusal. */
const fields = ['username', 'email', 'personId', 'roles', 'password'] as const;

/** The form of a new account. */
export function NewAccountPage() {
  const { t } = useTranslation('accounts');
  const sentence = useSentence();
  const { can } = useSession();
  const notify = useNotify();
  const touch = useTouch();
  const navigate = useNavigate();
  const blocked = useGrantable();
  const [params] = useSearchParams();
  // The whitelist sends a name along, a person's page the person.
  const [initial] = useState<AccountDraft>(() => ({
    ...emptyAccount,
    username: params.get('username')?.slice(0, 80) ?? '',
    personId: Number(params.get('person')) || null,
  }));
  const [draft, setDraft] = useState<AccountDraft>(initial);
  const [secret, setSecret] = useState<NewPasswordDraft>({ password: '', again: '' });
  const [messages, setMessages] = useState<Readonly<Record<string, string>>>({});
  const [checked, setChecked] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const [error, setError] = useState<unknown>();
  const [created, setCreated] = useState<number>();
  const create = useAction('accounts.create');
  useUnsavedGuard((draft !== initial || secret.password !== '') && created === undefined);
  // The guard must have let go before the page is left.
  useEffect(() => {
    if (created !== undefined) void navigate(`/admin/accounts/${created}`, { replace: true });
  }, [created, navigate]);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);

  const set = (part: Partial<AccountDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setMessages((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in part))));
  };
  const save = async () => {
    if (create.isPending) return;
    const problems = accountProblems(draft, Object.keys(checkNewPassword(secret)).length === 0);
    setChecked(true);
    setError(undefined);
    setMessages(Object.fromEntries(problems.map((problem: AccountProblem) => [problem, t(`problems.${problem}`)])));
    if (problems.length > 0) return setAttempt((before) => before + 1);
    try {
      const account = await create.mutateAsync(newAccount(draft, secret.password));
      touch('account');
      touch('whitelist');
      notify.done(t('create.done', { name: account.username }));
      setCreated(account.id);
    } catch (refusal) {
      const byField = fieldErrors(refusal, sentence);
      setMessages(byField);
      setError(fields.some((field) => field in byField) ? undefined : refusal);
      setAttempt((before) => before + 1);
    }
  };
  useSaveShortcut(() => void save());

  const wrong = fields.filter((field) => messages[field] !== undefined);
  const local = draft.source === 'local';
  return (
    <Page
      title={t('create.title')}
      actions={
        <Button
          component={Link}
          to="/admin/accounts"
          variant="subtle"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
        >
          {t('back')}
        </Button>
      }
    >
      <Form onSubmit={save}>
        <Stack gap="md">
          <ProblemSummary
            title={t('create.problems')}
            problems={wrong.map((field) => ({
              message: messages[field] ?? '',
              input: field === 'password' ? undefined : inputId(field),
            }))}
            error={error}
            attempt={attempt}
          />
          <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
            <Stack gap="md">
              <SectionCard title={t('create.who')} lead={t('create.lead')}>
                <Stack gap="sm">
                  <Radio.Group
                    label={t('create.source')}
                    value={draft.source}
                    onChange={(source) => set({ source: source === 'directory' ? 'directory' : 'local' })}
                  >
                    <Stack gap="xs" mt="xs">
                      <Radio value="local" label={t('create.sourceLocal')} description={t('create.sourceLocalHint')} />
                      <Radio
                        value="directory"
                        label={t('create.sourceDirectory')}
                        description={t('create.sourceDirectoryHint')}
                      />
                    </Stack>
                  </Radio.Group>
                  <TextInput
                    ref={first}
                    id={inputId('username')}
                    label={t('fields.username')}
                    description={t(local ? 'create.usernameHint' : 'create.usernameHintDirectory')}
                    required
                    maxLength={80}
                    autoComplete="off"
                    spellCheck={false}
                    value={draft.username}
                    error={messages.username}
                    onChange={(event) => set({ username: event.currentTarget.value })}
                  />
                  <TextInput
                    id={inputId('email')}
                    label={t('fields.email')}
                    type="email"
                    maxLength={200}
                    autoComplete="off"
                    value={draft.email}
                    error={messages.email}
                    onChange={(event) => set({ email: event.currentTarget.value })}
                  />
                  {can('people:read') && (
                    <PersonPicker
                      id={inputId('personId')}
                      label={t('fields.person')}
                      description={t('facts.personHint')}
                      value={draft.personId}
                      error={messages.personId}
                      onChange={(personId) => set({ personId })}
                    />
                  )}
                  <Checkbox
                    label={t('create.whitelist')}
                    description={t('create.whitelistHint')}
                    checked={draft.whitelist}
                    onChange={(event) => set({ whitelist: event.currentTarget.checked })}
                  />
                </Stack>
              </SectionCard>
              {local && (
                <SectionCard title={t('create.password')}>
                  <Stack gap="sm">
                    <NewPasswordFields
                      draft={secret}
                      onChange={(next) => {
                        setSecret(next);
                        // The fields also report what they find out about the password.
                        if (next.password !== secret.password) setMessages(({ password: _gone, ...rest }) => rest);
                      }}
                      checked={checked}
                      refusal={messages.password === t('problems.password') ? undefined : messages.password}
                      words={[draft.username, draft.email]}
                    />
                    <Checkbox
                      label={t('create.temporary')}
                      description={t(draft.temporary ? 'create.temporaryHint' : 'create.lastingHint')}
                      checked={draft.temporary}
                      onChange={(event) => set({ temporary: event.currentTarget.checked })}
                    />
                  </Stack>
                </SectionCard>
              )}
            </Stack>
            <SectionCard title={t('create.roles')}>
              <RoleChecklist
                label={t('create.rolesLabel')}
                description={t('create.rolesHint')}
                value={draft.roles}
                error={messages.roles}
                blocked={blocked}
                onChange={(roles) => set({ roles })}
              />
            </SectionCard>
          </SimpleGrid>
          <Group justify="flex-end">
            <Button component={Link} to="/admin/accounts" variant="default">
              {t('cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('create.submit')}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Page>
  );
}

function inputId(field: (typeof fields)[number]): string {
  return `account-${field}`;
}
