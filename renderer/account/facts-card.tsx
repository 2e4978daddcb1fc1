import { useTranslation } from 'react-i18next';
import type { Me } from '../../shared/auth.ts';
import { Facts } from '../ui/facts.tsx';
import { useFormats } from '../ui/formats.ts';
import { useRightWords } from '../ui/right-words.ts';
import { SectionCard } from '../ui/section-card.tsx';

/** What the installation knows of the person; an administrator changes it. */
export function FactsCard({ me }: { readonly me: Me }) {
  const { t } = useTranslation('account');
  const formats = useFormats();
  const words = useRightWords();
  return (
    <SectionCard title={me.username} lead={t('facts.lead')}>
      <Facts
        of={[
          [t('facts.email'), me.email ?? t('facts.none')],
          [t('facts.source'), t(`facts.sources.${me.source}`)],
          [t('facts.roles'), me.roles.map(words.role).join(', ') || t('facts.none')],
          [t('facts.lastSignIn'), me.lastSignInAt ? formats.instant(me.lastSignInAt) : t('facts.none')],
          [t('facts.ends'), formats.instant(me.sessionExpiresAt)],
        ]}
      />
    </SectionCard>
  );
}
