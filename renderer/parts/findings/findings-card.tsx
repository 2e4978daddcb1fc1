import { Anchor, Button, Checkbox, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconPaperclip, IconPlus } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { Finding } from '#shared/findings.ts';
import type { InputOf } from '../../api/client.ts';
import { useCall } from '../../api/hooks.ts';
import { useSession } from '../../session/session.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useFormats } from '../../ui/formats.ts';
import { SectionCard } from '../../ui/section-card.tsx';
import { Sign, Signs } from '../../ui/sign.tsx';
import { FindingActs } from './finding-acts.tsx';
import { FindingDialog } from './finding-dialog.tsx';
import { FindingStanding } from './finding-standing.tsx';
import classes from './findings.module.css';
import { SeveritySign } from './severity-sign.tsx';

interface Props {
  readonly unitId: number;
  /** Only findings of this test. */
  readonly testId?: number | undefined;
}

const shown = 50;

/** What the findings of a unit are asked for with at first. */
export function openFindingsOf(unitId: number): InputOf<'findings.list'> {
  return { unitId, state: 'open', pageSize: shown };
}

/** The findings of a unit, or of one of its tests: open ones first. */
export function FindingsCard({ unitId, testId }: Props) {
  const { t } = useTranslation('findings');
  const { can } = useSession();
  const [all, setAll] = useState(false);
  const [adding, setAdding] = useState(false);
  const state = all || testId !== undefined ? 'all' : 'open';
  const list = useCall(
    'findings.list',
    { ...openFindingsOf(unitId), ...(testId === undefined ? {} : { testId }), state },
    { placeholderData: keepPreviousData },
  );
  const items = list.data?.items;
  const rest = (list.data?.total ?? 0) - (items?.length ?? 0);

  const add = can('compliance:record') ? (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => setAdding(true)}
    >
      {t('add')}
    </Button>
  ) : (
    <Button size="xs" variant="default" component={Link} to={`/report-fault?unit=${unitId}`}>
      {t('report.title')}
    </Button>
  );

  return (
    <SectionCard title={t('title')} actions={add}>
      <Stack gap="xs">
        {list.error && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
        {items === undefined && !list.error && <Skeleton height={48} />}
        {items?.length === 0 && (
          <Text size="sm" c="dimmed">
            {t(state === 'open' ? 'noneOpen' : 'none')}
          </Text>
        )}
        {items !== undefined && items.length > 0 && (
          <ul className="rems-plain-list">
            {items.map((finding) => (
              <FindingRow key={finding.id} finding={finding} />
            ))}
          </ul>
        )}
        {rest > 0 && (
          <Text size="xs" c="dimmed">
            {t('more', { count: rest })}
          </Text>
        )}
        {testId === undefined && (
          <Checkbox
            size="xs"
            label={t('showResolved')}
            checked={all}
            onChange={(event) => setAll(event.currentTarget.checked)}
          />
        )}
      </Stack>
      {adding && <FindingDialog unitId={unitId} testId={testId} close={() => setAdding(false)} />}
    </SectionCard>
  );
}

function FindingRow({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation('findings');
  const formats = useFormats();
  const location = useLocation();
  const facts = [
    t('reportedBy', { who: finding.reportedBy, date: formats.date(finding.reportedOn) }),
    finding.ownerName,
    finding.workOrder,
  ];
  return (
    <li className={classes.row}>
      <Group justify="space-between" gap="xs" align="flex-start">
        <div className={classes.what}>
          <Signs>
            <SeveritySign severity={finding.severity} />
            <FindingStanding finding={finding} />
            {finding.documents > 0 && <Sign icon={IconPaperclip}>{t('documents', { count: finding.documents })}</Sign>}
          </Signs>
          <Anchor
            component={Link}
            to={`/findings/${finding.id}`}
            state={{ from: location.pathname + location.search }}
            size="sm"
            lineClamp={3}
            className={classes.words ?? ''}
          >
            {finding.description}
          </Anchor>
          <Text size="xs" c="dimmed">
            {facts.filter((part) => part !== null).join(' · ')}
          </Text>
        </div>
        <FindingActs finding={finding} compact />
      </Group>
    </li>
  );
}
