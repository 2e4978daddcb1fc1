import { Button, Drawer } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  /** Something is filtered: the button says so. */
  readonly active: boolean;
  /** The filters, under each other. */
  readonly children: ReactNode;
}

/** The filters of a list on a narrow screen: a button, which opens them from below. */
export function FilterDrawer({ active, children }: Props) {
  const { t } = useTranslation('equipment');
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  return (
    <>
      <Button
        variant={active ? 'light' : 'default'}
        size="xs"
        leftSection={<IconFilter size={16} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {t('list.filters')}
      </Button>
      <Drawer
        opened={opened}
        onClose={close}
        position="bottom"
        size="auto"
        title={t('list.filters')}
        closeButtonProps={{ 'aria-label': t('list.close') }}
      >
        {children}
        <Button fullWidth mt="md" onClick={close}>
          {t('list.done')}
        </Button>
      </Drawer>
    </>
  );
}
