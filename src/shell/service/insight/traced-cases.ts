// Cases walked through by hand become a log like any other: what was done, by whom, in which tool, after how long a wait.
import type { Instant } from '../../../core/base/index.ts';

/** **units**: milliseconds. `tookMs` is null where nobody remembers. */
export type TracedStep = {
  readonly activity: string;
  readonly who: string;
  readonly tool: string;
  readonly waitedMs: number;
  readonly tookMs: number | null;
};
export type TracedCase = { readonly name: string; readonly steps: readonly TracedStep[] };

const HEADER = ['case', 'activity', 'start', 'time', 'resource', 'tool'];

/** The cases as CSV. Nobody remembers the dates: each case ends at `endsAt`, its waits and works before it. */
export function csvOfTraces(cases: readonly TracedCase[], endsAt: Instant): string {
  const rows = cases.flatMap((traced, index) => {
    const name = traced.name.trim() === '' ? `Case ${index + 1}` : traced.name.trim();
    const total = traced.steps.reduce((sum, { waitedMs, tookMs }) => sum + waitedMs + (tookMs ?? 0), 0);
    let at = endsAt - total;
    return traced.steps.map((step) => {
      const startedAt = at + step.waitedMs;
      at = startedAt + (step.tookMs ?? 0);
      const start = step.tookMs === null ? '' : iso(startedAt);
      return [name, step.activity.trim(), start, iso(at), step.who.trim(), step.tool.trim()];
    });
  });
  return `${[HEADER, ...rows].map((row) => row.map(field).join(',')).join('\r\n')}\r\n`;
}

const iso = (at: Instant): string => new Date(at).toISOString();

const field = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
