import { IconAlertTriangle, IconBug, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LogLevel } from '../../shared/logs.ts';
import { Sign } from '../ui/sign.tsx';

const signs = {
  debug: [IconBug, undefined],
  info: [IconInfoCircle, 'info'],
  warn: [IconAlertTriangle, 'warning'],
  error: [IconCircleX, 'bad'],
} as const;

/** How serious a line is. */
export function LevelSign({ level }: { readonly level: LogLevel }) {
  const { t } = useTranslation('logs');
  const [icon, tone] = signs[level];
  return (
    <Sign icon={icon} tone={tone}>
      {t(`levels.${level}`)}
    </Sign>
  );
}
