import { Alert, Anchor, Button, Progress, Skeleton, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AuditProof } from '../../shared/audit.ts';
import { useAction, useCall } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Facts } from '../ui/facts.tsx';
import { useFormats } from '../ui/formats.ts';
import { Moment } from '../ui/moment.tsx';
import { useNotify } from '../ui/notify.ts';
import { SectionCard } from '../ui/section-card.tsx';
import { Sign } from '../ui/sign.tsx';

/** Whether the chain holds, as last found, and the way to find out now. */
export function ProofCard() {
  const { t } = useTranslation('audit');
  const notify = useNotify();
  const touch = useTouch();
  const verify = useAction('audit.verify', {
    onSuccess: ({ ok }) => {
      touch('audit');
      notify.done(t(ok ? 'proof.done' : 'proof.failed'));
    },
  });
  const progress = useCall('audit.progress', {}, { refetchInterval: verify.isPending ? 500 : false });
  const running = progress.data?.running;
  return (
    <SectionCard
      title={t('proof.title')}
      lead={t('proof.lead')}
      actions={
        <Button
          variant="default"
          leftSection={<IconShieldCheck size={16} aria-hidden />}
          loading={verify.isPending}
          onClick={() => verify.mutate({})}
        >
          {t('proof.verify')}
        </Button>
      }
    >
      <Stack gap="sm">
        {verify.error && <ErrorPanel error={verify.error} />}
        {progress.error && <ErrorPanel error={progress.error} onRetry={() => void progress.refetch()} />}
        {progress.isPending && <Skeleton height={48} radius="md" />}
        {verify.isPending && running && running.total > 0 && (
          <div>
            <Progress
              value={(running.done / running.total) * 100}
              aria-label={t('proof.running', running)}
              transitionDuration={0}
            />
            <Text size="sm" c="dimmed" mt={4}>
              {t('proof.running', running)}
            </Text>
          </div>
        )}
        {progress.data && <LastProof proof={progress.data.last} />}
      </Stack>
    </SectionCard>
  );
}

function LastProof({ proof }: { readonly proof: AuditProof | null }) {
  const { t } = useTranslation('audit');
  const sentence = useSentence();
  const formats = useFormats();
  if (proof === null) return <Sign icon={IconCircleDashed}>{t('proof.never')}</Sign>;
  const backs = proof.clockBack.length;
  return (
    <>
      {proof.first && (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t('proof.first')}>
          <Text size="sm">{sentence(proof.first.message)}</Text>
          {proof.first.seq > 0 && (
            <Anchor component={Link} size="sm" to={`/admin/audit?entry=${proof.first.seq}`}>
              {t('proof.show', { seq: proof.first.seq })}
            </Anchor>
          )}
        </Alert>
      )}
      <Facts
        of={[
          [
            t('proof.last'),
            <span key="last">
              <Sign icon={proof.ok ? IconCircleCheck : IconAlertTriangle} tone={proof.ok ? 'good' : 'bad'}>
                {t(proof.ok ? 'proof.holds' : 'proof.broken')}
              </Sign>{' '}
              <Moment at={proof.at} />
            </span>,
          ],
          [t('proof.entries'), formats.number(proof.entries)],
          [
            t('proof.head'),
            <Text key="head" size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
              {`${proof.headSeq} · ${proof.headHash}`}
            </Text>,
          ],
        ]}
      />
      {backs > 0 && (
        <Text size="sm">
          {t('proof.clockBack', { count: backs })}{' '}
          <Anchor component={Link} size="sm" to={`/admin/audit?entry=${proof.clockBack[0]?.seq}`}>
            {t('proof.show', { seq: proof.clockBack[0]?.seq })}
          </Anchor>
        </Text>
      )}
    </>
  );
}
