import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import classes from './drop-area.module.css';
import { takesFiles, usePastedFiles } from './use-pasted-files.ts';

interface Props {
  /** Its look, also with `data-over`; absent: a thin line around. */
  readonly className?: string | undefined;
  onFiles(files: readonly File[]): void;
  readonly children: ReactNode;
}

/** Takes files that are dropped on what it surrounds, or pasted; buttons inside do the same for the keyboard. */
export function DropArea({ className = classes.drop, onFiles, children }: Props) {
  const area = useRef<HTMLDivElement>(null);
  usePastedFiles(area, onFiles);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut for the mouse; the buttons inside do the same
    <div
      ref={area}
      {...{ [takesFiles]: true }}
      className={className}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {children}
    </div>
  );
}
