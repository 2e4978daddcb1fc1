import { Box, Group, Radio, Stack, TextInput } from '@mantine/core';
import { IconBarcode } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PatientField } from '../../shared/identity-fields.ts';
import { useCall } from '../api/hooks.ts';
import { DateField } from '../ui/date-field.tsx';
import { Sign } from '../ui/sign.tsx';
import type { PatientDraft } from './patient-draft.ts';
import { useSexWord } from './patient-words.ts';
import classes from './patients.module.css';
import { useScanner } from './use-scanner.ts';

interface Props {
  readonly draft: PatientDraft;
  readonly messages: Readonly<Partial<Record<string, string>>>;
  /** The caret is in the first field from the beginning. */
  readonly focusFirst?: boolean;
  set(part: Partial<PatientDraft>): void;
  /** A field was left, or filled by a scan: what it holds is complete. */
  onLeft(field: PatientField): void;
}

/** The five fields of a patient in the order of Tab, each of which takes a scan. */
export function PatientFields({ draft, messages, focusFirst = false, set, onLeft }: Props) {
  const { t } = useTranslation('patients');
  const sexWord = useSexWord();
  const choices = useCall('patients.choices', {});
  const scanner = useScanner<PatientField>({ onScanned: onLeft });
  const sexes = choices.data?.sexes.map(({ code }) => code) ?? ['M', 'F'];
  const message = (field: PatientField) => (messages[field] === undefined ? {} : { error: messages[field] });
  const entry = (field: PatientField, input: ReactNode) => {
    const around = scanner.around(field);
    return (
      <Box
        {...around}
        className={classes.entry ?? ''}
        onBlur={(event) => {
          around.onBlur(event);
          onLeft(field);
        }}
      >
        {input}
        {scanner.marked === field && (
          <Box role="status" mt={4}>
            <Sign icon={IconBarcode} tone="good">
              {t('form.scanned')}
            </Sign>
          </Box>
        )}
      </Box>
    );
  };
  const text = (field: 'ipp' | 'firstName' | 'lastName', maxLength: number, autoFocus = false) =>
    entry(
      field,
      <TextInput
        label={t(`fields.${field}`)}
        required
        maxLength={maxLength}
        autoComplete="off"
        spellCheck={false}
        autoFocus={autoFocus}
        {...(autoFocus ? { 'data-autofocus': true } : {})}
        value={draft[field]}
        {...message(field)}
        onChange={(event) => set({ [field]: event.currentTarget.value })}
      />,
    );
  return (
    <Stack gap="sm">
      {text('ipp', 50, focusFirst)}
      {entry(
        'sex',
        <Radio.Group
          label={t('fields.sex')}
          required
          value={draft.sex}
          {...message('sex')}
          onChange={(sex) => set({ sex })}
          // The letter chooses, as in a list.
          onKeyDown={({ key, currentTarget }) => {
            const typed = sexes.filter((code) => code.startsWith(key.toUpperCase()));
            if (typed.length !== 1 || typed[0] === undefined) return;
            set({ sex: typed[0] });
            // The next Tab leaves from what is chosen.
            currentTarget.querySelector<HTMLElement>(`input[value="${typed[0]}"]`)?.focus();
          }}
        >
          <Group gap="lg" my={6}>
            {sexes.map((code) => (
              <Radio key={code} value={code} label={`${code} · ${sexWord(code)}`} />
            ))}
          </Group>
        </Radio.Group>,
      )}
      {text('firstName', 100)}
      {text('lastName', 100)}
      {entry(
        'birthDate',
        <DateField
          label={t('fields.birthDate')}
          required
          picker={false}
          value={draft.birthDate}
          description={t('form.birthHint', { pattern: t('form.pattern') })}
          {...message('birthDate')}
          onChange={(birthDate) => set({ birthDate })}
        />,
      )}
    </Stack>
  );
}
