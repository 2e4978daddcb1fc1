import { Button, Menu, Text } from '@mantine/core';
import { IconBarcode } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type LabelDots, labelDots } from '../../shared/patient-labels.ts';
import { useAction, useCall } from '../api/hooks.ts';
import { useHandedOut } from '../ui/use-handed-out.ts';
import { useLabelDots } from './registry-memory.tsx';

/** Prints one label with the identifier of a patient: on the roll of a printer that was set up, or in the size of the label that lies in another one. */
export function PatientLabelButton({ patientId }: { readonly patientId: number }) {
  const { t } = useTranslation('patient-files');
  const [dots, setDots] = useLabelDots();
  const labels = useCall('patients.labels', { id: patientId });
  const handedOut = useHandedOut((name) => t('done', { name }));
  const print = useAction('patients.printLabel', handedOut);
  const { sizes = [], printers = [] } = labels.data ?? {};
  const codes = (barsAt: readonly LabelDots[]) => (
    <Text size="xs" c="dimmed">
      {barsAt.includes(dots) ? t('codes.both') : t('codes.square', { dots })}
    </Text>
  );
  return (
    <Menu position="bottom-end" withinPortal shadow="md" withInitialFocusPlaceholder={false} width={300}>
      <Menu.Target>
        <Button
          variant="default"
          disabled={labels.data === undefined}
          loading={print.isPending}
          leftSection={<IconBarcode size={16} aria-hidden />}
        >
          {t('label')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('labelHint')}</Menu.Label>
        {printers.map(({ id, name, labels: roll, barsAt }, index) => (
          <Menu.Item
            key={id}
            onClick={() => print.mutate({ id: patientId, printerId: id, dots })}
            {...(index === 0 ? { 'data-autofocus': true } : {})}
          >
            {t('onRoll', { name, labels: roll })}
            {codes(barsAt)}
          </Menu.Item>
        ))}
        {sizes.map(({ size, barsAt }, index) => (
          <Menu.Item
            key={size}
            onClick={() => print.mutate({ id: patientId, size, dots })}
            {...(index === 0 && printers.length === 0 ? { 'data-autofocus': true } : {})}
          >
            {t(`sizes.${size}`)}
            {codes(barsAt)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('dotsTitle')}</Menu.Label>
        <Menu.RadioGroup
          value={String(dots)}
          onChange={(value) => setDots(labelDots.find((one) => String(one) === value) ?? dots)}
        >
          {labelDots.map((one) => (
            <Menu.RadioItem key={one} value={String(one)}>
              {t('dots', { count: one })}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
