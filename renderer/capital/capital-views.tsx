import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';

/** The pages of capital planning by their address. */
const views = [
  { name: 'list', to: '/capital' },
  { name: 'chart', to: '/capital/chart' },
  { name: 'budget', to: '/capital/budget' },
  { name: 'scenarios', to: '/capital/scenarios' },
  { name: 'compare', to: '/capital/compare' },
] as const;

/** The way to the other pages of capital planning; what is filtered there stays filtered. */
export function CapitalViews({ carried }: { readonly carried: string }) {
  const { t } = useTranslation('capital');
  const { t: tPlan } = useTranslation('capital-plan');
  const navigate = useNavigate();
  const { pathname } = useLocation();
  // A scenario of its own belongs to the list of them.
  const open = views.findLast(({ to }) => pathname === to || pathname.startsWith(`${to}/`))?.to ?? null;
  return (
    <Tabs value={open} onChange={(to) => to !== null && void navigate(`${to}${carried}`)} mb="md">
      <Tabs.List aria-label={t('views.label')}>
        {views.map(({ name, to }) => (
          <Tabs.Tab key={to} value={to}>
            {tPlan(`views.${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}
