import { NavLink, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useSession } from '../session/session.tsx';
import { type Place, placeAt, placesFor } from './places.ts';
import classes from './shell.module.css';

interface Props {
  /** Closes the drawer of a narrow window. */
  readonly onNavigate: () => void;
}

/** The places of the app that this person may see. */
export function Sidebar({ onNavigate }: Props) {
  const { t } = useTranslation('shell');
  const { pathname } = useLocation();
  const places = placesFor(useSession());
  const current = placeAt(places, pathname);
  const list = useRef<HTMLDivElement>(null);
  const at = current?.id;
  useEffect(() => {
    // In a low window the page that is open may stand below the edge of the list.
    if (at !== undefined) list.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const link = ({ id, to, icon: Icon }: Place) => (
    <li key={id}>
      <NavLink
        component={Link}
        to={to}
        label={t(`places.${id}`)}
        leftSection={<Icon size={19} stroke={1.7} aria-hidden />}
        active={current?.id === id}
        aria-current={current?.id === id ? 'page' : undefined}
        onClick={onNavigate}
        className={classes.link ?? ''}
      />
    </li>
  );

  return (
    <Stack gap="md" ref={list}>
      <ul className="rems-plain-list">{places.filter(({ group }) => group === 'work').map(link)}</ul>
      {(['administration', 'workstation'] as const).map((name) => {
        const members = places.filter(({ group }) => group === name);
        if (members.length === 0) return null;
        return (
          <div key={name}>
            <Text size="xs" fw={600} c="dimmed" px="sm" mb={4} id={`nav-${name}`}>
              {t(name)}
            </Text>
            <ul className="rems-plain-list" aria-labelledby={`nav-${name}`}>
              {members.map(link)}
            </ul>
          </div>
        );
      })}
    </Stack>
  );
}
