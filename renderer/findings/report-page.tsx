import { Alert, Button, Group, Paper, Stack, Text, Textarea } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { Severity } from '../../shared/findings.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { ChosenFiles } from '../parts/documents/chosen-files.tsx';
import { DocumentList } from '../parts/documents/document-list.tsx';
import { SeverityChoice } from '../parts/findings/severity-choice.tsx';
import { useSession } from '../session/session.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { Form } from '../ui/form.tsx';
import { useUnsavedGuard } from '../ui/form-guard.tsx';
import { Page } from '../ui/page.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { UnitToReport } from './unit-to-report.tsx';

interface Reported {
  readonly id: number;
  readonly severity: Severity;
  readonly files: readonly File[];
}

/** Where anyone who is signed in reports that something is wrong with a unit, also from a phone. */
export function ReportPage() {
  const { t } = useTranslation('findings');
  const [reported, setReported] = useState<Reported>();
  return (
    <Page title={t('report.title')}>
      {reported === undefined ? (
        <ReportForm done={setReported} />
      ) : (
        <Thanks reported={reported} again={() => setReported(undefined)} />
      )}
    </Page>
  );
}

function ReportForm({ done }: { done(reported: Reported): void }) {
  const { t } = useTranslation('findings');
  const sentence = useSentence();
  const touch = useTouch();
  const [params] = useSearchParams();
  const [unitId, setUnitId] = useState(() => unitOf(params));
  const [severity, setSeverity] = useState<Severity | null>(null);
  const [description, setDescription] = useState('');
  const [files, setFiles] = useState<readonly File[]>([]);
  const [tried, setTried] = useState(false);
  const report = useAction('findings.report', {
    onSuccess({ id }, sent) {
      touch('finding');
      touch('notice');
      done({ id, severity: sent.severity, files });
    },
  });
  useUnsavedGuard(!report.isSuccess && (description !== '' || files.length > 0));
  const refused = fieldErrors(report.error, sentence);
  const submit = () => {
    setTried(true);
    if (unitId === null || severity === null || description.trim() === '' || report.isPending) return;
    report.mutate({ unitId, severity, description: description.trim() });
  };
  return (
    <Paper withBorder p="md" maw={640}>
      <Form onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {t('report.lead')}
          </Text>
          {report.error !== null && Object.keys(refused).length === 0 && <ErrorPanel error={report.error} />}
          <UnitToReport
            value={unitId}
            error={tried && unitId === null ? t('report.unitMissing') : refused.unitId}
            onChange={setUnitId}
          />
          <SeverityChoice
            label={t('report.severity')}
            value={severity}
            error={tried && severity === null ? t('report.severityMissing') : refused.severity}
            onChange={setSeverity}
          />
          <Textarea
            label={t('form.description')}
            description={t('report.descriptionHint')}
            required
            autosize
            minRows={3}
            maxRows={14}
            maxLength={5000}
            value={description}
            error={tried && description.trim() === '' ? t('form.descriptionMissing') : refused.description}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
          <ChosenFiles label={t('form.files')} files={files} onChange={setFiles} />
          <Group justify="flex-end">
            <Button type="submit" loading={report.isPending}>
              {t('report.submit')}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Paper>
  );
}

function Thanks({ reported, again }: { readonly reported: Reported; again(): void }) {
  const { t } = useTranslation('findings');
  const { can } = useSession();
  const { id, severity, files } = reported;
  return (
    <Stack gap="md" maw={640}>
      <Alert
        role="status"
        color="green"
        variant="light"
        icon={<IconCircleCheck aria-hidden />}
        title={t('report.doneTitle', { id })}
        styles={{ title: { color: 'var(--mantine-color-text)' } }}
      >
        {t(severity === 'blocking' ? 'report.doneBlocking' : 'report.doneText')}
      </Alert>
      <SectionCard title={t('form.files')}>
        <DocumentList entity="finding" entityId={id} canWrite={can('compliance:record')} canAdd sendAtOnce={files} />
      </SectionCard>
      <Group>
        <Button variant="default" onClick={again}>
          {t('report.another')}
        </Button>
        {can('equipment:read') && (
          <Button variant="default" component={Link} to={`/findings/${id}`}>
            {t('report.open')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function unitOf(params: URLSearchParams): number | null {
  const id = Number(params.get('unit') ?? 0);
  return Number.isSafeInteger(id) && id > 0 ? id : null;
}
