import { Button, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from './form.tsx';
import { goToInput, ProblemSummary } from './problem-summary.tsx';
import type { useSettingsDraft } from './use-settings-draft.ts';

type Draft = Pick<
  ReturnType<typeof useSettingsDraft>,
  'messages' | 'error' | 'raced' | 'attempt' | 'dirty' | 'editable' | 'pending' | 'inputId' | 'save' | 'undo'
>;

interface Props {
  readonly form: Draft;
  /** Few fields, all in sight: the caret goes into the first wrong one. Otherwise a list above the fields leads to each of them. */
  readonly short?: boolean;
  readonly gap?: 'sm' | 'md';
  /** Of the line with the buttons. */
  readonly footClassName?: string | undefined;
  readonly children: ReactNode;
}

/** A form of settings around its fields: what is wrong, that somebody else saved meanwhile, and the buttons. */
export function SettingsFrame({ form, short = false, gap = 'md', footClassName = '', children }: Props) {
  const { t } = useTranslation('ui');
  const { messages, attempt, inputId } = form;
  const led = useRef(0);
  useEffect(() => {
    // Once an attempt: while somebody types, messages come and go without the caret.
    if (led.current === attempt) return;
    led.current = attempt;
    const [first] = Object.keys(messages);
    if (short && first !== undefined) goToInput(inputId(first));
  });
  const problems = Object.entries(messages).map(([path, message]) => ({ message, input: inputId(path) }));
  return (
    <Form onSubmit={form.save}>
      <Stack gap={gap}>
        <ProblemSummary
          title={t('settings.problems')}
          problems={short ? [] : problems}
          error={form.error}
          attempt={attempt}
        />
        {form.raced && (
          <Text size="sm" role="alert">
            {t('settings.conflict')}
          </Text>
        )}
        {children}
        {form.editable && (
          <Group justify="flex-end" className={footClassName}>
            <Button variant="default" disabled={!form.dirty} onClick={form.undo}>
              {t('settings.discard')}
            </Button>
            <Button type="submit" loading={form.pending} disabled={!form.dirty}>
              {t('save')}
            </Button>
          </Group>
        )}
      </Stack>
    </Form>
  );
}
