// What does this scenario say? Its shape, and that the people, teams and hours it names are there; every fault with its place.
import { businessCalendar } from '../base/index.ts';
import { type Diagnostic, locateDiagnostics, readJsonSource } from '../model/index.ts';
import { type Scenario, scenarioShape } from './scenario.ts';

type Note = (at: string, message: string, remedy: string) => void;

/** Reads a scenario from YAML or JSON. **shape**: the scenario is null where there is any error. */
export function readScenario(text: string): { scenario: Scenario | null; diagnostics: Diagnostic[] } {
  const { value, diagnostics } = readJsonSource(text);
  if (diagnostics.length > 0) return { scenario: null, diagnostics };
  const found: Diagnostic[] = [];
  const note: Note = (at, message, remedy) => {
    found.push({ code: 'scenario', severity: 'error', at, message, remedy, line: null, column: null });
  };
  const read = scenarioShape.safeParse(value);
  if (!read.success) {
    for (const issue of read.error.issues) {
      const at = issue.path.map(String).join('.');
      note(
        at,
        `${at === '' ? 'The scenario' : at} does not fit: ${issue.message}.`,
        'Compare it with one of the examples.',
      );
    }
  } else checkNames(read.data, note);
  const located = locateDiagnostics(text, found);
  return { scenario: read.success && located.length === 0 ? read.data : null, diagnostics: located };
}

function checkNames(scenario: Scenario, note: Note): void {
  const keys = new Set(scenario.staff.map(({ key }) => key));
  const person = (key: string | null, at: string) => {
    if (key !== null && !keys.has(key))
      note(at, `Nobody of the staff is called "${key}".`, 'Add them to the staff.');
  };
  const hours = (name: string, at: string) => {
    if (!Object.hasOwn(scenario.hours, name))
      note(at, `There are no hours "${name}".`, 'Add them under hours.');
  };
  for (const [name, { zone, week, holidays }] of Object.entries(scenario.hours)) {
    const calendar = businessCalendar({ zone, week, holidays });
    if (calendar.ok) continue;
    for (const { at, message, remedy } of calendar.problem) note(`hours.${name}.${at}`, message, remedy);
  }
  for (const [index, member] of scenario.staff.entries()) {
    const at = `staff.${index}`;
    if (scenario.staff.findIndex(({ key }) => key === member.key) !== index) {
      note(`${at}.key`, `"${member.key}" is there twice.`, 'Give one of them another key.');
    }
    person(member.manager, `${at}.manager`);
    person(member.deputy, `${at}.deputy`);
    hours(member.hours, `${at}.hours`);
    for (const team of member.teams) {
      if (!Object.hasOwn(scenario.teams, team))
        note(`${at}.teams`, `There is no team "${team}".`, 'Add it under teams.');
    }
  }
  for (const [key, { lead }] of Object.entries(scenario.teams)) {
    person(lead, `teams.${key}.lead`);
    if (scenario.staff.some(({ teams }) => teams.includes(key))) continue;
    note(`teams.${key}`, `Nobody is in the team "${key}".`, 'Add it to the teams of somebody of the staff.');
  }
  hours(scenario.arrivals.hours, 'arrivals.hours');
  for (const key of scenario.arrivals.requesters) person(key, 'arrivals.requesters');
  if (scenario.arrivals.requesters.length + scenario.arrivals.names.length === 0) {
    note('arrivals', 'Nobody asks for anything.', 'Add requesters or names.');
  }
}
