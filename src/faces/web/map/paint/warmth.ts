// The colour of a channel by how long it waits: cool water to amber, mixed from the tokens so that dark mode follows.
const STEPS = ['--water-1', '--water-2', '--water-3', '--water-4'] as const;
const FROM = 0.35;

/** **shape**: a CSS colour. `heat` from 0 to 1; null is plain cool water. */
export function warmth(heat: number | null): string {
  const scaled = FROM + Math.min(1, Math.max(0, heat ?? 0)) * (STEPS.length - 1 - FROM);
  const step = Math.min(Math.floor(scaled), STEPS.length - 2);
  const share = Math.round((scaled - step) * 100);
  return `color-mix(in oklab, var(${STEPS[step + 1]}) ${share}%, var(${STEPS[step]}))`;
}
