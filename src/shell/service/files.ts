// Files that travel with cases: stored by the hash of their content, of the type their bytes tell, and given out only to
// whoever may see the case that holds them.
import { createHash } from 'node:crypto';
import { beginningOf, fail, type Result, succeed } from '../../core/base/index.ts';
import {
  type CaseEvent,
  type CaseRecord,
  type FieldValue,
  type FileValue,
  reject,
} from '../../core/model/index.ts';
import { CHUNK_BYTES, caseEvents, cases, files, personalValues, type Scope } from '../store/index.ts';
import { sniffedType } from './file-type.ts';
import { isFileValue, revealed } from './personal.ts';
import type { Refusal } from './refusal.ts';
import { rejected } from './rejected.ts';
import type { Viewer, WorkGround } from './work-ground.ts';

/** **units**: bytes. */
export const FILE_LIMIT = 25 * 1024 * 1024;

export type Upload = { readonly name: string; readonly content: ReadableStream<Uint8Array> };
export type StoredFile = {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly content: AsyncGenerator<Buffer>;
};

export type FileService = {
  /** Stores what was uploaded; it is nobody's until a case's field holds it. */
  put(workspaceId: string, by: string | null, upload: Upload): Promise<Result<FileValue, Refusal>>;
  /** A file that this case holds or held. */
  ofCase(viewer: Viewer, caseId: string, hash: string): Promise<Result<StoredFile, Refusal>>;
};

export function createFileService({ db }: Pick<WorkGround, 'db'>): FileService {
  return {
    put: async (workspaceId, by, { name, content }) => {
      const bytes = await collect(content);
      if (bytes === undefined) return fail(TOO_LARGE);
      if (bytes.length === 0) return fail(EMPTY);
      const mediaType = sniffedType(bytes, name);
      const shown = plainName(name);
      const hash = createHash('sha256').update(bytes).digest('hex');
      const file = { hash, bytes: bytes.length, name: shown, mediaType, by };
      await db.fileKeeper.keep(workspaceId, file, () => piecesOf(bytes));
      return succeed({ file: hash, name: shown, mediaType, bytes: bytes.length });
    },
    ofCase: async ({ workspaceId }, caseId, hash) => {
      const scope = db.in(workspaceId);
      const held = await heldName(scope, caseId, hash);
      const row = held === undefined ? undefined : await files.get(scope, hash);
      if (held === undefined || row === undefined) return fail(NO_FILE);
      return succeed({
        name: held,
        mediaType: row.mediaType,
        bytes: row.bytes,
        content: await begun(db.fileKeeper.read(workspaceId, hash)),
      });
    },
  };
}

async function collect(content: ReadableStream<Uint8Array>): Promise<Buffer | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of content) {
    size += part.byteLength;
    if (size > FILE_LIMIT) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function* piecesOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
}

/** The same content, whose first piece has come: what cannot be read is known before anything is answered. */
async function begun(content: AsyncGenerator<Buffer>): Promise<AsyncGenerator<Buffer>> {
  const whole = (async function* () {
    try {
      const first = await content.next();
      yield NOTHING;
      if (first.done === true) return;
      yield first.value;
      yield* content;
    } finally {
      await content.return(undefined);
    }
  })();
  // Begun, so that whoever never reads on lets go of the content, too.
  await whole.next();
  return whole;
}

const NOTHING = Buffer.alloc(0);

/** A name to show: no folders, no control characters. */
const plainName = (name: string): string =>
  beginningOf((name.split(/[\\/]/).at(-1) ?? '').replace(/\p{C}/gu, '').trim(), 200) || 'file';

/** The name under which the case holds the file, now or at some time before. */
async function heldName(scope: Scope, caseId: string, hash: string): Promise<string | undefined> {
  const loaded = await cases.load(scope, caseId);
  if (loaded === undefined) return undefined;
  const stored = await personalValues.ofCase(scope, caseId);
  const nameAmong = (values: readonly FieldValue[]): string | undefined =>
    values
      .map((value) => revealed(value, stored))
      .find((value): value is FileValue => isFileValue(value) && value.file === hash)?.name;
  const now = nameAmong(Object.values(loaded.state.record));
  if (now !== undefined) return now;
  return nameAmong((await caseEvents.history(scope, caseId)).flatMap(valuesIn));
}

function valuesIn(event: CaseEvent): FieldValue[] {
  if (event.type === 'CaseOpened') return Object.values<FieldValue>(event.record satisfies CaseRecord);
  return event.type === 'RecordChanged' ? event.changes.map(({ after }) => after) : [];
}

const TOO_LARGE: Refusal = {
  kind: 'invalid',
  code: 'file-too-large',
  message: `A file may have at most ${FILE_LIMIT / 1024 / 1024} MB. Compress it or send a link to it.`,
};
const EMPTY: Refusal = {
  kind: 'invalid',
  code: 'file-empty',
  message: 'This file is empty. Choose another one.',
};
const NO_FILE: Refusal = {
  ...rejected(reject('case-not-found')),
  code: 'file-not-found',
  message: 'This case has no such file, or you may not see it.',
};
