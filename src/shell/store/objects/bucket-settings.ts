// Where files are kept, as the environment says it: in the database, or in a bucket of an S3-compatible storage.
import * as z from 'zod';
import { StartProblem } from '../start-problem.ts';

export type Environment = { readonly [variable: string]: string | undefined };

/** `keeps`: new files go there; else it is only read. */
export type BucketSettings = {
  readonly keeps: boolean;
  readonly bucket: string;
  readonly prefix: string;
  readonly endpoint: URL;
  readonly region: string;
  readonly key: string;
  readonly secret: string;
};

/** Every setting of where files are kept; the page of settings is made of it. */
export const FILE_SETTINGS = {
  MILLRACE_FILES:
    'Where files are kept: `database`, or `s3://bucket/prefix` for a bucket of an S3-compatible storage. Those kept before stay where they are, and readable.',
  MILLRACE_FILES_BEFORE:
    'The bucket where files were kept before (`s3://bucket/prefix`), when new ones go into the database again.',
  MILLRACE_S3_ENDPOINT:
    'The address of the storage, such as `https://minio.example.com:9000`; Amazon S3 where it is left out.',
  MILLRACE_S3_REGION: 'The region of the bucket, usually `us-east-1`.',
  MILLRACE_S3_KEY: 'The id of the access key.',
  MILLRACE_S3_SECRET: 'The secret of the access key. It is never written down or shown.',
} as const;

const PLACE = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/([\w.-]+(?:\/[\w.-]+)*))?\/?$/;

const placeIn = (variable: string) =>
  z
    .string()
    .refine((text) => PLACE.test(text) && !text.split('/').some((part) => /^\.+$/.test(part)), {
      error: `${variable} is no place for files. Write database, or s3://bucket/prefix: a bucket in small letters, a prefix of letters, digits, dots, dashes and underscores.`,
    })
    .transform((text) => {
      const [, bucket = '', prefix = ''] = PLACE.exec(text) ?? [];
      return { bucket, prefix };
    });

const given = (variable: string) =>
  z
    .string({ error: `${variable} is missing. Set it to what the storage gave you, beside the bucket.` })
    .regex(/^[\x21-\x7e]+$/, { error: `${variable} holds a space or another strange letter. Copy it anew.` });

const isEndpoint = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : null;
  return /^https?:\/\/[^/?#@]+\/?$/.test(text) && url !== null;
};

const accessSchema = z.object({
  MILLRACE_S3_ENDPOINT: z
    .string()
    .refine(isEndpoint, {
      error:
        'MILLRACE_S3_ENDPOINT is no address of a storage. Write it like https://minio.example.com:9000, with nothing behind it.',
    })
    .optional(),
  MILLRACE_S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, {
      error: 'MILLRACE_S3_REGION is no region. Write it like eu-central-1, or leave it out.',
    })
    .default('us-east-1'),
  MILLRACE_S3_KEY: given('MILLRACE_S3_KEY'),
  MILLRACE_S3_SECRET: given('MILLRACE_S3_SECRET'),
});

/** Null where files are in the database and always were. **rejects** with a StartProblem that names the setting, never its value. */
export function bucketSettings(environment: Environment): BucketSettings | null {
  const set: Environment = Object.fromEntries(
    Object.keys(FILE_SETTINGS).flatMap((variable) => {
      const value = environment[variable]?.trim() ?? '';
      return value === '' ? [] : [[variable, value]];
    }),
  );
  const { MILLRACE_FILES: now = 'database', MILLRACE_FILES_BEFORE: before } = set;
  const keeps = now !== 'database';
  if (!keeps && before === undefined) return null;
  const place = keeps ? read(placeIn('MILLRACE_FILES'), now) : read(placeIn('MILLRACE_FILES_BEFORE'), before);
  const access = read(accessSchema, set);
  const region = access.MILLRACE_S3_REGION;
  return {
    ...{ keeps, ...place, region },
    endpoint: new URL(access.MILLRACE_S3_ENDPOINT ?? `https://s3.${region}.amazonaws.com`),
    key: access.MILLRACE_S3_KEY,
    secret: access.MILLRACE_S3_SECRET,
  };
}

function read<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [said = '', ...remedy] = (parsed.error.issues[0]?.message ?? '').split(/(?<=\.) /);
  throw new StartProblem(
    said,
    `${remedy.join(' ')} All settings of files: docs/reference/settings.md, docs/how-to/keep-files-in-s3.md.`,
  );
}
