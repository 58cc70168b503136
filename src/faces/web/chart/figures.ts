// What a chart shows: series of figures at places (points in time, or named rows), and what a mark says when it is chosen.

/** How a figure is written: a plain number, a span of time or of business time in milliseconds, or a share from 0 to 1. */
export type Measure = 'count' | 'duration' | 'work-time' | 'share';

/** Colours by meaning; the second word is the token. */
export const TONES = {
  deep: 'var(--accent)',
  water: 'var(--water-2)',
  warm: 'var(--water-3)',
  quiet: 'var(--ink-faint)',
  machine: 'var(--machine)',
  late: 'var(--late)',
  done: 'var(--done)',
} as const;
export type Tone = keyof typeof TONES;

/** How lines differ besides their colour. */
const DASHES = ['none', '7 4', '2 4', '10 3 2 3'] as const;
export const dashOf = (index: number): string => DASHES[index % DASHES.length] ?? 'none';

/** One figure for each place of the chart; null where there is none. */
export type Series = { id: string; title: string; tone: Tone; values: readonly (number | null)[] };

/** Where figures stand. `id` is what the one who draws knows the place by; `at` is set on a time axis. */
export type Place = { id: string; title: string; at?: number };

/** A chosen mark; `series` null: all of this place. */
export type ChosenMark = { place: string; series: string | null };

export type ChartData = {
  title: string;
  /** In words, as on paper: "cases a week", "hours". */
  unit: string;
  period: string;
  /** How many cases the figures come from. */
  sample: number;
  measure: Measure;
  places: readonly Place[];
  series: readonly Series[];
  /** What the figures mean, over which time and of which cases, and what is left out. */
  about?: string;
  /** Whether the figures of a series add up to something: then the table says to what. */
  adds?: boolean;
  /** Bars of one place stand below each other instead of one after the other: they do not add up. */
  beside?: boolean;
  /** Lines across columns; `at` is a place, with its fraction from one edge of the column to the other. */
  markers?: readonly { readonly at: number; readonly title: string }[];
};

/** What the figures of a series come to. */
export const totalOf = ({ values }: Series): number =>
  values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

export const valueAt = (series: Series, place: number): number | null => series.values[place] ?? null;

export const isEmpty = ({ places, series }: ChartData): boolean =>
  places.length === 0 || series.every(({ values }) => values.every((value) => value === null));
