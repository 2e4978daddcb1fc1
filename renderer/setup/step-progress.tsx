import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './setup.module.css';

interface Props {
  /** From 0. */
  readonly at: number;
  readonly of: number;
}

/** "Step 2 of 4", with a bar for each step. */
export function StepProgress({ at, of }: Props) {
  const { t } = useTranslation('setup');
  return (
    <div className={classes.progress}>
      <Text size="xs" fw={600} c="dimmed">
        {t('progress', { at: at + 1, of })}
      </Text>
      <div className={classes.bars} aria-hidden>
        {Array.from({ length: of }, (_, index) => index).map((index) => (
          <span key={index} data-done={index <= at || undefined} />
        ))}
      </div>
    </div>
  );
}
