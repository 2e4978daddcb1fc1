import { Modal, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Component } from '#shared/components.ts';
import { DocumentsCard } from '../../parts/documents/documents-card.tsx';
import { HistoryCard } from '../../parts/history/history-card.tsx';
import { useReturnFocus } from '../../ui/use-return-focus.ts';
import { useComponentName } from './use-component-name.ts';

interface Props {
  readonly component: Component;
  readonly canWrite: boolean;
  close(): void;
}

/** Documents and history of a component. */
export function RecordsDialog({ component, canWrite, close }: Props) {
  useReturnFocus();
  const { t } = useTranslation('components');
  const name = useComponentName();
  return (
    <Modal
      opened
      onClose={close}
      title={name(component)}
      size="lg"
      centered
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
    >
      <Stack gap="md">
        <DocumentsCard entity="component" entityId={component.id} canWrite={canWrite && component.deleted === null} />
        <HistoryCard entity="component" entityId={component.id} />
      </Stack>
    </Modal>
  );
}
