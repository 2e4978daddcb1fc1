import { Button, CloseButton, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Severity, severities } from '#shared/findings.ts';
import classes from './tests.module.css';

/** A finding that is typed together with its survey. */
export interface NewFinding {
  readonly key: number;
  readonly description: string;
  readonly severity: Severity;
}

/** The input of a finding's description. */
export function findingId(key: number): string {
  return `new-finding-${key}`;
}

interface Props {
  readonly findings: readonly NewFinding[];
  /** Keys of findings without a word; shown after a refused attempt. */
  readonly blank: ReadonlySet<number>;
  /** The survey says that the unit is not fit for use. */
  readonly unfit: boolean;
  onChange(findings: readonly NewFinding[]): void;
}

/** Findings of the survey that is being recorded, as many as there are. */
export function NewFindings({ findings, blank, unfit, onChange }: Props) {
  const { t } = useTranslation('compliance');
  const set = (key: number, part: Partial<NewFinding>) =>
    onChange(findings.map((finding) => (finding.key === key ? { ...finding, ...part } : finding)));
  const add = () => {
    const key = Math.max(0, ...findings.map((finding) => finding.key)) + 1;
    onChange([...findings, { key, description: '', severity: unfit ? 'blocking' : 'minor' }]);
  };
  return (
    <Stack gap="xs" align="stretch">
      {unfit && !findings.some(({ severity }) => severity === 'blocking') && (
        <Text size="sm" role="status">
          {t('form.findings.unfit')}
        </Text>
      )}
      {findings.map(({ key, description, severity }, index) => (
        <fieldset key={key} className={classes.row}>
          <Group justify="space-between" wrap="nowrap" mb={4}>
            <Text size="sm" fw={600} component="legend">
              {t('form.findings.one', { number: index + 1 })}
            </Text>
            <CloseButton
              aria-label={t('form.findings.remove', { number: index + 1 })}
              onClick={() => onChange(findings.filter((other) => other.key !== key))}
            />
          </Group>
          <Stack gap="xs">
            <Textarea
              id={findingId(key)}
              label={t('form.findings.description')}
              required
              autosize
              minRows={2}
              maxRows={10}
              maxLength={5000}
              autoFocus
              value={description}
              error={blank.has(key) && description.trim() === '' ? t('form.problems.finding') : undefined}
              onChange={(event) => set(key, { description: event.currentTarget.value })}
            />
            <Select
              label={t('form.findings.severity')}
              maw={320}
              data={severities.map((value) => ({ value, label: t(`form.findings.severities.${value}`) }))}
              value={severity}
              allowDeselect={false}
              onChange={(next) => set(key, { severity: severities.find((one) => one === next) ?? severity })}
            />
          </Stack>
        </fieldset>
      ))}
      <div>
        <Button variant="default" size="xs" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
          {t('form.findings.add')}
        </Button>
      </div>
      {findings.length > 0 && (
        <Text size="xs" c="dimmed">
          {t('form.findings.hint')}
        </Text>
      )}
    </Stack>
  );
}
