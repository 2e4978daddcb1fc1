import { ActionIcon, Button, Group, Indicator, Popover, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertOctagon, IconAlertTriangle, IconBell, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Permission } from '../../shared/contract/permissions.ts';
import type { Notice } from '../../shared/notices.ts';
import { useAction, useCall } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { useSession } from '../session/session.tsx';
import { useFormats } from '../ui/formats.ts';
import { Moment } from '../ui/moment.tsx';
import { useNotify } from '../ui/notify.ts';
import { addressInside } from './address-inside.ts';
import classes from './notices-bell.module.css';

/** Rights of those who answer for something: their bell is always there. */
const audiences: readonly Permission[] = ['accounts:manage', 'roles:manage', 'access:manage', 'system:manage'];

/** What somebody should know, with its count. */
export function NoticesBell() {
  const { t } = useTranslation('shell');
  const { can } = useSession();
  const responsible = audiences.some(can);
  const [open, { toggle, close }] = useDisclosure(false);
  const notices = useCall('notices.list', {});
  const items = notices.data?.items ?? [];
  const total = notices.data?.total ?? 0;
  // Others hear of something now and then: an empty bell would only be in their way.
  if (!responsible && total === 0 && !open) return null;
  return (
    <Popover
      opened={open}
      onChange={(next) => !next && close()}
      position="bottom-end"
      width="min(24rem, calc(100vw - 1.5rem))"
      trapFocus
      returnFocus
      shadow="md"
    >
      <Indicator label={total} size={18} offset={5} disabled={total === 0} color="red">
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={34}
            onClick={toggle}
            aria-label={t('notices.open', { count: total })}
          >
            <IconBell size={20} stroke={1.7} aria-hidden />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown aria-label={t('notices.label')} p={0}>
        {items.length === 0 ? (
          <Text size="sm" c="dimmed" p="md" tabIndex={-1} data-autofocus>
            {t('notices.none')}
          </Text>
        ) : (
          <ul className={`rems-plain-list ${classes.list}`}>
            {items.map((notice) => (
              <NoticeLine key={notice.id} notice={notice} onLeave={close} />
            ))}
          </ul>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

const signs = { info: IconInfoCircle, warning: IconAlertTriangle, danger: IconAlertOctagon } as const;

function NoticeLine({ notice, onLeave }: { readonly notice: Notice; readonly onLeave: () => void }) {
  const { t } = useTranslation('shell');
  const sentence = useSentence();
  const { datesIn } = useFormats();
  const notify = useNotify();
  const touch = useTouch();
  const dismiss = useAction('notices.dismiss', { onSuccess: () => touch('notice'), onError: notify.failed });
  const Icon = signs[notice.severity];
  const link = addressInside(notice.link);
  return (
    <li className={classes.notice} data-severity={notice.severity}>
      <Icon size={20} role="img" aria-label={t(`notices.severity.${notice.severity}`)} className={classes.sign} />
      <Stack gap={4}>
        <Text size="sm">{datesIn(sentence(notice.message))}</Text>
        <Text size="xs" c="dimmed">
          <Moment at={notice.lastAt} />
          {notice.count > 1 && ` · ${t('notices.times', { count: notice.count })}`}
        </Text>
        <Group gap="xs">
          {link && (
            <Button component={Link} to={link} onClick={onLeave} variant="light" size="compact-xs">
              {t('notices.look')}
            </Button>
          )}
          <Button
            variant="subtle"
            size="compact-xs"
            loading={dismiss.isPending}
            onClick={() => dismiss.mutate({ id: notice.id })}
          >
            {t('notices.dismiss')}
          </Button>
        </Group>
      </Stack>
    </li>
  );
}
