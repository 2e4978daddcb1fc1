import { useEffect, useState } from 'react';

interface Props {
  /** What a camera reads. */
  readonly text: string;
  readonly label: string;
}

/** A QR code as one SVG path, dark on white in every theme: cameras expect it so. */
export function QrCode({ text, label }: Props) {
  const [drawn, setDrawn] = useState<{ readonly size: number; readonly path: string }>();
  useEffect(() => {
    let current = true;
    void import('uqr').then(({ encode }) => {
      const { size, data } = encode(text, { ecc: 'M', border: 3 });
      if (current) setDrawn({ size, path: pathOf(data) });
    });
    return () => {
      current = false;
    };
  }, [text]);
  const size = drawn?.size ?? 1;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      width={208}
      height={208}
      shapeRendering="crispEdges"
      style={{ background: '#fff', borderRadius: 8, maxWidth: '100%' }}
    >
      {drawn && <path d={drawn.path} fill="#000" />}
    </svg>
  );
}

/** One square for every dark module. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  return rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
}
