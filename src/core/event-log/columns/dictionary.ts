// Which small number stands for this name? Bytes to codes by an open-addressed hash table: no string per row.
// Codes are given in order of first appearance. (Strings per row cost about two thirds of an import.)
import { grownBuffer } from './grow.ts';
import { decodeText, encodeText } from './utf8.ts';

/** Many names in one block: name i is bytes[offsets[i], offsets[i + 1]). Plain data, so a worker can be sent it. */
export type Names = { readonly size: number; readonly bytes: Uint8Array; readonly offsets: Uint32Array };

/** Names that are still being collected. */
export type Dictionary = {
  size: number;
  bytes: Uint8Array;
  offsets: Uint32Array;
  hashes: Int32Array;
  slots: Int32Array;
};

const EMPTY = -1;

export function createDictionary(): Dictionary {
  return {
    size: 0,
    bytes: new Uint8Array(1024),
    offsets: new Uint32Array(65),
    hashes: new Int32Array(64),
    slots: new Int32Array(128).fill(EMPTY),
  };
}

/** The code of the name bytes[start, end), given now if it is new. */
export function codeOf(dictionary: Dictionary, bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] as number), 16777619);
  hash ^= hash >>> 15;
  const { slots, hashes } = dictionary;
  const mask = slots.length - 1;
  let slot = hash & mask;
  let code = slots[slot] as number;
  while (code !== EMPTY) {
    if (hashes[code] === hash && sameName(dictionary, code, bytes, start, end)) return code;
    slot = (slot + 1) & mask;
    code = slots[slot] as number;
  }
  return addName(dictionary, bytes, start, end, hash);
}

/** The code of a text, given now if it is new. */
export function codeOfText(dictionary: Dictionary, text: string): number {
  const bytes = encodeText(text);
  return codeOf(dictionary, bytes, 0, bytes.length);
}

function sameName(names: Names, code: number, bytes: Uint8Array, start: number, end: number): boolean {
  let at = names.offsets[code] as number;
  if ((names.offsets[code + 1] as number) - at !== end - start) return false;
  const held = names.bytes;
  for (let i = start; i < end; i++) if (held[at++] !== bytes[i]) return false;
  return true;
}

function addName(dictionary: Dictionary, bytes: Uint8Array, start: number, end: number, hash: number) {
  const code = dictionary.size;
  const from = dictionary.offsets[code] as number;
  const to = from + end - start;
  makeRoom(dictionary, to);
  for (let i = start, at = from; i < end; i++) dictionary.bytes[at++] = bytes[i] as number;
  dictionary.offsets[code + 1] = to;
  dictionary.hashes[code] = hash;
  dictionary.size = code + 1;
  putInSlot(dictionary.slots, hash, code);
  return code;
}

function makeRoom(dictionary: Dictionary, bytesNeeded: number): void {
  if (bytesNeeded > dictionary.bytes.length) {
    const length = Math.max(bytesNeeded, dictionary.bytes.length * 2);
    dictionary.bytes = new Uint8Array(grownBuffer(dictionary.bytes.buffer, length));
  }
  if (dictionary.size < dictionary.hashes.length) return;
  const capacity = dictionary.hashes.length * 2;
  dictionary.offsets = new Uint32Array(grownBuffer(dictionary.offsets.buffer, (capacity + 1) * 4));
  dictionary.hashes = new Int32Array(grownBuffer(dictionary.hashes.buffer, capacity * 4));
  const { hashes } = dictionary;
  dictionary.slots = new Int32Array(capacity * 2).fill(EMPTY);
  for (let i = 0; i < dictionary.size; i++) putInSlot(dictionary.slots, hashes[i] as number, i);
}

function putInSlot(slots: Int32Array, hash: number, code: number): void {
  const mask = slots.length - 1;
  let slot = hash & mask;
  while (slots[slot] !== EMPTY) slot = (slot + 1) & mask;
  slots[slot] = code;
}

/** The names as plain data, without the hash table and its spare room. */
export function namesOf(dictionary: Dictionary): Names {
  const { size } = dictionary;
  const offsets = dictionary.offsets.slice(0, size + 1);
  return { size, bytes: dictionary.bytes.slice(0, offsets[size]), offsets };
}

/** The text of one name. */
export const nameAt = (names: Names, code: number): string =>
  decodeText(names.bytes, names.offsets[code] ?? 0, names.offsets[code + 1] ?? 0);

/** All names as texts, by code. */
export function textsOf(names: Names): string[] {
  const texts: string[] = [];
  for (let code = 0; code < names.size; code++) texts.push(nameAt(names, code));
  return texts;
}
