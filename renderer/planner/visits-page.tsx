import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconCalendarCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import { addDays, PlainDate } from '../../shared/dates.ts';
import type { ProposedVisit } from '../../shared/planner.ts';
import { performerRoles } from '../../shared/test-types.ts';
import { call } from '../api/client.ts';
import { useSend } from '../api/context.tsx';
import { useAction, useCall } from '../api/hooks.ts';
import { FilterChips } from '../parts/unit-filters/filter-chips.tsx';
import { useConfirm } from '../ui/confirm.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useNotify } from '../ui/notify.ts';
import { Page } from '../ui/page.tsx';
import { PersonPicker } from '../ui/person-picker.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { LeftList } from './left-list.tsx';
import { ProposalForm, type Wish } from './proposal-form.tsx';
import { usePlannerState } from './use-planner-state.ts';
import { choicesOf, chosenUnits, draftsOf, isOutside, type VisitChoice } from './visit-choices.ts';
import { VisitProposal } from './visit-proposal.tsx';

type Left = readonly { readonly unit: ProposedVisit['units'][number]['unit']; readonly reason: string }[];

const mostAtOnce = 500;

/** Proposes visits by facility and books them in one go. */
export function VisitsPage() {
  const { t } = useTranslation('planner');
  const { filters, what, today, change } = usePlannerState();
  const lookups = useCall('lookups.all', {});
  const send = useSend();
  const notify = useNotify();
  const confirm = useConfirm();
  const navigate = useNavigate();
  const { search } = useLocation();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [choices, setChoices] = useState<readonly VisitChoice[]>();
  const [left, setLeft] = useState<Left>([]);
  const [assigneeId, setAssigneeId] = useState<number | null>(null);
  const create = useAction('bookings.create');
  const back = `/planner${search}`;
  const first: Wish = { from: today, to: addDays(today, 60), unitsPerDay: 6, weekdays: [1, 2, 3, 4, 5] };

  async function propose({ weekdays, ...wish }: Wish): Promise<void> {
    setBusy(true);
    setError(undefined);
    try {
      // Asked once, not kept fresh: what somebody decides about a proposal must not vanish under their hands.
      const proposal = await call(send, 'planner.propose', { ...what, ...wish, weekdays: [...weekdays] });
      setChoices(choicesOf(proposal.visits));
      setLeft(proposal.left);
    } catch (cause) {
      setError(cause);
    }
    setBusy(false);
  }

  const drafts = draftsOf(choices ?? [], assigneeId);
  const sound = (choices ?? []).every((choice) => PlainDate.safeParse(choice.date).success);

  async function book(): Promise<void> {
    const outside = (choices ?? []).flatMap((choice) => chosenUnits(choice).filter((unit) => isOutside(choice, unit)));
    if (
      outside.length > 0 &&
      !(await confirm({
        title: t('visits.outsideTitle'),
        message: t('visits.outsideText', { count: outside.length }),
        confirmLabel: t('outside.anyway'),
      }))
    )
      return;
    try {
      const { items } = await create.mutateAsync({ items: drafts });
      notify.done(t('visits.booked', { count: items.length }));
      navigate(back);
    } catch (cause) {
      notify.failed(cause);
    }
  }

  return (
    <Page
      title={t('visits.title')}
      actions={
        <Anchor component={Link} to={back} size="sm">
          {t('visits.back')}
        </Anchor>
      }
    >
      <Stack gap="md">
        <SectionCard title={t('visits.days')} lead={t('visits.lead')}>
          <FilterChips filters={filters} lookups={lookups.data} onChange={(next) => change({ filters: next })} />
          <ProposalForm initial={first} busy={busy} onPropose={(wish) => void propose(wish)} />
        </SectionCard>
        {error !== undefined && <ErrorPanel error={error} />}
        {choices?.length === 0 && left.length === 0 && <EmptyState icon={IconCalendarCheck} title={t('visits.none')} />}
        {choices?.map((choice) => (
          <VisitProposal
            key={choice.key}
            choice={choice}
            onChange={(next) => setChoices(choices.map((each) => (each.key === next.key ? next : each)))}
          />
        ))}
        {choices !== undefined && choices.length > 0 && (
          <Group align="flex-end" justify="space-between">
            <PersonPicker
              label={t('visits.person')}
              roles={performerRoles}
              value={assigneeId}
              onChange={setAssigneeId}
            />
            <Button
              loading={create.isPending}
              disabled={!sound || drafts.length === 0 || drafts.length > mostAtOnce}
              onClick={() => void book()}
            >
              {t('visits.book', { count: drafts.length })}
            </Button>
          </Group>
        )}
        {drafts.length > mostAtOnce && <Alert color="yellow">{t('visits.tooMany')}</Alert>}
        {choices !== undefined && choices.length > 0 && drafts.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('visits.nothing')}
          </Text>
        )}
        {left.length > 0 && <LeftList left={left} />}
      </Stack>
    </Page>
  );
}
