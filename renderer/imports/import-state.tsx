import { Badge } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleX,
  IconClockHour4,
  IconEye,
  IconLoader2,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportState } from '../../shared/imports.ts';

const looks = {
  waiting: { color: 'gray', icon: IconClockHour4 },
  checking: { color: 'blue', icon: IconLoader2 },
  checked: { color: 'blue', icon: IconEye },
  refused: { color: 'red', icon: IconAlertTriangle },
  applying: { color: 'blue', icon: IconLoader2 },
  applied: { color: 'green', icon: IconCircleCheck },
  undoing: { color: 'blue', icon: IconLoader2 },
  undone: { color: 'gray', icon: IconArrowBackUp },
  cancelled: { color: 'gray', icon: IconCircleX },
  failed: { color: 'red', icon: IconAlertTriangle },
} as const;

/** The state of an import: a word, a sign and a colour. */
export function ImportStateBadge({ state }: { readonly state: ImportState }) {
  const { t } = useTranslation('imports');
  const { color, icon: Icon } = looks[state];
  return (
    <Badge
      variant="default"
      tt="none"
      fw={500}
      styles={{ root: { borderColor: 'var(--rems-line)' }, section: { color: `var(--mantine-color-${color}-text)` } }}
      leftSection={<Icon size={14} aria-hidden />}
    >
      {t(`states.${state}`)}
    </Badge>
  );
}
