import { Anchor, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCall } from '../api/hooks.ts';
import { useSession } from '../session/session.tsx';
import { Page } from '../ui/page.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { CodesCard } from './codes-card.tsx';
import { ExamplesCard } from './examples-card.tsx';
import { ProceduresCard } from './procedures-card.tsx';

/** Where the examples lead when the listener is off. */
const placeholder = 'https://workstation.example:8443';

/** The window of the desktop has an address of its own kind, which no script can open. */
const byNetwork = window.location.protocol === 'https:';

/** How scripts work with this installation: a token, examples that run as they stand, and every call. */
export function ApiHelpPage() {
  const { t } = useTranslation('api-help');
  const address = useAddress();
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Stack gap="md" maw="75rem">
        <SectionCard title={t('begin.title')}>
          <Stack gap="sm">
            <Text size="sm">{address === null ? t('begin.noAddress') : t('begin.address', { address })}</Text>
            <List type="ordered" size="sm" spacing={4} maw="75ch">
              <List.Item>
                {t('begin.token')}{' '}
                <Anchor component={Link} to="/account" size="sm" underline="always">
                  {t('begin.toAccount')}
                </Anchor>
              </List.Item>
              <List.Item>
                {t('begin.trust', { address: address ?? placeholder })}{' '}
                {byNetwork && (
                  <>
                    <Anchor href="/authority.crt" download size="sm" underline="always">
                      {t('begin.save')}
                    </Anchor>
                    {' · '}
                  </>
                )}
                <Anchor component={Link} to="/trust" size="sm" underline="always">
                  {t('begin.toTrust')}
                </Anchor>
              </List.Item>
              <List.Item>{t('begin.call')}</List.Item>
            </List>
          </Stack>
        </SectionCard>
        <ExamplesCard address={address ?? placeholder} />
        <CodesCard />
        <ProceduresCard />
      </Stack>
    </Page>
  );
}

/** Where other machines reach this installation; null while they do not. */
function useAddress(): string | null {
  const { can } = useSession();
  const formats = useCall('labels.formats', {}, { enabled: can('equipment:read') });
  const here = byNetwork ? window.location.origin : null;
  const stated = formats.data?.linksTo ?? null;
  return (stated ?? here)?.replace(/\/+$/, '') ?? null;
}
