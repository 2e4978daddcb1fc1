import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '../../shared/dates.ts';
import { Facts } from '../ui/facts.tsx';
import { useFormats } from '../ui/formats.ts';
import { SectionCard } from '../ui/section-card.tsx';
import { Sign } from '../ui/sign.tsx';
import { ProveDialog } from './prove-dialog.tsx';
import { RenewDialog } from './renew-dialog.tsx';

interface Props {
  readonly sheet: {
    readonly fingerprint: string;
    readonly createdAt: Instant;
    readonly confirmedAt: Instant | null;
    readonly confirmedBy: string | null;
  };
  /** This screen is at the workstation. */
  readonly here: boolean;
}

/** The recovery sheet: when somebody last had it in hand, and a new one. */
export function SheetCard({ sheet, here }: Props) {
  const { t } = useTranslation('keys');
  const formats = useFormats();
  const [open, setOpen] = useState<'prove' | 'renew' | null>(null);
  const close = () => setOpen(null);
  const { confirmedAt, confirmedBy } = sheet;
  return (
    <SectionCard
      title={t('sheet.title')}
      lead={t('sheet.lead')}
      actions={
        <>
          <Button size="compact-sm" variant="default" disabled={!here} onClick={() => setOpen('renew')}>
            {t('sheet.renew')}
          </Button>
          <Button size="compact-sm" disabled={!here} onClick={() => setOpen('prove')}>
            {t('sheet.prove')}
          </Button>
        </>
      }
    >
      <Facts
        of={[
          [t('sheet.fingerprint'), <code key="fp">{sheet.fingerprint}</code>],
          [t('sheet.made'), formats.instant(sheet.createdAt)],
          [t('sheet.seen'), <Seen key="seen" at={confirmedAt} by={confirmedBy} />],
        ]}
      />
      {open === 'prove' && <ProveDialog close={close} />}
      {open === 'renew' && <RenewDialog close={close} />}
    </SectionCard>
  );
}

function Seen({ at, by }: { readonly at: Instant | null; readonly by: string | null }) {
  const { t } = useTranslation('keys');
  const formats = useFormats();
  if (at === null)
    return (
      <Sign icon={IconAlertTriangle} tone="warning">
        {t('sheet.never')}
      </Sign>
    );
  return (
    <Sign icon={IconCircleCheck} tone="good">
      {t('sheet.seenBy', { when: formats.instant(at), who: by ?? '' })}
    </Sign>
  );
}
