import { Alert, Button, Skeleton, Stack, Text } from '@mantine/core';
import { IconArrowLeft, IconSearchOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import type { Permission } from '../../shared/contract/permissions.ts';
import type { Unit } from '../../shared/equipment.ts';
import { useCall } from '../api/hooks.ts';
import { DoNotUseSign } from '../parts/clocks/do-not-use-sign.tsx';
import { unitLabel } from '../parts/units/unit-label.ts';
import { useSession } from '../session/session.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Page } from '../ui/page.tsx';

/** The id that an address names; 0 for a text that is none. */
export function useAddressId(name: string): number {
  const id = Number(useParams()[name]);
  return Number.isSafeInteger(id) && id > 0 ? id : 0;
}

/** Where the person came from: the list on screen before, or else the page of the unit. */
export function useReturnTo(unitId: number): string {
  const state: unknown = useLocation().state;
  const from = typeof state === 'object' && state !== null && 'from' in state ? state.from : undefined;
  const inside = typeof from === 'string' && from.startsWith('/') && !from.startsWith('//');
  return inside ? from : `/equipment/${unitId}`;
}

interface Props {
  readonly title: string;
  /** The right that the form needs. */
  readonly right: Permission;
  children(unit: Unit): ReactNode;
}

/** The page of a form about a survey: which unit it is, and what stands there while that is not known. */
export function SurveyFrame({ title, right, children }: Props) {
  const { t } = useTranslation('compliance');
  const { can } = useSession();
  const id = useAddressId('id');
  const to = useReturnTo(id);
  const unit = useCall('equipment.get', { id: id || 1 }, { enabled: id > 0 });
  const back = (
    <Button component={Link} to={to} variant="subtle" leftSection={<IconArrowLeft size={16} aria-hidden />}>
      {t('form.back')}
    </Button>
  );
  if (!can(right)) {
    return (
      <Page title={title} actions={back}>
        <Alert variant="light" title={t('form.notAllowedTitle')}>
          {t('form.notAllowedText')}
        </Alert>
      </Page>
    );
  }
  if (id === 0 || unit.error?.code === 'NOT_FOUND') {
    return (
      <Page title={title}>
        <EmptyState icon={IconSearchOff} title={t('form.notFoundTitle')} actions={back}>
          {t('form.notFoundText')}
        </EmptyState>
      </Page>
    );
  }
  if (!unit.data) {
    return (
      <Page title={title} actions={back}>
        {unit.error ? (
          <ErrorPanel error={unit.error} onRetry={() => void unit.refetch()} />
        ) : (
          <Skeleton height={320} radius="md" />
        )}
      </Page>
    );
  }
  const { data } = unit;
  const line = [data.serialNumber, data.facilityName, data.departmentName, data.room].filter((part) => part !== null);
  return (
    <Page title={title} actions={back} beside={data.doNotUse && <DoNotUseSign />}>
      <Stack gap="md">
        <div>
          <Text fw={600}>{unitLabel(data)}</Text>
          {line.length > 0 && (
            <Text size="sm" c="dimmed">
              {line.join(' · ')}
            </Text>
          )}
        </div>
        {children(data)}
      </Stack>
    </Page>
  );
}
