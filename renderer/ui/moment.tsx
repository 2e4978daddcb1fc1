import type { Instant } from '../../shared/dates.ts';
import { useFormats } from './formats.ts';

interface Props {
  readonly at: Instant;
  readonly className?: string | undefined;
}

/** "2 hours ago", with the exact moment on hover and for machines. */
export function Moment({ at, className }: Props) {
  const formats = useFormats();
  return (
    <time dateTime={at} title={formats.instant(at)} className={className}>
      {formats.relative(at)}
    </time>
  );
}
