import { Alert, Button, Group, Text } from '@mantine/core';
import { IconBuildingHospital } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { HomeSummary } from '../../shared/home.ts';
import { useSentence } from '../i18n/index.ts';
import { useSession } from '../session/session.tsx';
import { useConfirm } from '../ui/confirm.tsx';
import { useFormats } from '../ui/formats.ts';
import { useSample } from './use-sample.ts';

/** Says that what is on screen is made up, and takes it away again. */
export function SampleBanner({ sample }: { readonly sample: HomeSummary['sample'] }) {
  const { t } = useTranslation('home');
  const sentence = useSentence();
  const { datesIn } = useFormats();
  const { can } = useSession();
  const confirm = useConfirm();
  const remove = useSample('home.removeSample');

  const ask = async () => {
    const yes = await confirm({
      title: t('sample.confirmTitle'),
      message: t('sample.confirmMessage'),
      confirmLabel: t('sample.remove'),
      danger: true,
    });
    if (yes) remove.mutate({});
  };

  return (
    <Alert variant="light" icon={<IconBuildingHospital aria-hidden />} title={t('sample.title')}>
      <Group justify="space-between" gap="sm">
        {sample.removable || sample.reason === null ? (
          <Text size="sm">{t('sample.message')}</Text>
        ) : (
          <div>
            <Text size="sm">{t('sample.kept')}</Text>
            <Text size="sm" component="details">
              <summary>{t('sample.why')}</summary>
              {datesIn(sentence(sample.reason))}
            </Text>
          </div>
        )}
        {can('system:manage') && sample.removable && (
          <Button size="xs" variant="default" onClick={() => void ask()} loading={remove.isPending}>
            {t('sample.remove')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
