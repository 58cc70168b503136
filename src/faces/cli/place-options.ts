// Which database a command of the terminal means: that of DATABASE_URL, or the one in a data directory. And how its problems are told.
import type { DatabaseOptions } from '../../shell/store/index.ts';

export const placeArguments = {
  data: {
    type: 'string',
    description: 'Where the data lies (default: where start puts it); not with DATABASE_URL',
  },
} as const;

export function placeOf({ data }: { readonly data?: string | undefined }): DatabaseOptions {
  const { DATABASE_URL: url, DATABASE_APP_URL: appUrl } = process.env;
  return { url, appUrl, directory: data, files: process.env };
}

/** Runs a command; what somebody can mend is said in two lines, and ends with 1. */
export async function telling(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Error) || !('remedy' in error)) throw error;
    process.stderr.write(`${error.message}\n${error.remedy}\n`);
    process.exitCode = 1;
  } finally {
    // A channel to the process that started us would keep this one alive.
    process.channel?.unref();
  }
}
