// What insight stands on: the database, the clock, and the thread that reads and questions logs.
import type { Analyst } from '../../analysis/index.ts';
import type { Ground } from '../people.ts';

export type InsightGround = Ground & { readonly analyst: Analyst };
