import { useTranslation } from 'react-i18next';
import { EnrolForm } from '../parts/devices/enrol-form.tsx';
import { FrontPage } from '../ui/front-page.tsx';
import { useNotify } from '../ui/notify.ts';

/** Stands where the sign-in was, in a browser that nobody let in yet: it is no place to try passwords. */
export function EnrolDevicePage({ version, required }: { readonly version: string; readonly required: boolean }) {
  const { t } = useTranslation('devices');
  const { t: words } = useTranslation('sign-in');
  const notify = useNotify();
  return (
    <FrontPage
      title={t(required ? 'enrol.title' : 'enrol.titleKnown')}
      lead={t(required ? 'enrol.lead' : 'enrol.leadKnown')}
      footer={words('version', { version })}
    >
      <EnrolForm onDone={() => notify.done(t('enrol.done'))} />
    </FrontPage>
  );
}
