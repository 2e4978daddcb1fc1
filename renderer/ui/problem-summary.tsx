import { Alert, Anchor, List } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { ErrorPanel } from './error-panel.tsx';
import classes from './problem-summary.module.css';

interface Props {
  readonly title: string;
  /** What is wrong, each with the id of its input where there is one to go to. */
  readonly problems: readonly { readonly message: string; readonly input?: string | undefined }[];
  /** What was refused as a whole. */
  readonly error: unknown;
  /** Counts refused attempts: each brings the summary into sight, with the focus on it. */
  readonly attempt: number;
}

/** Everything that keeps a form from being saved, in one place, each with the way to its field. */
export function ProblemSummary({ title, problems, error, attempt }: Props) {
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) summary.current?.focus();
  }, [attempt]);
  return (
    <div ref={summary} tabIndex={-1} className={classes.summary}>
      {error !== undefined && <ErrorPanel error={error} />}
      {problems.length > 0 && (
        <Alert variant="light" color="red" icon={<IconAlertTriangle aria-hidden />} title={title}>
          <List size="sm" spacing={4}>
            {problems.map(({ message, input }) => (
              <List.Item key={`${input} ${message}`}>
                {input === undefined ? (
                  message
                ) : (
                  <Anchor component="button" type="button" size="sm" ta="start" onClick={() => goToInput(input)}>
                    {message}
                  </Anchor>
                )}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
    </div>
  );
}

/** Puts the caret into an input and brings it into sight. */
export function goToInput(id: string): void {
  const input = document.getElementById(id);
  input?.scrollIntoView({ block: 'center' });
  input?.focus({ preventScroll: true });
}
