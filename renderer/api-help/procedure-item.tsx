import { Code, Text } from '@mantine/core';
import { IconApi, IconDeviceDesktop, IconLock, IconUserOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Sign, Signs } from '../ui/sign.tsx';
import type { DescribedProcedure } from './document.ts';
import classes from './procedure-item.module.css';

interface Props {
  readonly procedure: DescribedProcedure;
  /** Whether the person who looks has the right. */
  readonly allowed: boolean;
}

/** One call: its name and what it is for; what it takes and answers when opened. */
export function ProcedureItem({ procedure, allowed }: Props) {
  const { t } = useTranslation('api-help');
  const [open, setOpen] = useState(false);
  const { name, summary, access, byToken, stepUp, atConsole } = procedure;
  const right = access !== 'public' && access !== 'unopened' && access !== 'signed-in';
  return (
    <details className={classes.item} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={classes.summary}>
        <Code>{name}</Code>
        <Text span size="sm" className={classes.words ?? ''} lang="en">
          {summary}
        </Text>
        <Signs>
          {byToken && (
            <Sign icon={IconApi} tone="good">
              {t('calls.byToken')}
            </Sign>
          )}
          {stepUp && <Sign icon={IconLock}>{t('calls.stepUp')}</Sign>}
          {atConsole && <Sign icon={IconDeviceDesktop}>{t('calls.atConsole')}</Sign>}
          {!allowed && (
            <Sign icon={IconUserOff} tone="warning">
              {t('calls.notYours')}
            </Sign>
          )}
        </Signs>
      </summary>
      {open && (
        <div className={classes.schemas}>
          {right && <Text size="sm">{t('calls.right', { right: access })}</Text>}
          <Schema label={t('calls.input')} of={procedure.input} />
          <Schema label={t('calls.output')} of={procedure.output} />
        </div>
      )}
    </details>
  );
}

function Schema({ label, of }: { readonly label: string; readonly of: unknown }) {
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {label}
      </Text>
      <Code block tabIndex={0} role="region" aria-label={label} className={classes.schema ?? ''}>
        {JSON.stringify(of, null, 2)}
      </Code>
    </div>
  );
}
