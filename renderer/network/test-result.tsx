import { Button, Group, Paper, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../api/client.ts';
import { useSentence } from '../i18n/index.ts';
import { Checklist } from '../ui/checklist.tsx';
import { useFormats } from '../ui/formats.ts';

const states = { ok: 'ok', warning: 'warning', failed: 'bad' } as const;

interface Props {
  readonly items: OutputOf<'network.test'>['items'];
  close(): void;
}

/** What the program found when it called its own listener. */
export function TestResult({ items, close }: Props) {
  const { t } = useTranslation('network');
  const sentence = useSentence();
  const { datesIn } = useFormats();
  return (
    <Paper withBorder p="sm" role="status">
      <Group justify="space-between" mb="xs">
        <Title order={3} size="h5">
          {t('test.lead')}
        </Title>
        <Button variant="subtle" size="compact-sm" onClick={close}>
          {t('test.close')}
        </Button>
      </Group>
      <Checklist
        items={items.map(({ what, state, evidence }) => ({
          key: what,
          state: states[state],
          title: sentence(what),
          note: t(`findings.states.${state}`),
          text: datesIn(sentence(evidence)),
        }))}
      />
    </Paper>
  );
}
