import { IconCircleCheck, IconCircleOff, IconClockX, IconKey, IconShieldLock, IconUserX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../shared/accounts.ts';
import { Sign, Signs } from '../ui/sign.tsx';
import { accountMarks } from './account-marks.ts';

const marks = {
  notWhitelisted: { icon: IconUserX, tone: 'warning' },
  mustChange: { icon: IconKey, tone: 'info' },
  expired: { icon: IconClockX, tone: 'warning' },
  secondFactor: { icon: IconShieldLock, tone: 'good' },
} as const;

/** Whether an account is active, and everything else that decides whether its owner gets in. */
export function AccountSigns({ account }: { readonly account: Account }) {
  const { t } = useTranslation('accounts');
  return (
    <Signs>
      <Sign icon={account.active ? IconCircleCheck : IconCircleOff} tone={account.active ? 'good' : undefined}>
        {t(account.active ? 'states.active' : 'states.inactive')}
      </Sign>
      {accountMarks(account, new Date()).map((mark) => (
        <Sign key={mark} icon={marks[mark].icon} tone={marks[mark].tone}>
          {t(`marks.${mark}`)}
        </Sign>
      ))}
    </Signs>
  );
}
