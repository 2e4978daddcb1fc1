import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly onBack?: () => void;
  readonly nextLabel: string;
  readonly pending?: boolean;
}

/** The bottom of every step; the second button submits the step's form. */
export function StepButtons({ onBack, nextLabel, pending = false }: Props) {
  const { t } = useTranslation('ui');
  return (
    <Group justify="space-between" mt="lg">
      {onBack ? (
        <Button variant="default" onClick={onBack} disabled={pending}>
          {t('back')}
        </Button>
      ) : (
        <span />
      )}
      <Button type="submit" loading={pending}>
        {nextLabel}
      </Button>
    </Group>
  );
}
