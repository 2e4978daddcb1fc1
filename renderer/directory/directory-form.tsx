import { Button, Group, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoredDirectory } from '../../shared/directory.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { fieldErrors } from '../ui/field-errors.ts';
import { Form } from '../ui/form.tsx';
import { useUnsavedGuard } from '../ui/form-guard.tsx';
import { useNotify } from '../ui/notify.ts';
import { ProblemSummary } from '../ui/problem-summary.tsx';
import { rebased } from '../ui/rebased.ts';
import { useSaveShortcut } from '../ui/shortcuts.ts';
import { storedNow } from '../ui/stored-now.ts';
import { AccountFields } from './account-fields.tsx';
import { ConnectionFields } from './connection-fields.tsx';
import classes from './directory.module.css';
import {
  asksPasswordAgain,
  type DirectoryDraft,
  directoryDraft,
  directoryProblems,
  directorySettings,
  passwordOf,
} from './directory-draft.ts';
import { fieldId } from './form-part.ts';
import { GroupFields } from './group-fields.tsx';
import { PeopleFields } from './people-fields.tsx';
import { TestPanel } from './test-panel.tsx';

/** The settings as a form, and the test beside it. What was not touched follows what others save meanwhile. */
export function DirectoryForm({ stored }: { readonly stored: StoredDirectory }) {
  const { t } = useTranslation('directory');
  const sentence = useSentence();
  const notify = useNotify();
  const touch = useTouch();
  const [base, setBase] = useState(stored);
  const [draft, setDraft] = useState(() => directoryDraft(stored.settings));
  const [messages, setMessages] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<unknown>();
  const [raced, setRaced] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const action = useAction('directory.save');

  const follow = (newer: StoredDirectory) => {
    setDraft((before) => rebased(before, directoryDraft(base.settings), directoryDraft(newer.settings)));
    setBase(newer);
  };
  if (stored.version > base.version) follow(stored);
  const dirty = JSON.stringify(draft) !== JSON.stringify(directoryDraft(base.settings));
  useUnsavedGuard(dirty);

  const set = (part: Partial<DirectoryDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    // A message goes with its field; rows may have changed places.
    const gone = (path: string) => Object.keys(part).some((field) => path === field || path.startsWith(`${field}.`));
    setMessages((before) => Object.fromEntries(Object.entries(before).filter(([path]) => !gone(path))));
  };
  /** Says what is wrong before anything is sent; true when nothing is. */
  const check = (): boolean => {
    const problems = Object.entries(directoryProblems(draft));
    setError(undefined);
    setMessages(
      Object.fromEntries(
        problems.map(([path, problem]) => [
          path,
          problem === 'roleMissing' ? t('groupRoles.roleMissing') : t(`problems.${problem}`),
        ]),
      ),
    );
    if (problems.length > 0) setAttempt((before) => before + 1);
    return problems.length === 0;
  };
  /** Puts the messages of a refusal to their fields; false when it speaks of none of them. */
  const refuse = (refusal: unknown): boolean => {
    const byField = Object.entries(fieldErrors(refusal, sentence)).map(
      ([path, message]) => [path.replace(/^settings\./, ''), message] as const,
    );
    setMessages(Object.fromEntries(byField));
    setAttempt((before) => before + 1);
    return byField.length > 0;
  };
  const save = async () => {
    if (action.isPending || !check()) return;
    try {
      const input = { version: base.version, settings: directorySettings(draft), password: passwordOf(draft, base) };
      const saved = await action.mutateAsync(input);
      setBase(saved);
      setDraft(directoryDraft(saved.settings));
      setRaced(false);
      touch('directory');
      notify.done(t('saved'));
    } catch (refusal) {
      const newer = storedNow<StoredDirectory>(refusal);
      if (newer) {
        follow(newer);
        setRaced(true);
      } else if (!refuse(refusal)) setError(refusal);
    }
  };
  useSaveShortcut(() => void save());

  const part = { draft, messages, set };
  return (
    <div className={classes.columns}>
      <Form onSubmit={save}>
        <Stack gap="md">
          <ProblemSummary
            title={t('problems.title')}
            problems={Object.entries(messages).map(([path, message]) => ({ message, input: fieldId(path) }))}
            error={error}
            attempt={attempt}
          />
          {raced && (
            <Text size="sm" role="alert">
              {t('conflict')}
            </Text>
          )}
          <Switch
            label={t('enabled')}
            description={t('enabledHint')}
            checked={draft.enabled}
            onChange={(event) => set({ enabled: event.currentTarget.checked })}
          />
          <ConnectionFields {...part} />
          <AccountFields {...part} stored={base} />
          <PeopleFields {...part} />
          <GroupFields {...part} searchable={base.version > 0 && base.settings.servers.length > 0} />
          <Group justify="flex-end" className={classes.bar ?? ''}>
            <Button
              variant="default"
              disabled={!dirty}
              onClick={() => {
                setDraft(directoryDraft(base.settings));
                setMessages({});
                setRaced(false);
              }}
            >
              {t('discard')}
            </Button>
            <Button type="submit" loading={action.isPending} disabled={!dirty}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </Form>
      <aside aria-label={t('test.title')} className={classes.test}>
        <TestPanel
          draft={draft}
          input={() =>
            check() ? { settings: directorySettings(draft), password: passwordOf(draft, base) } : undefined
          }
          passwordMissing={asksPasswordAgain(draft, base)}
          refuse={refuse}
        />
      </aside>
    </div>
  );
}
