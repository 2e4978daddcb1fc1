import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { UnitInBrief } from '../../shared/units.ts';
import { useSentence } from '../i18n/index.ts';
import { DoNotUseSign } from '../parts/clocks/do-not-use-sign.tsx';
import { useFormats } from '../ui/formats.ts';
import { SectionCard } from '../ui/section-card.tsx';
import classes from './planner.module.css';
import { unitLine } from './unit-words.ts';

interface Props {
  readonly left: readonly { readonly unit: UnitInBrief; readonly reason: string }[];
}

/** What no proposed visit covers, and why. */
export function LeftList({ left }: Props) {
  const { t } = useTranslation('planner');
  const { datesIn } = useFormats();
  const sentence = useSentence();
  return (
    <SectionCard title={t('visits.left')} lead={t('visits.leftLead')}>
      <ul className={`rems-plain-list ${classes.lines}`}>
        {left.map(({ unit, reason }, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a unit may stand here with several obligations, and the list never changes
          <li key={position}>
            <Anchor component={Link} size="sm" to={`/equipment/${unit.id}`}>
              {unitLine(unit)}
            </Anchor>{' '}
            {unit.doNotUse && <DoNotUseSign />}
            <Text size="xs" c="dimmed">
              {datesIn(sentence(reason))}
            </Text>
          </li>
        ))}
      </ul>
    </SectionCard>
  );
}
