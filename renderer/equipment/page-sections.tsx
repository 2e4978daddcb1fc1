import { Anchor, Group, Text } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useSession } from '../session/session.tsx';
import classes from './equipment.module.css';

const names = [
  'clocks',
  'surveys',
  'bookings',
  'findings',
  'examinations',
  'record',
  'components',
  'documents',
  'history',
] as const;
/** A part of the page of a unit. */
type SectionName = (typeof names)[number];

function sectionId(name: SectionName): string {
  return `unit-section-${name}`;
}

/** A part of the page that {@link SectionLinks} leads to. */
export function PageSection({ name, children }: { readonly name: SectionName; readonly children: ReactNode }) {
  return (
    <div id={sectionId(name)} tabIndex={-1} className={classes.section}>
      {children}
    </div>
  );
}

function go(name: SectionName): void {
  const section = document.getElementById(sectionId(name));
  section?.scrollIntoView({ block: 'start' });
  section?.focus({ preventScroll: true });
}

/** The way to each part of a long page. Buttons, because the address stays: it holds where the person came from. */
export function SectionLinks() {
  const { t } = useTranslation('equipment');
  const { can } = useSession();
  const { hash } = useLocation();
  const shown = names.filter((name) => name !== 'examinations' || can('patients:read'));
  // Links from outside name a part behind the `#`; the browser's own jump came before the page had its unit.
  useEffect(() => {
    const named = names.find((name) => hash === `#${name}`);
    if (named !== undefined) go(named);
  }, [hash]);
  return (
    <nav aria-label={t('sections.label')}>
      <Group gap="xs" component="ul" className="rems-plain-list">
        {shown.map((name, index) => (
          <li key={name}>
            {index > 0 && (
              <Text span size="sm" c="dimmed" mr="xs" aria-hidden>
                ·
              </Text>
            )}
            <Anchor component="button" type="button" size="sm" onClick={() => go(name)}>
              {t(`sections.${name}`)}
            </Anchor>
          </li>
        ))}
      </Group>
    </nav>
  );
}
