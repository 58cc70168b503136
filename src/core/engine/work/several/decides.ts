// What an approval says about who decides, read once per version: by one, by all, by enough, one after another, or by weight.
import { z } from 'zod';
import type { Duration } from '../../../base/index.ts';
import { type OwnerRule, ownerFromJson, type TeamKey } from '../../../model/index.ts';
import type { Condition, Preparing } from '../../compile/compiled.ts';

export const DECIDES_BY = ['any', 'all', 'quorum', 'in order', 'weighted'] as const;
export type DecidesBy = (typeof DECIDES_BY)[number];

const ownerShape = z.union([z.string(), z.record(z.string(), z.string())]);

const deciderShape = z.strictObject({
  owner: ownerShape
    .optional()
    .meta({ description: 'One person: a person, somebody of a team, the requester’s manager.' }),
  everyone: z.string().optional().meta({ description: 'Everyone of this team.' }),
  when: z.string().optional().meta({ description: 'Only where this rule holds.' }),
  weight: z.number().positive().optional(),
});

export const decidesShape = z
  .strictObject({
    by: z.enum(DECIDES_BY).default('any').meta({ title: 'Who decides' }),
    quorum: z
      .number()
      .positive()
      .optional()
      .meta({ description: 'How many, or how much weight, must agree.' }),
    never: z
      .union([ownerShape, z.array(ownerShape)])
      .nullable()
      .default(null)
      .meta({ title: 'Who may never decide' }),
    once: z
      .boolean()
      .default(false)
      .meta({ description: 'Whoever decided at another stage of the case does not decide here.' }),
    ask: z.boolean().default(false).meta({ description: 'Whoever decides may ask somebody first.' }),
    more: z.boolean().default(false).meta({ description: 'More deciders may be added while it runs.' }),
    who: z.array(deciderShape).optional(),
    after: z.strictObject({ time: z.string(), outcome: z.string() }).optional(),
  })
  .default({ by: 'any', never: null, once: false, ask: false, more: false });

export type DecidesSettings = z.output<typeof decidesShape>;

/** One entry of the list of who decides: one person by a rule, or everyone of a team; where its condition holds. */
export type Deciders = {
  readonly rule: OwnerRule | null;
  readonly everyone: TeamKey | null;
  readonly when: Condition | null;
  readonly weight: number;
};

export type Decides = {
  readonly by: DecidesBy;
  /** How many, or how much weight, must agree; of `quorum` and `weighted`. */
  readonly quorum: number;
  readonly never: readonly OwnerRule[];
  readonly once: boolean;
  readonly ask: boolean;
  readonly more: boolean;
  readonly who: readonly Deciders[];
  readonly timeOut: { readonly after: Duration; readonly outcome: string } | null;
  /** False where one piece of work is all there is: anyone decides, and nothing more is said. */
  readonly several: boolean;
};

export function readDecides(settings: DecidesSettings, preparing: Preparing): Decides {
  const at = `${preparing.at}.settings.decides`;
  const { by, quorum = 1, never, once, ask, more, who = [], after } = settings;
  const barred = never === null ? [] : Array.isArray(never) ? never : [never];
  return {
    ...{ by, quorum, once, ask, more },
    never: barred.flatMap((each, index) => {
      const rule = ruleIn(each, `${at}.never${Array.isArray(never) ? `[${index}]` : ''}`, preparing);
      return rule === null ? [] : [rule];
    }),
    who: who.map(({ owner, everyone, when, weight = 1 }, index) => {
      const place = `${at}.who[${index}]`;
      return {
        rule: owner === undefined ? null : ruleIn(owner, `${place}.owner`, preparing),
        everyone: everyone ?? null,
        when: when === undefined ? null : preparing.condition(when, `${place}.when`),
        weight,
      };
    }),
    timeOut:
      after === undefined
        ? null
        : { after: preparing.duration(after.time, `${at}.after.time`), outcome: after.outcome },
    several: by !== 'any' || who.length > 0 || after !== undefined || more,
  };
}

function ruleIn(written: z.output<typeof ownerShape>, at: string, preparing: Preparing): OwnerRule | null {
  const rule = ownerFromJson(written);
  if (rule === null) {
    preparing.note({
      code: 'owner-rule',
      severity: 'error',
      at,
      message: `This does not say who it is.`,
      remedy:
        'Write requester, requester.manager, owner of check, lead of finance, team finance or person ana.',
    });
  }
  return rule;
}
