import { Alert, Button, List, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconArrowLeft, IconClipboardCheck, IconQrcode, IconSearchOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Unit } from '../../shared/equipment.ts';
import { useCall } from '../api/hooks.ts';
import { ReplacementCard } from '../parts/capital/replacement-card.tsx';
import { DocumentsCard } from '../parts/documents/documents-card.tsx';
import { UnitExaminationsCard } from '../parts/examinations/unit-examinations-card.tsx';
import { DoNotUseBanner } from '../parts/findings/do-not-use-banner.tsx';
import { HistoryCard } from '../parts/history/history-card.tsx';
import { unitLabel } from '../parts/units/unit-label.ts';
import { useSession } from '../session/session.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useFormats } from '../ui/formats.ts';
import { Page } from '../ui/page.tsx';
import { useCameFrom } from './came-from.ts';
import { ChildrenCard } from './children-card.tsx';
import { ComponentsCard } from './components/components-card.tsx';
import { CustomCard } from './custom-card.tsx';
import { DetailCard } from './detail-card.tsx';
import { unitFieldNames } from './draft.ts';
import { type CardName, cardNames } from './fields.ts';
import { PageSection, SectionLinks } from './page-sections.tsx';
import { StateBadge } from './state-badge.tsx';
import { UnitActions } from './unit-actions.tsx';
import { UnitSurveys } from './unit-surveys.tsx';
import { useUnitParts } from './use-unit-parts.ts';

/** The page of one unit. */
export function EquipmentDetailPage() {
  const { t } = useTranslation('equipment');
  const id = Number(useParams().id);
  const valid = Number.isSafeInteger(id) && id > 0;
  const from = useCameFrom();
  const unit = useCall('equipment.get', { id: valid ? id : 1 }, { enabled: valid });
  const whole = useUnitParts(valid ? id : 1, valid);
  const back = (
    <Button component={Link} to={from} variant="subtle" leftSection={<IconArrowLeft size={16} aria-hidden />}>
      {t('detail.back')}
    </Button>
  );

  if (!valid || unit.error?.code === 'NOT_FOUND') {
    return (
      <Page title={t('title')}>
        <EmptyState icon={IconSearchOff} title={t('detail.notFoundTitle')} actions={back}>
          {t('detail.notFoundText')}
        </EmptyState>
      </Page>
    );
  }
  if (unit.data === undefined || !whole) {
    return (
      <Page title={t('title')} actions={back}>
        {unit.error ? (
          <ErrorPanel error={unit.error} onRetry={() => void unit.refetch()} />
        ) : (
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            {cardNames.slice(0, 6).map((name) => (
              <Skeleton key={name} height={190} radius="md" />
            ))}
          </SimpleGrid>
        )}
      </Page>
    );
  }
  return <UnitPage key={unit.data.id} unit={unit.data} from={from} back={back} />;
}

interface Props {
  readonly unit: Unit;
  readonly from: string;
  readonly back: React.ReactNode;
}

function UnitPage({ unit, from, back }: Props) {
  const { t } = useTranslation('equipment');
  const formats = useFormats();
  const { can } = useSession();
  const [editing, setEditing] = useState<CardName | 'custom'>();
  const editable = can('equipment:write');

  const card = (name: CardName) => (
    <DetailCard
      key={name}
      name={name}
      unit={unit}
      editable={editable}
      editing={editing === name}
      locked={editing !== undefined && editing !== name}
      edit={() => setEditing(name)}
      done={() => setEditing(undefined)}
    />
  );
  const line = [
    t('detail.unitNumber', { id: unit.id }),
    unit.subclassName,
    unit.serialNumber === null ? null : t('detail.serial', { serial: unit.serialNumber }),
    unit.facilityName,
    unit.state !== 'retired'
      ? null
      : unit.retiredOn === null
        ? t('detail.retiredNoDate')
        : t('detail.retiredSince', { date: formats.date(unit.retiredOn) }),
    t('detail.changedAt', { date: formats.instant(unit.updatedAt) }),
  ];

  return (
    <Page
      title={unitLabel(unit)}
      beside={<StateBadge state={unit.state} />}
      actions={
        <>
          {back}
          {unit.state !== 'retired' && can('compliance:record') && (
            <Button
              component={Link}
              to={`/equipment/${unit.id}/tests/new`}
              leftSection={<IconClipboardCheck size={16} aria-hidden />}
            >
              {t('sections.recordSurvey')}
            </Button>
          )}
          <Button
            component={Link}
            to={`/equipment/labels?unit=${unit.id}`}
            variant="default"
            leftSection={<IconQrcode size={16} aria-hidden />}
          >
            {t('detail.label')}
          </Button>
          {editable && editing === undefined && <UnitActions unit={unit} from={from} />}
        </>
      }
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {line.filter((part) => part !== null).join(' · ')}
        </Text>
        <SectionLinks />
        {unit.doNotUse && <DoNotUseBanner unitId={unit.id} />}
        <Warnings unit={unit} />
        <UnitSurveys unit={unit} />
        {can('patients:read') && (
          <PageSection name="examinations">
            <UnitExaminationsCard unitId={unit.id} />
          </PageSection>
        )}
        <PageSection name="record">
          <Stack gap="md">
            <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
              {(
                ['details', 'location', 'dates', 'contacts', 'capital', 'regulatory', 'service', 'network'] as const
              ).map(card)}
            </SimpleGrid>
            <ReplacementCard unitId={unit.id} />
            <CustomCard
              unit={unit}
              editable={editable}
              editing={editing === 'custom'}
              locked={editing !== undefined && editing !== 'custom'}
              edit={() => setEditing('custom')}
              done={() => setEditing(undefined)}
            />
            {card('notes')}
          </Stack>
        </PageSection>
        <PageSection name="components">
          <Stack gap="md">
            <ComponentsCard unitId={unit.id} editable={editable} />
            <ChildrenCard unit={unit} />
          </Stack>
        </PageSection>
        <PageSection name="documents">
          <DocumentsCard entity="unit" entityId={unit.id} canWrite={editable} />
        </PageSection>
        <PageSection name="history">
          <HistoryCard entity="unit" entityId={unit.id} />
        </PageSection>
      </Stack>
    </Page>
  );
}

function Warnings({ unit }: { readonly unit: Unit }) {
  const { t } = useTranslation('equipment');
  if (unit.warnings.length === 0) return null;
  return (
    <Alert
      variant="light"
      color="yellow"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('detail.warningsTitle')}
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
    >
      <List size="sm" spacing={2}>
        {unit.warnings.map((warning) => {
          const field = unitFieldNames.find((name) => name === warning.field);
          const label = field === undefined ? warning.field : t(`fields.${field}`);
          return (
            <List.Item key={`${warning.field}-${warning.code}`}>
              {t(`warnings.${warning.code}`, { field: label })}
            </List.Item>
          );
        })}
      </List>
    </Alert>
  );
}
