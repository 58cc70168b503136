// The place of files as the environment names it, opened and tried together with the database.
import type { Connections } from '../connections.ts';
import { type Bucket, openBucket, tryBucket } from './bucket.ts';
import { bucketSettings, type Environment } from './bucket-settings.ts';
import { createFileKeeper, type FileKeeper } from './file-keeper.ts';

export type { FileKeeper } from './file-keeper.ts';

export type FilePlace = {
  /** **rejects** with a StartProblem where the settings are wrong; a storage that is away is none. */
  attempt(): Promise<void>;
  keeperOver(connections: Connections): FileKeeper;
  close(): void;
};

export const filePlace = (bucket: Bucket | null): FilePlace => ({
  attempt: async () => {
    if (bucket === null) return;
    await tryBucket(bucket).catch((error: unknown) => {
      bucket.close();
      throw error;
    });
  },
  keeperOver: (connections) => createFileKeeper(connections, bucket),
  close: () => bucket?.close(),
});

/** The bucket that the environment names, or null. **rejects** with a StartProblem. */
export function bucketOf(environment: Environment): Bucket | null {
  const settings = bucketSettings(environment);
  return settings === null ? null : openBucket(settings);
}

/** Runs work with the bucket that the environment names, or null. **rejects** with a StartProblem where it is named wrongly. */
export async function withBucket<Answer>(
  environment: Environment = {},
  work: (bucket: Bucket | null) => Promise<Answer>,
): Promise<Answer> {
  const bucket = bucketOf(environment);
  try {
    return await work(bucket);
  } finally {
    bucket?.close();
  }
}
