export function isOlder(built: string, sources: readonly string[]): boolean;
