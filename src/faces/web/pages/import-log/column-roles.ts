// What a column of a log can be; the first three every log needs.
export const ROLES = ['case', 'activity', 'time', 'resource', 'start', 'lifecycle'] as const;
export const NEEDED: readonly string[] = ['case', 'activity', 'time'];
