import type { ComponentProps } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { ChartPicture } from './chart-picture.tsx';
import { saveBlob } from './plan-files.ts';

type Drawn = Omit<ComponentProps<typeof ChartPicture>, 'stop' | 'active' | 'name'>;

const fileName = 'capital-chart';
/** Pixels of the file for each of the screen: sharp on a slide and on paper. */
const density = 2;

/** The chart as the text of an SVG file. */
function chartSvg(drawn: Drawn): string {
  const place = document.createElement('div');
  const root = createRoot(place);
  flushSync(() => root.render(<ChartPicture {...drawn} name="file" />));
  const picture = place.querySelector('svg');
  // What only the page needs stays out of the file.
  for (const element of place.querySelectorAll('[class], [data-index]')) {
    element.removeAttribute('class');
    element.removeAttribute('data-index');
  }
  const text = picture === null ? '' : new XMLSerializer().serializeToString(picture);
  root.unmount();
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`;
}

/** Saves the chart as SVG; answers the name of the file. */
export function saveChartSvg(drawn: Drawn): string {
  return saveBlob(new Blob([chartSvg(drawn)], { type: 'image/svg+xml' }), fileName, 'svg');
}

/** Saves the chart as PNG; answers the name of the file. */
export async function saveChartPng(drawn: Drawn): Promise<string> {
  const address = URL.createObjectURL(new Blob([chartSvg(drawn)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * density;
    canvas.height = image.naturalHeight * density;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (blob === null) throw new Error('The browser made no picture of the chart.');
    return saveBlob(blob, fileName, 'png');
  } finally {
    URL.revokeObjectURL(address);
  }
}
