import { ActionIcon, Button } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/hooks.ts';
import { useHandedOut } from '../../ui/use-handed-out.ts';

interface Props {
  readonly unitId: number;
  /** Under which scenario; null: as the unit says. */
  readonly scenarioId: number | null;
  /** With its words, where there is room. */
  readonly labelled?: boolean;
}

/** Prints one page on why a unit should be replaced. */
export function CaseButton({ unitId, scenarioId, labelled = false }: Props) {
  const { t, i18n } = useTranslation('capital');
  const print = useAction(
    'capital.casePdf',
    useHandedOut((name) => t('case.done', { name })),
  );
  const language = i18n.resolvedLanguage === 'fr' ? 'fr' : 'en';
  const start = () => print.mutate({ unitId, scenarioId, language });
  if (labelled) {
    return (
      <Button
        variant="default"
        size="xs"
        loading={print.isPending}
        leftSection={<IconFileTypePdf size={16} aria-hidden />}
        onClick={start}
      >
        {t('case.print')}
      </Button>
    );
  }
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={t('case.printOf', { id: unitId })}
      title={t('case.print')}
      loading={print.isPending}
      onClick={start}
    >
      <IconFileTypePdf size={18} aria-hidden />
    </ActionIcon>
  );
}
