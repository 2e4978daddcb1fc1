import { useTranslation } from 'react-i18next';
import type { DocumentEntity } from '#shared/documents.ts';
import { SectionCard } from '../../ui/section-card.tsx';
import { DocumentList } from './document-list.tsx';

interface Props {
  readonly entity: DocumentEntity;
  readonly entityId: number;
  /** Whether this person may change the record, and so its documents. */
  readonly canWrite: boolean;
}

/** The documents of a record as a part of its page. */
export function DocumentsCard(props: Props) {
  const { t } = useTranslation('documents');
  return (
    <SectionCard title={t('title')}>
      <DocumentList {...props} />
    </SectionCard>
  );
}
