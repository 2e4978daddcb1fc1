import { Code, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Where the data lives, in full: people copy it into their backup plan. */
export function DataFolder({ path }: { readonly path: string }) {
  const { t } = useTranslation('setup');
  return (
    <div>
      <Text size="sm" fw={500} mb={4}>
        {t('folder.label')}
      </Text>
      <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {path}
      </Code>
    </div>
  );
}
