import { Anchor, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAction, useCall } from '../../api/hooks.ts';
import { useTouch } from '../../api/touch.ts';
import { Moment } from '../../ui/moment.tsx';
import { useNotify } from '../../ui/notify.ts';
import { useChangeText } from './use-change-text.ts';

/** The last bulk edit of whoever looks, as long as it can be taken back. */
export function LastBulkEdit() {
  const { t } = useTranslation('bulk-edit');
  const notify = useNotify();
  const touch = useTouch();
  const text = useChangeText();
  const found = useCall('equipment.bulkLast', {});
  const undo = useAction('equipment.bulkUndo', {
    onSuccess({ changed }) {
      touch('unit');
      notify.done(t('undone', { count: changed }));
    },
    onError: notify.failed,
  });
  const last = found.data?.last;
  if (last === undefined || last === null) return null;
  return (
    <Group gap={6}>
      <Text size="xs" c="dimmed">
        {t('last', { count: last.units, fields: last.fields.map(text.label).join(', ') })} <Moment at={last.at} />
      </Text>
      <Anchor component="button" type="button" size="xs" onClick={() => undo.mutate({ bulkId: last.bulkId })}>
        {t('undoLast')}
      </Anchor>
    </Group>
  );
}
