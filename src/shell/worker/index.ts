export { type Outcome, type Perform, type Performed, pauseBefore, type Report } from './outcome.ts';
export { startWorker, type Worker, type WorkerOptions } from './worker.ts';
