import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fittedLine, type LabelLine, labelLayout, labelLines } from '../../shared/label-layout.ts';
import type { LabelFormat } from '../../shared/labels.ts';
import classes from './labels.module.css';

interface Props {
  readonly format: LabelFormat;
  /** What the code says. */
  readonly link: string;
  readonly texts: readonly string[];
}

const millimetres = 25.4 / 72;
const typeface = 'Roboto, Arial, sans-serif';

/** One label as it will be printed, to scale; always dark on white. */
export function LabelPreview({ format, link, texts }: Props) {
  const { t } = useTranslation('labels');
  const code = useCode(link);
  const { width, height } = format.label;
  const layout = code && labelLayout(format.label, code.length);
  const text = layout?.text;
  return (
    <svg
      role="img"
      aria-label={t('preview.label', { texts: texts.join(', ') })}
      className={classes.preview}
      viewBox={`0 0 ${width} ${height}`}
      shapeRendering="crispEdges"
    >
      {layout && code && (
        <path
          transform={`translate(${layout.code.x} ${layout.code.y}) scale(${layout.module})`}
          d={code.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')}
          fill="#000"
        />
      )}
      {text && (
        <svg x={text.x} y={text.y} width={text.width} height={text.height} shapeRendering="auto" aria-hidden>
          {labelLines(text.height, texts).map((line) => (
            <Line key={line.y} line={line} width={text.width} />
          ))}
        </svg>
      )}
    </svg>
  );
}

/** As it is printed, in the typeface that the screen has. */
function Line({ line, width }: { readonly line: LabelLine; readonly width: number }) {
  const weight = line.bold ? 600 : 400;
  const pen = document.createElement('canvas').getContext('2d');
  const { text, size } = fittedLine(line, width, (shown, points) => {
    if (!pen) return 0;
    // Measured large: browsers round the widths of small type.
    pen.font = `${weight} 100px ${typeface}`;
    return (pen.measureText(shown).width / 100) * points * millimetres;
  });
  return (
    <text
      x={0}
      // The baseline of the type that is printed.
      y={line.y + size * millimetres * 0.93}
      fontSize={size * millimetres}
      fontWeight={weight}
      fontFamily={typeface}
      fill="#000"
    >
      {text}
    </text>
  );
}

function useCode(link: string): readonly (readonly boolean[])[] | undefined {
  const [code, setCode] = useState<readonly (readonly boolean[])[]>();
  useEffect(() => {
    let current = true;
    void import('uqr').then(({ encode }) => {
      if (current) setCode(encode(link, { ecc: 'M', boostEcc: true, border: 0 }).data);
    });
    return () => {
      current = false;
    };
  }, [link]);
  return code;
}
