import { IconArchive, IconStar } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Study } from '../../shared/studies.ts';
import { Sign, Signs } from '../ui/sign.tsx';

/** What is special about a study: meant where none is named, or archived. */
export function StudySigns({ study }: { readonly study: Pick<Study, 'isDefault' | 'active'> }) {
  const { t } = useTranslation('studies');
  return (
    <Signs>
      {study.isDefault && (
        <Sign icon={IconStar} tone="info" title={t('defaultHint')}>
          {t('default')}
        </Sign>
      )}
      {!study.active && (
        <Sign icon={IconArchive} tone="warning">
          {t('archived')}
        </Sign>
      )}
    </Signs>
  );
}

/** Who belongs to a study, counted. */
export function usePeopleText(): (study: Study) => string {
  const { t } = useTranslation('studies');
  return ({ everyone, members }) => {
    const count = (role: 'member' | 'investigator') => members.filter((member) => member.role === role).length;
    const parts = [
      ...(everyone ? [t('people.everyone')] : []),
      ...(count('investigator') > 0 ? [t('people.investigators', { count: count('investigator') })] : []),
      ...(count('member') > 0 ? [t('people.members', { count: count('member') })] : []),
    ];
    return parts.length === 0 ? t('people.nobody') : parts.join(' · ');
  };
}
