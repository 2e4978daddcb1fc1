import { Anchor, Button, Group, Skeleton, Text } from '@mantine/core';
import { IconClipboardCheck } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type DueItem, defaultHorizon } from '../../shared/compliance.ts';
import type { UnitInBrief } from '../../shared/units.ts';
import { useCall } from '../api/hooks.ts';
import { BookingSign } from '../parts/bookings/booking-sign.tsx';
import { useBookingTime } from '../parts/bookings/bookings-card.tsx';
import { DoNotUseSign } from '../parts/clocks/do-not-use-sign.tsx';
import { StatusSign } from '../parts/clocks/status-sign.tsx';
import { SeveritySign } from '../parts/findings/severity-sign.tsx';
import { UnitCell, unitPlace } from '../parts/units/unit-cell.tsx';
import { unitLabel } from '../parts/units/unit-label.ts';
import { useSession } from '../session/session.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useFormats } from '../ui/formats.ts';
import { Signs } from '../ui/sign.tsx';
import classes from './home.module.css';

/** Rows that a panel shows; its link leads to the rest. */
const shown = 10;
const few = 5;

/** Units whose last day has passed or comes soonest, each with the clock that presses most. */
export function Pressing() {
  const { t } = useTranslation('home');
  const formats = useFormats();
  const list = useCall('compliance.due', { days: defaultHorizon, pageSize: shown });
  const units = list.data && firstOfEach(list.data.items.filter(({ limitDate }) => limitDate !== null));
  return (
    <Panel
      list={list}
      title={t('work.pressing')}
      to="/compliance"
      none={units?.length === 0 ? t('work.pressingNone') : undefined}
    >
      {units?.map(({ unit, obligation, limitDate, status, daysLeft }) => (
        <Line key={unit.id} unit={unit} sign={<StatusSign status={status} daysLeft={daysLeft} />}>
          {[obligation, formats.date(limitDate), unitPlace(unit)].filter((part) => part !== '').join(' · ')}
        </Line>
      ))}
    </Panel>
  );
}

/** What the signed-in person has to do: their open bookings, missed ones first. */
export function OwnVisits({ personId }: { readonly personId: number }) {
  const { t } = useTranslation('home');
  const when = useBookingTime();
  const list = useCall('bookings.list', { assigneeId: [personId], state: ['planned', 'missed'], pageSize: shown });
  return (
    <Panel
      list={list}
      title={t('work.ownVisits')}
      to="/planner"
      none={list.data?.total === 0 ? t('work.ownVisitsNone') : undefined}
    >
      {list.data?.items.map((booking) => (
        <Line key={booking.id} unit={booking.unit} sign={<BookingSign state={booking.state} />} bookingId={booking.id}>
          {[when(booking), unitPlace(booking.unit)].filter((part) => part !== '').join(' · ')}
        </Line>
      ))}
    </Panel>
  );
}

/** Open findings that the signed-in person answers for. */
export function OwnFindings({ personId }: { readonly personId: number }) {
  const { t } = useTranslation('home');
  const formats = useFormats();
  const list = useCall('findings.list', { ownerId: [personId], state: 'open', pageSize: few });
  return (
    <Panel
      list={list}
      title={t('work.ownFindings')}
      to="/findings"
      none={list.data?.total === 0 ? t('work.ownFindingsNone') : undefined}
    >
      {list.data?.items.map((finding) => (
        <li key={finding.id} className={classes.line}>
          <span className={classes.what}>
            <Anchor component={Link} to={`/findings/${finding.id}`} size="sm" lineClamp={2}>
              {finding.description}
            </Anchor>
            <span className={classes.more}>
              {[unitLabel(finding.unit), finding.dueOn && t('work.by', { date: formats.date(finding.dueOn) })]
                .filter((part) => part !== null && part !== '')
                .join(' · ')}
            </span>
          </span>
          <Signs>
            {finding.unit.doNotUse && <DoNotUseSign />}
            <SeveritySign severity={finding.severity} />
          </Signs>
        </li>
      ))}
    </Panel>
  );
}

/** Bookings whose day has passed without a survey. */
export function MissedVisits() {
  const { t } = useTranslation('home');
  const when = useBookingTime();
  const list = useCall('bookings.list', { state: ['missed'], filters: { state: ['in-service'] }, pageSize: few });
  return (
    <Panel list={list} title={t('work.missedVisits')} to="/compliance?tab=missed">
      {list.data?.items.map((booking) => (
        <Line key={booking.id} unit={booking.unit} sign={<BookingSign state={booking.state} />} bookingId={booking.id}>
          {[when(booking), booking.assigneeName].filter((part) => part !== null).join(' · ')}
        </Line>
      ))}
    </Panel>
  );
}

/** Units that were never tested although an obligation asks for it. */
export function NeverTested() {
  const { t } = useTranslation('home');
  const list = useCall('compliance.units', { status: 'never-tested', pageSize: few });
  return (
    <Panel list={list} title={t('work.neverTested')} to="/compliance?tab=never-tested">
      {list.data?.items.map(({ unit, headline }) => (
        <Line key={unit.id} unit={unit} sign={<StatusSign status="never-tested" daysLeft={null} />}>
          {[headline?.obligation ?? '', unitPlace(unit)].filter((part) => part !== '').join(' · ')}
        </Line>
      ))}
    </Panel>
  );
}

interface PanelProps {
  readonly list: { readonly isPending: boolean; readonly error: unknown; refetch(): unknown };
  readonly title: string;
  /** The whole list. */
  readonly to: string;
  /** Said instead of rows when there is nothing. */
  readonly none?: string | undefined;
  readonly children: ReactNode;
}

function Panel({ list, title, to, none, children }: PanelProps) {
  const { t } = useTranslation('home');
  const id = useId();
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <Group justify="space-between" gap="xs" align="baseline">
        <h3 id={id} className={classes.heading}>
          {title}
        </h3>
        <Anchor component={Link} to={to} size="sm" aria-label={t('work.allOf', { list: title })}>
          {t('work.all')}
        </Anchor>
      </Group>
      {list.error != null && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton height={120} radius="sm" />}
      {none !== undefined && (
        <Text size="sm" c="dimmed">
          {none}
        </Text>
      )}
      <ul className="rems-plain-list">{children}</ul>
    </section>
  );
}

interface LineProps {
  readonly unit: UnitInBrief;
  readonly sign: ReactNode;
  readonly bookingId?: number;
  readonly children: ReactNode;
}

function Line({ unit, sign, bookingId, children }: LineProps) {
  const { t } = useTranslation('home');
  const { can } = useSession();
  const query = bookingId === undefined ? '' : `?booking=${bookingId}`;
  return (
    <li className={classes.line}>
      <span className={classes.what}>
        <UnitCell unit={unit} />
        <span className={classes.more}>{children}</span>
      </span>
      <Group gap={6} wrap="nowrap">
        <Signs>{sign}</Signs>
        {can('compliance:record') && (
          <Button
            component={Link}
            to={`/equipment/${unit.id}/tests/new${query}`}
            state={{ from: '/' }}
            size="compact-xs"
            variant="light"
            leftSection={<IconClipboardCheck size={14} aria-hidden />}
            aria-label={t('work.recordOf', { unit: unitLabel(unit) })}
          >
            {t('work.record')}
          </Button>
        )}
      </Group>
    </li>
  );
}

/** The most pressing line of each unit. */
function firstOfEach(items: readonly DueItem[]): readonly DueItem[] {
  const seen = new Set<number>();
  return items.filter(({ unitId }) => !seen.has(unitId) && seen.add(unitId));
}
