import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ReadinessArea, ReadinessCheck } from '../../shared/readiness.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { Checklist } from '../ui/checklist.tsx';
import { useFormats } from '../ui/formats.ts';
import { useNotify } from '../ui/notify.ts';
import { SectionCard } from '../ui/section-card.tsx';

const signs = { ok: 'ok', warning: 'warning', failed: 'bad', off: 'skipped' } as const;
const urgency = { failed: 0, warning: 1, ok: 2, off: 3 } as const;

interface Props {
  readonly area: ReadinessArea;
  /** Those that are shown. */
  readonly checks: readonly ReadinessCheck[];
  /** Every check of the area, for the count. */
  readonly all: readonly ReadinessCheck[];
}

/** The checks of one area: what was seen, what to do, the way there, and the button that puts it right. */
export function AreaCard({ area, checks, all }: Props) {
  const { t } = useTranslation('readiness');
  const sentence = useSentence();
  const formats = useFormats();
  const ok = all.filter(({ state }) => state === 'ok').length;
  const total = all.filter(({ state }) => state !== 'off').length;
  const sorted = checks.toSorted((one, other) => urgency[one.state] - urgency[other.state]);
  return (
    <SectionCard title={t(`areas.${area}`)} lead={t('counts', { ok, total })}>
      <Checklist
        items={sorted.map((check) => ({
          key: check.id,
          state: signs[check.state],
          title: t(`checks.${check.id}`, { defaultValue: check.id }),
          note: t('stateWhen', { state: t(`states.${check.state}`), when: formats.relative(check.checkedAt) }),
          text: formats.datesIn(
            [check.evidence, check.advice].flatMap((text) => (text === null ? [] : sentence(text))).join(' '),
          ),
          action: <CheckActs check={check} />,
        }))}
      />
    </SectionCard>
  );
}

function CheckActs({ check }: { readonly check: ReadinessCheck }) {
  const { t } = useTranslation('readiness');
  const notify = useNotify();
  const touch = useTouch();
  const name = t(`checks.${check.id}`, { defaultValue: check.id });
  const mend = useAction('readiness.mend', {
    onSuccess: ({ state }) => {
      touch('readiness');
      notify.done(t(state === 'ok' ? 'mended' : 'notMended', { name }));
    },
    onError: notify.failed,
  });
  const link = check.state === 'failed' || check.state === 'warning' ? check.link : null;
  if (link === null && !check.mendable) return null;
  return (
    <Group gap="xs" mt={6}>
      {check.mendable && (
        <Button
          size="compact-sm"
          aria-label={t('mendNamed', { name })}
          loading={mend.isPending}
          onClick={() => mend.mutate({ id: check.id })}
        >
          {t('mend')}
        </Button>
      )}
      {link !== null && (
        <Button component={Link} to={link} size="compact-sm" variant="default" aria-label={t('goNamed', { name })}>
          {t('go')}
        </Button>
      )}
    </Group>
  );
}
