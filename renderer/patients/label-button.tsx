import { Button, Menu, Text } from '@mantine/core';
import { IconBarcode } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../api/hooks.ts';
import { useHandedOut } from '../ui/use-handed-out.ts';

const sizes = ['50x25', '70x36', '89x36'] as const;

/** Prints one label with the identifier of a patient, in the size of the label that lies in the printer. */
export function PatientLabelButton({ patientId }: { readonly patientId: number }) {
  const { t } = useTranslation('patient-files');
  const handedOut = useHandedOut((name) => t('done', { name }));
  const print = useAction('patients.printLabel', handedOut);
  return (
    <Menu position="bottom-end" withinPortal shadow="md" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="default" loading={print.isPending} leftSection={<IconBarcode size={16} aria-hidden />}>
          {t('label')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('labelHint')}</Menu.Label>
        {sizes.map((size, index) => (
          <Menu.Item
            key={size}
            onClick={() => print.mutate({ id: patientId, size })}
            {...(index === 0 ? { 'data-autofocus': true } : {})}
          >
            {t(`sizes.${size}`)}
            <Text size="xs" c="dimmed">
              {t(`sizeHints.${size}`)}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
