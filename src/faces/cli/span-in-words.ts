// How long is that, as a person says it? The two largest units that matter: "3 d 4 h", "12 min", "40 s".
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../core/base/index.ts';

const UNITS = [
  [DAY_MS, 'd'],
  [HOUR_MS, 'h'],
  [MINUTE_MS, 'min'],
  [SECOND_MS, 's'],
] as const;

/** A duration in words. **units**: milliseconds. */
export function spanInWords(ms: number): string {
  const largest = UNITS.findIndex(([unit]) => ms >= unit);
  if (largest < 0) return ms === 0 ? '0 s' : `${Math.round(ms)} ms`;
  const [unit, name] = UNITS[largest] ?? UNITS[3];
  const whole = Math.floor(ms / unit);
  const [smaller, smallerName] = UNITS[largest + 1] ?? [0, ''];
  const rest = smaller > 0 && whole < 10 ? Math.floor((ms - whole * unit) / smaller) : 0;
  return rest > 0 ? `${whole} ${name} ${rest} ${smallerName}` : `${whole} ${name}`;
}
