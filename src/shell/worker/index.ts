export { type CheckpointKeeper, keepCheckpoints } from './checkpoint-keeper.ts';
export { type Outcome, type Perform, type Performed, pauseBefore, type Report } from './outcome.ts';
export { performWith } from './perform/index.ts';
export { openMailer } from './perform/mailer.ts';
export type { Mailer } from './perform/performer.ts';
export { reportAsCommand } from './report-as-command.ts';
export { keepSchedules, type ScheduleKeeper } from './schedule-keeper.ts';
export { keepTidy, type TidyKeeper, tidy } from './tidy-keeper.ts';
export { startWorker, type Worker, type WorkerOptions } from './worker.ts';
