import { Text } from '@mantine/core';
import {
  IconAlertCircle,
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleMinus,
  IconInfoCircle,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './checklist.module.css';

const signs = {
  ok: IconCircleCheck,
  bad: IconAlertTriangle,
  warning: IconAlertCircle,
  info: IconInfoCircle,
  skipped: IconCircleMinus,
} as const;

/** One thing that was looked at. */
export interface CheckedItem {
  readonly key: string;
  readonly state: keyof typeof signs;
  readonly title: string;
  /** The state in a word, and what else belongs beside the title. */
  readonly note?: string;
  /** One sentence, or several that stand below each other (`\n`). */
  readonly text: string;
  readonly action?: ReactNode;
}

/** What was looked at one after the other, each with its state in a word and a sign, and a sentence. */
export function Checklist({ items }: { readonly items: readonly CheckedItem[] }) {
  return (
    <ol className={`rems-plain-list ${classes.list}`}>
      {items.map(({ key, state, title, note, text, action }) => {
        const Icon = signs[state];
        return (
          <li key={key} className={classes.item} data-state={state}>
            <Icon size={20} aria-hidden />
            <div>
              <Text size="sm" fw={600}>
                {title}
                {note !== undefined && (
                  <Text span size="xs" fw={500} c="dimmed" ml={8}>
                    {note}
                  </Text>
                )}
              </Text>
              <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
                {text}
              </Text>
              {action}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
