import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { localDate } from '#shared/dates.ts';
import type { Extension } from '#shared/obligations.ts';
import { useAction } from '../../api/hooks.ts';
import { useFormats } from '../../ui/formats.ts';
import { useNotify } from '../../ui/notify.ts';
import { startDownload } from '../../ui/start-download.ts';
import classes from './clocks.module.css';

/** Every extension that an obligation ever had, folded away: why, by whom, with the document that allowed it. */
export function ExtensionHistory({ extensions }: { readonly extensions: readonly Extension[] }) {
  const { t } = useTranslation('obligations');
  const formats = useFormats();
  const notify = useNotify();
  const download = useAction('documents.download', {
    onSuccess: ({ path, fileName }) => startDownload(path, fileName),
    onError: (error) => notify.failed(error),
  });
  if (extensions.length === 0) return null;
  return (
    <details className={classes.details}>
      <summary>{t('card.extensions', { count: extensions.length })}</summary>
      <ul className={classes.list}>
        {extensions.map(({ id, forLimit, until, reason, grantedAt, grantedBy, documentId, withdrawn }) => (
          <li key={id}>
            <Text size="xs">
              {t('card.extension', { from: formats.date(forLimit), until: formats.date(until), reason })}
            </Text>
            <Text size="xs" c="dimmed">
              {[
                t('card.grantedBy', { name: grantedBy, date: formats.date(localDate(new Date(grantedAt))) }),
                ...(withdrawn ? [t('card.withdrawnBy', { name: withdrawn.by, reason: withdrawn.reason })] : []),
              ].join(' · ')}{' '}
              <Anchor
                component="button"
                type="button"
                size="xs"
                aria-label={t('card.extensionDocument', { date: formats.date(until) })}
                onClick={() => download.mutate({ id: documentId })}
              >
                {t('card.document')}
              </Anchor>
            </Text>
          </li>
        ))}
      </ul>
    </details>
  );
}
