// How soon is the first page usable, and how heavy is it?
import type { Figure } from './figure.ts';

export async function benchFirstPage(): Promise<Figure[]> {
  return [];
}
