import { Alert, Button, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputOf } from '../api/client.ts';
import { useAction } from '../api/hooks.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Facts } from '../ui/facts.tsx';
import { Form } from '../ui/form.tsx';
import { useFormats } from '../ui/formats.ts';
import { PasswordField } from '../ui/password-field.tsx';
import { useRightWords } from '../ui/right-words.ts';
import { SectionCard } from '../ui/section-card.tsx';
import type { DirectoryDraft } from './directory-draft.ts';
import { fieldId, goToField } from './form-part.ts';
import { StageList } from './stage-list.tsx';

interface Props {
  readonly draft: DirectoryDraft;
  /** The stored password would travel somewhere new: it has to be typed first. */
  readonly passwordMissing: boolean;
  /** What to try; undefined when the form has problems, which it then shows. */
  input(): Pick<InputOf<'directory.test'>, 'settings' | 'password'> | undefined;
  /** Shows what the core refused beside its fields; false when it speaks of none of them. */
  refuse(refusal: unknown): boolean;
}

/** Tries the settings of the form stage by stage, with a person or without. */
export function TestPanel({ draft, passwordMissing, input, refuse }: Props) {
  const { t } = useTranslation('directory');
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>();
  const action = useAction('directory.test');

  const run = async () => {
    if (action.isPending) return;
    setError(undefined);
    const tried = input();
    if (tried === undefined) return;
    if (passwordMissing) return goToField('password');
    const name = username.trim();
    const user = name === '' ? {} : { user: { username: name, ...(password === '' ? {} : { password }) } };
    try {
      await action.mutateAsync({ settings: tried.settings, password: tried.password, ...user });
    } catch (refusal) {
      if (!refuse(refusal)) setError(refusal);
    } finally {
      setPassword('');
    }
  };
  const result = action.isPending ? undefined : action.data;
  return (
    <SectionCard title={t('test.title')} lead={t('test.lead')}>
      <Form onSubmit={run}>
        <Stack gap="sm">
          <TextInput
            id={fieldId('testUsername')}
            label={t('test.username')}
            description={t('test.usernameHint')}
            maxLength={128}
            autoComplete="off"
            spellCheck={false}
            value={username}
            onChange={(event) => setUsername(event.currentTarget.value)}
          />
          {username.trim() !== '' && (
            <PasswordField
              label={t('test.password')}
              description={t('test.passwordHint')}
              autoComplete="off"
              maxLength={1000}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
          )}
          <Button type="submit" loading={action.isPending}>
            {t('test.run')}
          </Button>
        </Stack>
      </Form>
      <Stack gap="sm" mt="md" role="status">
        {action.isPending && <Text size="sm">{t('test.running')}</Text>}
        {error !== undefined && <ErrorPanel error={error} />}
        {result && <TestResult result={result} draft={draft} />}
      </Stack>
    </SectionCard>
  );
}

type Result = NonNullable<ReturnType<typeof useAction<'directory.test'>>['data']>;

function TestResult({ result, draft }: { readonly result: Result; readonly draft: DirectoryDraft }) {
  const { t } = useTranslation('directory');
  const formats = useFormats();
  const words = useRightWords();
  const { person } = result;
  return (
    <>
      <Alert
        variant="light"
        color={result.ok ? 'green' : 'red'}
        icon={result.ok ? <IconCircleCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
      >
        {t(result.ok ? 'test.ok' : 'test.failed')}
      </Alert>
      <StageList stages={result.stages} draft={draft} />
      {result.certificateEndsAt !== null && (
        <Text size="sm">{t('test.certificate', { until: formats.instant(result.certificateEndsAt) })}</Text>
      )}
      {person && (
        <>
          <Text size="sm" fw={600}>
            {t('test.person')}
          </Text>
          <Facts
            of={[
              [t('test.username2'), person.username],
              [t('test.name'), person.displayName ?? '–'],
              [t('test.email'), person.email ?? '–'],
              [
                t('test.roles'),
                person.roles.length === 0 ? t('test.noRoles') : person.roles.map(words.role).join(', '),
              ],
              [t('test.dn'), person.dn],
              [t('test.groups'), person.groups.length === 0 ? '–' : person.groups.join('; ')],
            ]}
          />
        </>
      )}
    </>
  );
}
