/** How the bubbles of a class are told from those of others: colour, pattern and letter together, so that colour is never alone. */
export interface ClassLook {
  readonly letter: string;
  readonly fill: string;
  readonly edge: string;
  /** Of the letter on the fill. */
  readonly ink: string;
  readonly pattern: 'plain' | 'stripes' | 'dots';
}

/** What the chart is drawn with beside its bubbles. */
export interface ChartColours {
  readonly ground: string;
  readonly text: string;
  readonly faint: string;
  readonly line: string;
  readonly horizon: string;
  readonly focus: string;
  readonly palette: readonly { readonly fill: string; readonly edge: string; readonly ink: string }[];
}

/** Source of the hues: Okabe and Ito's colours for every kind of colour vision; edges keep 3:1 against the ground. */
const light: ChartColours = {
  ground: '#ffffff',
  text: '#1f282f',
  faint: '#4a5862',
  line: '#d0d8dd',
  horizon: '#b3261e',
  focus: '#0f161b',
  palette: [
    { fill: '#0072b2', edge: '#004f7c', ink: '#ffffff' },
    { fill: '#e69f00', edge: '#8a5f00', ink: '#1f1500' },
    { fill: '#009e73', edge: '#006348', ink: '#001c14' },
    { fill: '#cc79a7', edge: '#8c3f6b', ink: '#260012' },
    { fill: '#56b4e9', edge: '#1f729f', ink: '#001c2e' },
    { fill: '#d55e00', edge: '#8f3f00', ink: '#1c0a00' },
    { fill: '#f0e442', edge: '#857c00', ink: '#242100' },
    { fill: '#8b9aa3', edge: '#4a5862', ink: '#0f161b' },
  ],
};

const dark: ChartColours = {
  ground: '#1b252c',
  text: '#e6ecef',
  faint: '#bac5cc',
  line: '#40505a',
  horizon: '#ff9c93',
  focus: '#ffffff',
  palette: [
    { fill: '#3f9bd4', edge: '#a5d5f2', ink: '#001420' },
    { fill: '#e69f00', edge: '#ffd680', ink: '#1f1500' },
    { fill: '#1fb58b', edge: '#9be6cf', ink: '#001c14' },
    { fill: '#d58ab5', edge: '#f3cbe0', ink: '#260012' },
    { fill: '#8accf2', edge: '#d6eefb', ink: '#001c2e' },
    { fill: '#e8792a', edge: '#ffc49b', ink: '#1c0a00' },
    { fill: '#f0e442', edge: '#fbf6b5', ink: '#242100' },
    { fill: '#93a2ab', edge: '#d3dbe0', ink: '#0f161b' },
  ],
};

/** The colours of the chart by day and by night. */
export const chartColours = { light, dark } as const;

const patterns = ['plain', 'stripes', 'dots'] as const;

/**
 * The look of every class. A class keeps its look whatever is filtered: it goes by the place of the class among all of them.
 *
 * @param classIds of all classes, in any order
 */
export function classLooks(classIds: readonly number[], { palette }: ChartColours): ReadonlyMap<number, ClassLook> {
  const ordered = [...new Set(classIds)].toSorted((one, other) => one - other);
  return new Map(
    ordered.flatMap((id, place) => {
      const colour = palette[place % palette.length];
      if (!colour) return [];
      const pattern = patterns[Math.floor(place / palette.length) % patterns.length] ?? 'plain';
      return [[id, { ...colour, pattern, letter: letterOf(place) }] as const];
    }),
  );
}

/** A to Z, then AA, AB … */
function letterOf(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26));
  return place < 26 ? letter : `${letterOf(Math.floor(place / 26) - 1)}${letter}`;
}
