import { List, Tabs } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type System, systemOf, systems } from './system-of.ts';

/** The steps of every system behind tabs, the reader's own first in sight. */
export function Instructions() {
  const { t } = useTranslation('trust');
  const [open, setOpen] = useState<System>(() => systemOf(navigator));
  return (
    <Tabs value={open} keepMounted={false} onChange={(next) => setOpen(systems.find((one) => one === next) ?? open)}>
      <Tabs.List aria-label={t('systems.label')} mb="md">
        {systems.map((system) => (
          <Tabs.Tab key={system} value={system}>
            {t(`systems.${system}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {systems.map((system) => (
        <Tabs.Panel key={system} value={system}>
          <List type="ordered" size="sm" spacing={8} maw="70ch">
            {Object.entries(t(`steps.${system}`, { returnObjects: true })).map(([step, text]) => (
              <List.Item key={step}>{text}</List.Item>
            ))}
          </List>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
