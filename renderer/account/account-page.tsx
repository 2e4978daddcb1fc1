import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session.tsx';
import { Page } from '../ui/page.tsx';
import { CalendarCard } from './calendar-card.tsx';
import { FactsCard } from './facts-card.tsx';
import { PasswordCard } from './password-card.tsx';
import { SecondFactorCard } from './second-factor-card.tsx';
import { SessionsCard } from './sessions-card.tsx';
import { TokensCard } from './tokens-card.tsx';

/** The own account: who one is here, the password, the second factor, where one is signed in, and the tokens of scripts. */
export function AccountPage() {
  const { t } = useTranslation('account');
  const { me, can } = useSession();
  return (
    <Page title={t('title')}>
      <Stack gap="md" maw="60rem" className="rems-in-order">
        <FactsCard me={me} />
        {can('equipment:read') && <CalendarCard />}
        <PasswordCard me={me} />
        <SecondFactorCard />
        <SessionsCard />
        <TokensCard />
      </Stack>
    </Page>
  );
}
