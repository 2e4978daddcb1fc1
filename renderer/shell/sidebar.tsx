import { NavLink, Stack, Text } from '@mantine/core';
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
    <Stack gap="md">
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
