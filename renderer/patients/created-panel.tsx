import { Alert, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconSend, IconUserPlus } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CopyText } from '../ui/copy-text.tsx';
import { Sign } from '../ui/sign.tsx';
import { PatientLabelButton } from './label-button.tsx';
import classes from './patients.module.css';

interface CreatedProps {
  readonly created: { readonly id: number; readonly identifier: string };
  next(): void;
}

/** The identifier of the patient who was just created, large, and the way to the next one. */
export function CreatedPanel({ created: { id, identifier }, next }: CreatedProps) {
  const { t } = useTranslation('patients');
  return (
    <Paper withBorder p="md" maw={640}>
      <Stack gap="md">
        <div role="status">
          <Sign icon={IconCircleCheck} tone="good">
            {t('created.title')}
          </Sign>
        </div>
        <div>
          <Text size="sm" c="dimmed">
            {t('created.label')}
          </Text>
          <Text className={classes.identifier ?? ''}>{identifier}</Text>
        </div>
        <Group gap="xs">
          <NextButton next={next} />
          <CopyText text={identifier} />
          <PatientLabelButton patientId={id} />
          <Button component={Link} to={`/patients/${id}`} variant="default">
            {t('created.open')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

/** The investigators have been asked; the next patient can be entered meanwhile. */
export function ReviewAskedPanel({ next }: { next(): void }) {
  const { t } = useTranslation('patients');
  return (
    <Stack gap="md" maw={640}>
      <Alert role="status" variant="light" icon={<IconSend aria-hidden />} title={t('reviewAsked.title')}>
        {t('reviewAsked.text')}
      </Alert>
      <Group gap="xs">
        <NextButton next={next} />
        <Button component={Link} to="/patients/reviews" variant="default">
          {t('reviewAsked.open')}
        </Button>
      </Group>
    </Stack>
  );
}

/** Has the focus at once: Enter goes on with the next patient. */
function NextButton({ next }: { next(): void }) {
  const { t } = useTranslation('patients');
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <Button ref={button} leftSection={<IconUserPlus size={16} aria-hidden />} onClick={next}>
      {t('created.next')}
    </Button>
  );
}
