import { Anchor, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { FacilityInBrief } from '../../shared/facilities.ts';
import { Sign, Signs } from '../ui/sign.tsx';

interface Props {
  readonly due: FacilityInBrief['due'];
  /** The facility whose lists the signs lead to; absent: they lead nowhere. */
  readonly facilityId?: number;
}

const kinds = [
  { key: 'overdue', tab: 'overdue', icon: IconAlertTriangle, tone: 'bad' },
  { key: 'upcoming', tab: 'upcoming', icon: IconClock, tone: 'warning' },
  { key: 'neverTested', tab: 'never-tested', icon: IconCircleDashed, tone: 'info' },
] as const;

/** What is due at a facility, in words and numbers; what is not is left out. */
export function DueSigns({ due, facilityId }: Props) {
  const { t } = useTranslation('facilities');
  const shown = kinds.filter(({ key }) => due[key] > 0);
  if (shown.length === 0) {
    return due.nextLimitOn === null ? (
      <Text span size="sm" c="dimmed">
        {t('due.none')}
      </Text>
    ) : (
      <Sign icon={IconCircleCheck} tone="good">
        {t('due.fine')}
      </Sign>
    );
  }
  return (
    <Signs>
      {shown.map(({ key, tab, icon, tone }) => {
        const sign = (
          <Sign key={key} icon={icon} tone={tone}>
            {t(`due.${key}`, { count: due[key] })}
          </Sign>
        );
        return facilityId === undefined ? (
          sign
        ) : (
          <Anchor key={key} component={Link} to={`/compliance?tab=${tab}&facility=${facilityId}`} size="sm">
            {sign}
          </Anchor>
        );
      })}
    </Signs>
  );
}
