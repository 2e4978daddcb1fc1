import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';

interface Tab {
  readonly name: string;
  readonly label: string;
  readonly panel: ReactNode;
  /** Stays alive while another one is open, because something may be typed there. */
  readonly keepMounted?: boolean;
}

interface Props {
  readonly label: string;
  /** The first one is open when the address names none. */
  readonly tabs: readonly [Tab, ...Tab[]];
}

/** Parts of a page behind tabs; which one is open stands in the address. */
export function AddressTabs({ label, tabs }: Props) {
  const [params, setParams] = useSearchParams();
  const [first] = tabs;
  const open = tabs.find(({ name }) => name === params.get('tab')) ?? first;
  return (
    <Tabs
      value={open.name}
      keepMounted={false}
      onChange={(next) =>
        setParams(next === null || next === first.name ? {} : { tab: next }, { preventScrollReset: true })
      }
    >
      <Tabs.List aria-label={label} mb="md">
        {tabs.map((tab) => (
          <Tabs.Tab key={tab.name} value={tab.name}>
            {tab.label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ name, panel, keepMounted = false }) => (
        <Tabs.Panel key={name} value={name} keepMounted={keepMounted}>
          {panel}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
