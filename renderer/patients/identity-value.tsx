import { ActionIcon, Group, VisuallyHidden } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './patients.module.css';

/** What stands in the place of a value that is not revealed. */
export function Masked() {
  const { t } = useTranslation('patients');
  return (
    <>
      <span aria-hidden className={classes.masked}>
        •••••
      </span>
      <VisuallyHidden>{t('masked')}</VisuallyHidden>
    </>
  );
}

/** A revealed value with the button that copies it. */
export function IdentityValue({
  name,
  text,
  copied,
}: {
  readonly name: string;
  readonly text: string;
  readonly copied?: string;
}) {
  const { t } = useTranslation('patients');
  const clipboard = useClipboard({ timeout: 3000 });
  const Icon = clipboard.copied ? IconCheck : IconCopy;
  return (
    <Group
      gap={4}
      wrap="nowrap"
      display="inline-flex"
      className={classes.value ?? ''}
      data-whole={/\s/.test(text) ? undefined : true}
    >
      <span>{text}</span>
      <ActionIcon
        size="sm"
        variant="subtle"
        color="gray"
        aria-label={t(clipboard.copied ? 'copiedValue' : 'copyValue', { name })}
        title={t('copyValue', { name })}
        onClick={() => clipboard.copy(copied ?? text)}
      >
        <Icon size={14} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
