import { Group, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useConcealed } from './concealed.tsx';
import classes from './page.module.css';

interface Props {
  /** The heading, and the document's title unless `documentTitle` is given. */
  readonly title: string;
  readonly documentTitle?: string;
  /** What the page is for, in a sentence or two below the heading. */
  readonly lead?: ReactNode;
  /** Beside the heading: a badge, a count. */
  readonly beside?: ReactNode;
  /** Buttons on the right. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every page inside the shell: one first-level heading, what it is for, its actions, the content. */
export function Page({ title, documentTitle, lead, beside, actions, children }: Props) {
  useDocumentTitle(documentTitle ?? title);
  return (
    <div className={classes.page}>
      <Group justify="space-between" align="center" gap="sm" mb="md" mih={36}>
        <Group gap="sm" align="center" className={classes.heading ?? ''}>
          <Title order={1}>{title}</Title>
          {beside}
        </Group>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {lead !== undefined && (
        <Text component="div" size="sm" c="dimmed" maw="75ch" mb="md">
          {lead}
        </Text>
      )}
      {children}
    </div>
  );
}

/** `Equipment · REMS Workstation` in the tab and the window; a page that is out of sight does not name itself. */
export function useDocumentTitle(title: string): void {
  const concealed = useConcealed();
  useEffect(() => {
    if (!concealed) document.title = `${title} · REMS Workstation`;
  }, [title, concealed]);
}
