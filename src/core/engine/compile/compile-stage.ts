// A stage made ready: its settings by its kind, its ways on, its due time and its ladder.
import { type LateRung, type Outcome, STAGE_KEYS, type Stage, type Transition } from '../../model/index.ts';
import { compileFlow, FLOW_KEYS, partSettings } from '../flow/branches/flow-settings.ts';
import { STAGE_KINDS, stageKind } from '../stages/index.ts';
import { misspelt } from '../validate/misspelt.ts';
import type { CompiledRung, CompiledStage, NamedWay, Preparing, RuledWay, Way } from './compiled.ts';
import { error } from './findings.ts';
import { readSettings } from './read-settings.ts';

/** Null where its kind is unknown or its settings do not fit; both are then noted. */
export function compileStage(stage: Stage, preparing: Preparing): CompiledStage | null {
  const at = `stages.${stage.id}`;
  const { own, flow } = partSettings(stage);
  const ready = prepareSettings({ ...stage, settings: own }, { ...preparing, at });
  const due = stage.due?.kind === 'within' ? preparing.duration(stage.due.duration, `${at}.due`) : null;
  const inBusinessTime = due !== null && 'businessDays' in due;
  const compiled = {
    id: stage.id,
    kind: stage.kind,
    title: stage.title,
    owner: stage.owner,
    ...(stage.else === undefined ? {} : { else: stage.else }),
    tasks: stage.tasks,
    form: stage.form,
    due,
    late: ladderOf(stage).map((rung, index) =>
      compileRung(rung, `${at}.late[${index}]`, inBusinessTime, preparing),
    ),
    next: stage.next.map((way, index) => ruledWay(way, `${at}.next[${index}]`, preparing)),
    outcomes: stage.outcomes.map(namedWay),
    flow: compileFlow(stage, flow, preparing),
  };
  return ready === null ? null : { ...compiled, ready: ready.value };
}

function prepareSettings(stage: Stage, preparing: Preparing): { value: unknown } | null {
  const kind = stageKind(stage.kind);
  if (kind === undefined) {
    const message = `The stage "${stage.title}" is of a kind that does not exist: ${stage.kind}.`;
    const at = `${preparing.at}.kind`;
    const noted = error('stage-kind-unknown', at, message, 'Choose a kind from the palette.');
    preparing.note(
      misspelt(
        noted,
        stage.kind,
        STAGE_KINDS.map(({ kind }) => kind),
      ),
    );
    return null;
  }
  const beside = [...STAGE_KEYS.filter((key) => !says(stage, key)), ...FLOW_KEYS];
  const reading = { at: preparing.at, of: `the stage "${stage.title}"`, note: preparing.note, beside };
  const read = readSettings(kind.settings, stage.settings, reading);
  return read === null ? null : { value: kind.prepare(read.settings, preparing, stage) };
}

function says(stage: Stage, key: string): boolean {
  const value: unknown = stage[key as keyof Stage];
  return value != null && !(Array.isArray(value) && value.length === 0);
}

/** A stage with a due time and no ladder of its own reminds its owner when the time has come. */
function ladderOf({ due, late }: Stage): readonly LateRung[] {
  if (due?.kind !== 'within') return [];
  return late.length > 0 ? late : [{ when: { kind: 'share', percent: 100 }, act: { kind: 'remind' } }];
}

function compileRung(
  { when, act }: LateRung,
  at: string,
  inBusinessTime: boolean,
  preparing: Preparing,
): CompiledRung {
  if (when.kind === 'share') return { when: { percent: when.percent, inBusinessTime }, act };
  return { when: { after: preparing.duration(when.duration, `${at}.after`) }, act };
}

function ruledWay({ to, when, ...way }: Transition, at: string, preparing: Preparing): RuledWay {
  const condition = when === null ? null : preparing.condition(when, `${at}.when`);
  return { to, ...contractOf(way), outcome: null, when: condition };
}

const contractOf = ({ carries, rework, accept }: Pick<Way, 'carries' | 'rework' | 'accept'>) => ({
  carries,
  rework,
  ...(accept === undefined ? {} : { accept }),
});

function namedWay({ name, title, to, needs, ...way }: Outcome): NamedWay {
  const needsFields = needs.filter((need) => need !== 'reason');
  return { outcome: name, title, to, ...contractOf(way), needsReason: needs.includes('reason'), needsFields };
}
