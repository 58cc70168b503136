// Which objects are the cases? Those a caller names, else the type with the most events that looks like a case:
// its objects go through several events, and an event touches hardly more than one of them.
import { type Names, nameAt } from '../columns/dictionary.ts';
import type { Ocel } from './collect.ts';

/** **shape**: `events` touch at least one of its `objects`; `touches` counts every touch. */
export type ObjectType = {
  readonly name: string;
  readonly code: number;
  readonly objects: number;
  readonly events: number;
  readonly touches: number;
};

/** The types that events touch, in the order of the file. */
export function objectTypes(ocel: Ocel): ObjectType[] {
  const size = ocel.types.size;
  const [objects, events, touches] = [new Uint32Array(size), new Uint32Array(size), new Uint32Array(size)];
  const lastEvent = new Int32Array(size).fill(-1);
  const seen = new Uint8Array(ocel.objects.size);
  const add = (column: Uint32Array, code: number) => {
    column[code] = (column[code] as number) + 1;
  };
  forEachTouch(ocel, (event, object) => {
    const type = ocel.typeOf.codes[object] as number;
    if (type < 0) return;
    add(touches, type);
    if (seen[object] === 0) add(objects, type);
    seen[object] = 1;
    if (lastEvent[type] !== event) add(events, type);
    lastEvent[type] = event;
  });
  const count = (column: Uint32Array, code: number): number => column[code] as number;
  return Array.from({ length: size }, (_, code) => ({
    name: nameAt(ocel.types as Names, code),
    code,
    objects: count(objects, code),
    events: count(events, code),
    touches: count(touches, code),
  })).filter((type) => type.events > 0);
}

/** Calls back for every object of every event, in the order of the file. */
export function forEachTouch(ocel: Ocel, take: (event: number, object: number) => void): void {
  const { touches, touched } = ocel;
  for (let e = 0; e < touches.count; e++) {
    const end = e + 1 < touches.count ? (touches.codes[e + 1] as number) : touched.count;
    for (let i = touches.codes[e] as number; i < end; i++) take(e, touched.codes[i] as number);
  }
}

// A person or a machine is touched by many events, but is nobody's case.
const DOES_THE_WORK =
  /^(resource|employee|person|people|user|worker|staff|agent|machine|system|team|role)s?$/i;

/** Whether objects of the type do the work rather than being worked on. */
export const doesTheWork = (type: string): boolean => DOES_THE_WORK.test(type.trim());

/** The type whose objects are read as cases; undefined where no event touches any. */
export function likelyCaseType(types: readonly ObjectType[]): ObjectType | undefined {
  const candidates = types.filter(
    ({ name, objects, events, touches }) =>
      !doesTheWork(name) && touches / objects >= 1.5 && touches / events <= 1.5,
  );
  return (
    mostEvents(candidates) ?? mostEvents(types.filter(({ name }) => !doesTheWork(name))) ?? mostEvents(types)
  );
}

const mostEvents = (types: readonly ObjectType[]): ObjectType | undefined =>
  types.reduce<ObjectType | undefined>(
    (best, type) => (best === undefined || type.events > best.events ? type : best),
    undefined,
  );
