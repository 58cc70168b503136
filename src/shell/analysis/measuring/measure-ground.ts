// What measures stand on: the cases that are looked at, how far they are known, and in which time they are counted.
import { type BusinessHours, businessCalendar, type Instant } from '../../../core/base/index.ts';
import { type EventLog, keepCases } from '../../../core/event-log/index.ts';
import type { MeasureOptions, OpenPlaces } from '../../../core/mining/index.ts';
import type { OpenLog } from '../open-log.ts';
import { spansOf } from '../spans-of.ts';

type Asked = {
  /** Null for a history that is over: all its cases ended with it. */
  readonly until: Instant | null;
  readonly hours?: BusinessHours | null | undefined;
  readonly rate?: number | null | undefined;
};

export type MeasureGround = { readonly log: EventLog; readonly options: MeasureOptions };

/** The log of the cases kept, and the options of every measure of it. */
export function measureGround(opened: OpenLog, kept: Uint8Array | undefined, asked: Asked): MeasureGround {
  const log = kept === undefined ? opened.log : keepCases(opened.log, kept);
  const { until, hours, rate } = asked;
  const made = hours ? businessCalendar(hours) : undefined;
  const told: MeasureOptions = {
    spans: spansOf(log),
    calendar: made?.ok ? made.value : undefined,
    ratePerHour: rate ?? undefined,
  };
  if (until === null) return { log, options: told };
  const open = kept === undefined ? opened.open : opened.open.filter((_, c) => kept[c] === 1);
  const standing = opened.places && (kept === undefined ? opened.places : someplaces(opened.places, kept));
  // Of a case without any event a filter knows nothing.
  const unseen = kept === undefined ? opened.unseen : undefined;
  return { log, options: { ...told, until, open, standing, unseen } };
}

/** The places of the cases kept, under their new numbers. */
function someplaces(places: OpenPlaces, kept: Uint8Array): OpenPlaces {
  const number = new Int32Array(kept.length).fill(-1);
  let next = 0;
  for (let c = 0; c < kept.length; c++) if (kept[c] === 1) number[c] = next++;
  const rows = [...places.caseOf.keys()].filter((row) => (number[places.caseOf[row] as number] ?? -1) >= 0);
  return {
    activities: places.activities,
    activity: Int32Array.from(rows, (row) => places.activity[row] as number),
    caseOf: Int32Array.from(rows, (row) => number[places.caseOf[row] as number] as number),
    beganAt: Float64Array.from(rows, (row) => places.beganAt[row] as number),
  };
}
