import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EnrolSecondFactor } from '../session/enrol-second-factor.tsx';
import { useSession } from '../session/session.tsx';
import { useSignOut } from '../session/sign-out.ts';
import { FrontPage } from '../ui/front-page.tsx';
import { useNotify } from '../ui/notify.ts';

/** A role asks for a second factor: nothing else opens before there is one. */
export function EnrolPage({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('second-factor');
  const { t: words } = useTranslation('sign-in');
  const { me } = useSession();
  const notify = useNotify();
  const signOut = useSignOut(notify.failed);
  return (
    <FrontPage wide title={t('enrol.required')} lead={t('enrol.requiredLead', { name: me.username })}>
      <EnrolSecondFactor
        onDone={onDone}
        beside={
          <Button variant="subtle" onClick={signOut}>
            {words('change.signOut')}
          </Button>
        }
      />
    </FrontPage>
  );
}
