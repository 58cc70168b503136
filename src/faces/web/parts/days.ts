// Days as the reader types them, and the moments they begin and end by the reader's own clock.

export const startOfDay = (day: string): string => new Date(`${day}T00:00:00`).toISOString();

/** The first moment after the day. */
export function endOfDay(day: string): string {
  const after = new Date(`${day}T00:00:00`);
  after.setDate(after.getDate() + 1);
  return after.toISOString();
}

/** The day of a moment, as a date field takes it; empty where there is none. */
export function dayAt(moment: string | null, shiftMs = 0): string {
  if (moment === null) return '';
  const at = new Date(Date.parse(moment) + shiftMs);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
