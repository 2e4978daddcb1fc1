import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HistoryList, type HistoryOf } from './history-list.tsx';

/** The history of a record inside a dialog: a button that opens it below. */
export function HistoryDisclosure(props: HistoryOf) {
  const { t } = useTranslation('history');
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconHistory size={16} aria-hidden />}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {t(open ? 'hide' : 'show')}
      </Button>
      <div id={id} hidden={!open}>
        {open && <HistoryList {...props} />}
      </div>
    </div>
  );
}
