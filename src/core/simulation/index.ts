export { directoryAfter } from './directory-after.ts';
export { readScenario } from './read-scenario.ts';
export type { Scenario, StaffMember } from './scenario.ts';
export { simulate } from './simulate.ts';
export { staffDirectory } from './staff-directory.ts';
export type { Flow, Refusal, Simulated, SimulationOptions } from './world.ts';
