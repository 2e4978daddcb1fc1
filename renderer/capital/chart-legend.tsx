import { Button, Group, Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/formats.ts';
import classes from './capital-plan.module.css';
import type { LegendEntry } from './chart-picture.tsx';
import type { ClassLook } from './class-colours.ts';

interface Props {
  readonly entries: readonly LegendEntry[];
  readonly hidden: ReadonlySet<number>;
  toggle(classId: number): void;
  showAll(): void;
}

/** The classes with their colour, letter and number; a click hides one or shows it again. */
export function ChartLegend({ entries, hidden, toggle, showAll }: Props) {
  const { t } = useTranslation('capital-plan');
  const formats = useFormats();
  return (
    <Group gap={2} role="group" aria-label={t('chart.legend')}>
      {entries.map(({ classId, name, units, look }) => (
        <UnstyledButton
          key={classId}
          className={classes.entry ?? ''}
          aria-pressed={!hidden.has(classId)}
          title={t('chart.hide')}
          onClick={() => toggle(classId)}
        >
          <Swatch look={look} />
          {name} ({formats.number(units)})
        </UnstyledButton>
      ))}
      {hidden.size > 0 && (
        <Button size="compact-sm" variant="subtle" onClick={showAll}>
          {t('chart.showAll')}
        </Button>
      )}
      {entries.length > 0 && (
        <Text size="xs" c="dimmed" className={classes.screen ?? ''} px={8}>
          {t('chart.hide')}
        </Text>
      )}
    </Group>
  );
}

function Swatch({ look }: { readonly look: ClassLook }) {
  return (
    <svg width={20} height={20} viewBox="0 0 20 20" aria-hidden className={classes.swatch}>
      <circle
        cx={10}
        cy={10}
        r={8.5}
        fill={look.fill}
        stroke={look.edge}
        strokeWidth={1.5}
        {...(look.pattern !== 'plain' && {
          strokeDasharray: look.pattern === 'stripes' ? '4 2' : '1 2',
          strokeWidth: 3,
        })}
      />
      <text x={10} y={10} dy="0.36em" textAnchor="middle" fontSize={10} fontWeight={600} fill={look.ink}>
        {look.letter}
      </text>
    </svg>
  );
}
