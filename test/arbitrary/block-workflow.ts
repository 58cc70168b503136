// A tree of blocks as a workflow: every kind of stage, with owners, clocks, rules and contracts by each block's own roll.
import { type Json, type Random, seededRandom } from '../../src/core/base/index.ts';
import { END, form } from '../../src/core/engine/trial/workflows.ts';
import { checkFlow } from '../../src/core/engine/validate/soundness/flow.ts';
import {
  blankField,
  blankOutcome,
  blankStage,
  blankTransition,
  blankWorkflow,
  type Outcome,
  type Stage,
  type StageId,
  type Workflow,
} from '../../src/core/model/index.ts';
import { automationsBy, settingsOf, sharedBy } from './block-settings.ts';
import type { Block } from './blocks.ts';

type Drawing = { readonly stages: Map<StageId, Stage> };
type Draw = (drawing: Drawing, block: Block, next: StageId, random: Random) => StageId;

const HOME = 'home';
const STOP = 'stop';

/** The workflow of a tree: one that may be published, so that no stage cancels another as both begin. */
export function workflowOf(block: Block): Workflow {
  const drawn = drawnAs(block);
  const isHeld = checkFlow(drawn).some(({ code }) => code === 'never-entered');
  return isHeld ? { ...drawn, stages: drawn.stages.map(cancelsNothing) } : drawn;
}

function cancelsNothing(stage: Stage): Stage {
  const { cancels, ...settings } = stage.settings;
  return { ...stage, settings };
}

/** Its first stage is one to which an approval may send a case back. */
function drawnAs(block: Block): Workflow {
  const drawing: Drawing = { stages: new Map() };
  const entry = draw(drawing, block, END.id);
  const random = seededRandom(block.roll);
  const home = blankStage(HOME, { owner: { kind: 'person', person: 'cy' }, next: [blankTransition(entry)] });
  const aside = blankStage('aside', {
    owner: { kind: 'requester' },
    settings: { 'on-demand': true },
    next: [blankTransition(END.id)],
  });
  const stop = blankStage(STOP, { kind: 'end', settings: { ends: 'case' } });
  const drawn = [...drawing.stages.values()];
  const isLed = (id: StageId): boolean =>
    drawn.some(({ next, outcomes }) => [...next, ...outcomes].some(({ to }) => to === id));
  return blankWorkflow('blocks', {
    record: {
      amount: blankField('amount', { type: 'money', required: true }),
      note: blankField('note'),
      day: blankField('day', { type: 'date' }),
      who: blankField('who', { type: 'person' }),
      count: blankField('count', { type: 'number' }),
      urgent: blankField('urgent', { type: 'yes-no' }),
      names: blankField('names', { type: 'list' }),
    },
    intake: form(['amount', 'note', 'day', 'who', 'count', 'urgent', 'names'], HOME),
    stages: [home, ...drawn, ...(random.below(3) === 0 ? [aside] : []), ...(isLed(STOP) ? [stop] : []), END],
    automations: automationsBy(random),
  });
}

/** Draws a block that leads on to `next`. **shape**: the stage by which it is entered. */
function draw(drawing: Drawing, block: Block, next: StageId): StageId {
  return draws[block.kind](drawing, block, next, seededRandom(block.roll));
}

const RULES = ['amount > 100', 'urgent', 'count > 1', 'note = "set"'];

/** Names a place before what leads to it is drawn. */
function place(drawing: Drawing): StageId {
  const id = `s${drawing.stages.size}`;
  drawing.stages.set(id, blankStage(id));
  return id;
}

const put = (drawing: Drawing, id: StageId, more: Partial<Stage>): StageId => {
  drawing.stages.set(id, blankStage(id, more));
  return id;
};

/** Fields that a way asks for; often it asks for none. */
const carriedBy = (random: Random): string[] => random.pick([[], [], [], ['amount'], ['note']]);

const leaf: Draw = (drawing, { kind }, next, random) => {
  const id = place(drawing);
  const own = settingsOf(kind, random);
  const carries = carriedBy(random);
  const outcomes = own.outcomes.map((name, index): Outcome => {
    const back = own.back === true && index === 2;
    return blankOutcome(name, back ? HOME : next, {
      rework: back,
      carries: index === 0 ? carries : [],
      needs: index === 1 && own.back === true ? ['reason'] : [],
    });
  });
  return put(drawing, id, {
    kind: own.kind,
    ...sharedBy(random),
    settings: own.settings,
    outcomes,
    next: own.outcomes.length > 0 && own.both !== true ? [] : [blankTransition(next, { carries })],
  });
};

const draws: { readonly [Kind in Block['kind']]: Draw } = {
  work: leaf,
  approval: leaf,
  each: leaf,
  several: leaf,
  automatic: leaf,
  wait: leaf,
  subflow: leaf,
  sequence: (drawing, { parts }, next) => parts.reduceRight((to, part) => draw(drawing, part, to), next),
  decide(drawing, { parts }, next, random) {
    const id = place(drawing);
    const ways = parts.map((part) => draw(drawing, part, next));
    if (random.below(6) === 0) ways.push(STOP);
    const byTable = new Set(ways).size === ways.length && random.below(3) === 0;
    const rows = ways.slice(0, -1).map((to, index): Json => [`> ${100 * (index + 1)}`, `"${to}"`]);
    const table = {
      hit: 'first',
      inputs: ['amount'],
      outputs: ['to'],
      rules: [...rows, ['-', `"${ways.at(-1)}"`]],
    };
    const rules = ways.map((to, index) =>
      blankTransition(to, { when: byTable || index === ways.length - 1 ? null : random.pick(RULES) }),
    );
    const { owner } = sharedBy(random);
    return put(drawing, id, { kind: 'decide', owner, settings: byTable ? { table } : {}, next: rules });
  },
  split(drawing, { parts }, next, random) {
    const id = place(drawing);
    const join = place(drawing);
    const { owner } = sharedBy(random);
    const branches = parts.map((part) => drawBranch(drawing, part, join));
    put(drawing, join, {
      kind: 'join',
      owner,
      settings: random.pick<Stage['settings']>([
        {},
        { of: id },
        { needs: 1, rest: 'cancel' },
        { needs: 2 },
        { needs: 1 },
        { needs: { field: 'count' }, rest: 'run' },
      ]),
      next: [blankTransition(next, { carries: carriedBy(random) })],
    });
    relate(drawing, branches, random);
    const copies: Stage['settings'] = random.below(8) === 0 ? { copies: 2 } : {};
    return put(drawing, id, {
      kind: 'split',
      owner,
      settings: copies,
      next: branches.map(({ entry }, index) =>
        blankTransition(entry, { when: index > 0 && random.below(4) === 0 ? random.pick(RULES) : null }),
      ),
    });
  },
  loop(drawing, { parts: [body] }, next, random) {
    const check = place(drawing);
    const entry = body === undefined ? check : draw(drawing, body, check);
    const outcomes = [blankOutcome('o0', next), blankOutcome('o1', entry, { rework: true })];
    if (random.below(4) === 0) outcomes.push(blankOutcome('o2', HOME, { rework: true, needs: ['reason'] }));
    const kind = random.pick(['work', 'approval']);
    put(drawing, check, { kind, ...sharedBy(random), outcomes });
    return entry;
  },
  scope(drawing, { parts }, next, random) {
    const id = place(drawing);
    const before = new Set(drawing.stages.keys());
    const entry = parts.reduceRight((to, part) => draw(drawing, part, to), next);
    const over = [...drawing.stages.values()].filter(
      (stage) => !before.has(stage.id) && stage.kind !== 'scope' && stage.id !== next,
    );
    const triggers: { readonly [outcome: string]: Json } = random.pick<{ readonly [outcome: string]: Json }>([
      { o0: { after: '30 days' }, o1: { by: 'hand' } },
      { o0: { message: 'stop' }, o1: { when: 'count > 4' } },
      { o0: { failure: true }, o1: { field: 'day' } },
      { o0: { message: 'stop', keep: true }, o1: { failure: true } },
    ]);
    const [away, straight] = [
      draw(drawing, { kind: 'work', roll: random.below(1e9), parts: [] }, next),
      next,
    ];
    put(drawing, id, {
      kind: 'scope',
      owner: sharedBy(random).owner,
      settings: { over: over.map((stage) => stage.id), for: triggers },
      outcomes: [
        blankOutcome('o0', away, { carries: carriedBy(random) }),
        blankOutcome('o1', straight, { carries: carriedBy(random) }),
      ],
    });
    return entry;
  },
};

type Branch = { readonly entry: StageId; readonly stages: readonly StageId[] };

function drawBranch(drawing: Drawing, part: Block, join: StageId): Branch {
  const before = new Set(drawing.stages.keys());
  const entry = draw(drawing, part, join);
  return { entry, stages: [...drawing.stages.keys()].filter((id) => !before.has(id)) };
}

/** What branches may have to do with each other: one at a time, open only while, cancelled by. */
function relate(drawing: Drawing, [first, second]: readonly Branch[], random: Random): void {
  if (first === undefined || second === undefined) return;
  const worked = ({ stages }: Branch): StageId[] =>
    stages.filter((id) => ['work', 'approval'].includes(drawing.stages.get(id)?.kind ?? ''));
  const say = (ids: readonly StageId[], flow: Stage['settings']): void => {
    for (const id of ids) {
      const stage = drawing.stages.get(id);
      if (stage !== undefined) put(drawing, id, { ...stage, settings: { ...stage.settings, ...flow } });
    }
  };
  const how = random.below(6);
  if (how === 0) say([...worked(first), ...worked(second)], { alone: first.entry });
  if (how === 1)
    say(worked(second).slice(0, 1), {
      while: { at: worked(first).length > 0 ? worked(first) : [first.entry] },
    });
  if (how === 2) say(worked(first).slice(-1), { cancels: [second.entry] });
}
