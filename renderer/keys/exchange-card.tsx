import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../api/client.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useConfirm } from '../ui/confirm.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useNotify } from '../ui/notify.ts';
import { SectionCard } from '../ui/section-card.tsx';

interface Props {
  readonly overview: OutputOf<'keys.overview'>;
  /** This screen is at the workstation. */
  readonly here: boolean;
}

/** New keys in the place of old ones: the database with everybody waiting a few minutes, documents and identities of patients beside the work. */
export function ExchangeCard({ overview, here }: Props) {
  const { t } = useTranslation('keys');
  const ask = useConfirm();
  const notify = useNotify();
  const touch = useTouch();
  const database = useAction('keys.rotateDatabaseKey', {
    onSuccess() {
      touch('key');
      notify.done(t('exchange.database.done'));
    },
  });
  const documents = useAction('keys.rotateDocumentKey', {
    onSuccess() {
      touch('key');
      notify.done(t('exchange.documents.done'));
    },
  });
  const identities = useAction('keys.rotateIdentityKeys', {
    onSuccess() {
      touch('key');
      notify.done(t('exchange.identities.done'));
    },
  });
  const acts = { database, documents, identities };
  const busy = overview.rotation !== null;
  const act = async (what: keyof typeof acts) => {
    const yes = await ask({
      title: t(`exchange.${what}.title`),
      message: t(`exchange.${what}.message`),
      confirmLabel: t(`exchange.${what}.act`),
    });
    if (yes) acts[what].mutate({});
  };
  return (
    <SectionCard title={t('exchange.title')} lead={t('exchange.lead')}>
      <Stack gap="sm">
        {Object.values(acts).map(({ error }) => error && <ErrorPanel key={error.message} error={error} />)}
        {(['database', 'documents', 'identities'] as const).map((what) => (
          <Group key={what} justify="space-between" gap="sm">
            <Text size="sm" maw="60ch">
              {what === 'database'
                ? t('exchange.database.about', { count: overview.databaseKeyDays })
                : t(`exchange.${what}.about`)}
            </Text>
            <Button
              variant="default"
              size="compact-sm"
              disabled={!here || busy}
              loading={acts[what].isPending}
              onClick={() => void act(what)}
            >
              {t(`exchange.${what}.act`)}
            </Button>
          </Group>
        ))}
      </Stack>
    </SectionCard>
  );
}
