// A span of time for a reader: the two largest units, as in "2 d 4 h", "35 min", "8 s".
const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const;

/** **units**: milliseconds. Above 100 days whole days; below a second "under 1 s". */
export function durationText(ms: number): string {
  if (ms < 0) return `−${durationText(-ms)}`;
  const first = UNITS.findIndex(([, size]) => ms >= size);
  const unit = UNITS[first];
  if (unit === undefined) return ms === 0 ? '0 s' : 'under 1 s';
  const [name, size] = unit;
  const whole = Math.floor(ms / size);
  const next = UNITS[first + 1];
  if (next === undefined || whole >= (name === 'd' ? 100 : 1_000)) return `${whole} ${name}`;
  const rest = Math.floor((ms - whole * size) / next[1]);
  return rest === 0 || whole >= 20 ? `${whole} ${name}` : `${whole} ${name} ${rest} ${next[0]}`;
}

/** Business time: hours and minutes, for how many of them make a day depends on the place. */
export function workTimeText(ms: number): string {
  if (ms < 3_600_000) return durationText(ms);
  const minutes = Math.round(ms / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return rest === 0 || hours >= 20 ? `${hours} h` : `${hours} h ${rest} min`;
}
