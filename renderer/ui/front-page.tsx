import { Group, Paper, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './front-page.module.css';
import { LanguageSwitch } from './language-switch.tsx';
import { Logo } from './logo.tsx';
import { useDocumentTitle } from './page.tsx';

interface Props {
  readonly title: string;
  /** One sentence below the heading. */
  readonly lead?: ReactNode;
  /** Wider than a sign-in form. */
  readonly wide?: boolean;
  /** Before the heading: how far one has come. */
  readonly above?: ReactNode;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every page in front of the app: set-up, unlocking, sign-in, password change. */
export function FrontPage({ title, lead, wide = false, above, footer, children }: Props) {
  useDocumentTitle(title);
  const heading = useFocusOnChange(title);
  return (
    <div className={classes.ground}>
      <header className={classes.header}>
        <Group gap="xs">
          <Logo size={28} />
          <Text fw={650}>REMS Workstation</Text>
        </Group>
        <LanguageSwitch />
      </header>
      <main className={classes.main}>
        <Paper
          withBorder
          radius="lg"
          p={{ base: 'md', sm: 'xl' }}
          className={classes.panel ?? ''}
          data-wide={wide || undefined}
        >
          {above}
          <Title order={1} ref={heading} tabIndex={-1} className={classes.heading ?? ''} mb={lead ? 4 : 'md'}>
            {title}
          </Title>
          {lead && (
            <Text size="sm" c="dimmed" mb="lg">
              {lead}
            </Text>
          )}
          {children}
        </Paper>
      </main>
      {footer && <footer className={classes.footer}>{footer}</footer>}
    </div>
  );
}

/** A new step under the same frame takes the reading position to its heading, unless it put the caret into a field. */
function useFocusOnChange(title: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(title);
  useEffect(() => {
    if (before.current === title) return;
    before.current = title;
    const active = document.activeElement;
    if (active === null || active === document.body) heading.current?.focus();
  }, [title]);
  return heading;
}
