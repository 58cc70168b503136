// Diagnostics as they are collected: a place in the model, what is wrong there and what to do.
import type { Diagnostic } from '../../model/index.ts';

/** A diagnostic without a line: the engine knows the model, not the text it was read from. */
export type Noted = Omit<Diagnostic, 'line' | 'column'>;

export const asDiagnostic = (noted: Noted): Diagnostic => ({ ...noted, line: null, column: null });

export const error = (code: string, at: string, message: string, remedy: string): Noted => ({
  code,
  severity: 'error',
  at,
  message,
  remedy,
});

export const advice = (code: string, at: string, message: string, remedy: string): Noted => ({
  code,
  severity: 'advice',
  at,
  message,
  remedy,
});
