import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LogSettings, logLevels } from '../../shared/logs.ts';
import type { OutputOf } from '../api/client.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useMeasures } from '../parts/backups/use-measures.ts';
import { Facts } from '../ui/facts.tsx';
import { Form } from '../ui/form.tsx';
import { useUnsavedGuard } from '../ui/form-guard.tsx';
import { useNotify } from '../ui/notify.ts';
import { ProblemSummary } from '../ui/problem-summary.tsx';
import { rebased } from '../ui/rebased.ts';
import { SectionCard } from '../ui/section-card.tsx';
import { useSaveShortcut } from '../ui/shortcuts.ts';
import { storedNow } from '../ui/stored-now.ts';
import { type LogDraft, logDraft, type NumberField, readDraft } from './settings-draft.ts';

interface Props {
  readonly stored: LogSettings;
  readonly files: OutputOf<'logs.files'> | undefined;
}

const hints = { maxBytes: 'maxBytesHint', keep: 'keepHint', alertErrors: 'alertHint', slowQueryMs: null } as const;

/** How the log is kept: a form; what was not touched follows what others save meanwhile. */
export function SettingsPanel({ stored, files }: Props) {
  const { t } = useTranslation('logs');
  const { bytes } = useMeasures();
  const notify = useNotify();
  const touch = useTouch();
  const [base, setBase] = useState(stored);
  const [draft, setDraft] = useState(() => logDraft(stored));
  const [wrong, setWrong] = useState<readonly NumberField[]>([]);
  const [error, setError] = useState<unknown>();
  const [raced, setRaced] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const action = useAction('logs.saveSettings');

  const follow = (newer: LogSettings) => {
    setDraft((before) => rebased(before, logDraft(base), logDraft(newer)));
    setBase(newer);
  };
  if (stored.version > base.version) follow(stored);
  const dirty = JSON.stringify(draft) !== JSON.stringify(logDraft(base));
  useUnsavedGuard(dirty);

  const set = (part: Partial<LogDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setWrong((before) => before.filter((field) => !(field in part)));
  };
  const save = async () => {
    if (action.isPending || !dirty) return;
    setError(undefined);
    const read = readDraft(draft, base.version);
    if ('wrong' in read) {
      setWrong(read.wrong);
      return setAttempt((before) => before + 1);
    }
    try {
      const saved = await action.mutateAsync(read.settings);
      setBase(saved);
      setDraft(logDraft(saved));
      setRaced(false);
      touch('log');
      notify.done(t('settings.saved'));
    } catch (refusal) {
      const newer = storedNow<LogSettings>(refusal);
      if (newer) {
        follow(newer);
        return setRaced(true);
      }
      setError(refusal);
      setAttempt((before) => before + 1);
    }
  };
  useSaveShortcut(() => void save());

  const field = (name: NumberField) => {
    const hint = hints[name];
    return (
      <TextInput
        id={inputId(name)}
        label={t(`settings.${name}`)}
        {...(hint === null ? {} : { description: t(`settings.${hint}`) })}
        maw={420}
        inputMode={name === 'maxBytes' ? 'decimal' : 'numeric'}
        maxLength={12}
        autoComplete="off"
        value={draft[name]}
        error={wrong.includes(name) && t(`settings.problems.${name}`)}
        onChange={(event) => set({ [name]: event.currentTarget.value })}
      />
    );
  };
  return (
    <SectionCard title={t('settings.title')} lead={t('settings.lead')}>
      <Form onSubmit={save}>
        <Stack gap="sm">
          <ProblemSummary
            title={t('settings.problems.title')}
            problems={wrong.map((name) => ({ message: t(`settings.problems.${name}`), input: inputId(name) }))}
            error={error}
            attempt={attempt}
          />
          {raced && (
            <Text size="sm" role="alert">
              {t('settings.conflict')}
            </Text>
          )}
          <Select
            label={t('settings.level')}
            description={t('settings.levelHint')}
            data={logLevels.map((value) => ({ value, label: t(`atLeast.${value}`) }))}
            value={draft.level}
            allowDeselect={false}
            maw={420}
            onChange={(value) => {
              const level = logLevels.find((known) => known === value);
              if (level) set({ level });
            }}
          />
          {field('maxBytes')}
          {field('keep')}
          {field('alertErrors')}
          {field('slowQueryMs')}
          {files && (
            <Facts
              of={[
                [
                  t('settings.folder'),
                  <>
                    {files.folder} (
                    {t('settings.files', {
                      count: files.items.length,
                      size: bytes(files.items.reduce((sum, one) => sum + one.bytes, 0)),
                    })}
                    )
                  </>,
                ],
              ]}
            />
          )}
          <Group justify="flex-end">
            <Button
              variant="default"
              disabled={!dirty}
              onClick={() => {
                setDraft(logDraft(base));
                setWrong([]);
                setRaced(false);
              }}
            >
              {t('settings.discard')}
            </Button>
            <Button type="submit" loading={action.isPending} disabled={!dirty}>
              {t('settings.save')}
            </Button>
          </Group>
        </Stack>
      </Form>
    </SectionCard>
  );
}

function inputId(name: string): string {
  return `logs-${name}`;
}
