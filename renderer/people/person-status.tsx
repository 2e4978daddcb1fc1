import { IconAddressBook, IconArchive, IconLockQuestion, IconUserCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PersonStatus } from '../../shared/people.ts';
import { Sign } from '../ui/sign.tsx';

const looks = {
  inactive: { icon: IconArchive, tone: undefined },
  'login-enabled': { icon: IconUserCheck, tone: 'good' },
  'login-not-configured': { icon: IconLockQuestion, tone: 'warning' },
  'contact-only': { icon: IconAddressBook, tone: undefined },
} as const;

/** How a person stands in one word; the title says what it means. */
export function PersonStatusSign({ status }: { readonly status: PersonStatus }) {
  const { t } = useTranslation('people');
  const { icon, tone } = looks[status];
  return (
    <Sign icon={icon} tone={tone} title={t(`statusHints.${status}`)}>
      {t(`statuses.${status}`)}
    </Sign>
  );
}
