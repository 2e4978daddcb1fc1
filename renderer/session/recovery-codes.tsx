import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy, IconKey, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/formats.ts';
import classes from './second-factor.module.css';

interface Props {
  readonly codes: readonly string[];
  readonly username: string;
  readonly onKept: () => void;
}

/** Recovery codes, shown this once: copied or printed, and then confirmed as kept. */
export function RecoveryCodes({ codes, username, onKept }: Props) {
  const { t } = useTranslation('second-factor');
  const formats = useFormats();
  const { copy, copied } = useClipboard({ timeout: 3000 });
  const [kept, setKept] = useState(false);
  const CopyIcon = copied ? IconCheck : IconCopy;
  return (
    <Stack gap="md">
      <Alert color="yellow" variant="light" role="status" icon={<IconKey aria-hidden />} title={t('codes.title')}>
        {t('codes.lead')}
      </Alert>
      <section data-print aria-label={t('codes.label')} className={classes.sheet}>
        <Text className={classes.printOnly ?? ''} fw={650}>
          {t('codes.sheetTitle', { name: username })}
        </Text>
        <ol className={classes.codes}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
        <Text className={classes.printOnly ?? ''} size="sm">
          {t('codes.printed', { date: formats.instant(new Date().toISOString()) })}
        </Text>
      </section>
      <Group gap="xs">
        <Button
          variant="default"
          leftSection={<CopyIcon size={16} aria-hidden />}
          onClick={() => copy(codes.join('\n'))}
        >
          <span aria-live="polite">{t(copied ? 'codes.copied' : 'codes.copy')}</span>
        </Button>
        <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
          {t('codes.print')}
        </Button>
      </Group>
      <Checkbox checked={kept} onChange={(event) => setKept(event.currentTarget.checked)} label={t('codes.kept')} />
      <Button onClick={onKept} disabled={!kept} style={{ alignSelf: 'flex-start' }}>
        {t('codes.done')}
      </Button>
    </Stack>
  );
}
