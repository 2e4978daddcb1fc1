import { Group, List, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../api/client.ts';
import { useSentence } from '../i18n/index.ts';
import { Facts } from '../ui/facts.tsx';
import { useFormats } from '../ui/formats.ts';
import { Moment } from '../ui/moment.tsx';
import { UnnamedSign } from './unnamed-sign.tsx';

type Standing = OutputOf<'network.state'>['standing'];

/** What is open at this moment, measured: addresses, since when, restarts. */
export function StandingFacts({ standing }: { readonly standing: Standing }) {
  const { t } = useTranslation('network');
  const formats = useFormats();
  const { bound, unnamed, since, answeredAt, connections, redirect, restarts, console: url } = standing;
  const rows: [string, ReactNode][] = [
    [
      t('standing.bound'),
      bound.length === 0 ? t('standing.boundNone') : <Bound key="bound" of={bound} unnamed={unnamed} />,
    ],
  ];
  if (redirect.state !== 'off') rows.push([t('standing.redirect'), <Redirect key="redirect" redirect={redirect} />]);
  if (url !== null) rows.push([t('standing.console'), url]);
  rows.push(
    [t('standing.since'), since === null ? t('standing.never') : <Moment key="since" at={since} />],
    [t('standing.answered'), answeredAt === null ? t('standing.never') : <Moment key="answered" at={answeredAt} />],
    [t('standing.connections'), formats.number(connections)],
    [t('standing.restarts'), <Restarts key="restarts" restarts={restarts} />],
  );
  return (
    <>
      <Facts of={rows} />
      {unnamed.length > 0 && (
        <Text size="sm" c="dimmed" maw="75ch">
          {t('standing.unnamedHint')}
        </Text>
      )}
    </>
  );
}

function Bound({ of: urls, unnamed }: { readonly of: readonly string[] } & Pick<Standing, 'unnamed'>) {
  return urls.map((url) => (
    <Group key={url} gap="xs">
      {url}
      <UnnamedSign url={url} unnamed={unnamed} />
    </Group>
  ));
}

function Lines({ of: texts }: { readonly of: readonly string[] }) {
  return texts.map((text) => <div key={text}>{text}</div>);
}

function Redirect({ redirect }: Pick<Standing, 'redirect'>) {
  const { t } = useTranslation('network');
  const sentence = useSentence();
  if (redirect.state === 'up') return <Lines of={redirect.bound} />;
  return t('standing.redirectFailed', {
    reason: redirect.reason === null ? t(`states.${redirect.state}`) : sentence(redirect.reason),
  });
}

function Restarts({ restarts }: Pick<Standing, 'restarts'>) {
  const { t } = useTranslation('network');
  const sentence = useSentence();
  if (restarts.length === 0) return t('standing.restartsNone');
  return (
    <List size="sm" listStyleType="none">
      {restarts.map(({ at, reason }) => (
        <List.Item key={`${at} ${reason}`}>
          <Moment at={at} /> · {sentence(reason)}
        </List.Item>
      ))}
    </List>
  );
}
