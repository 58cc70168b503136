// Asks for the sample workspace: example workflows with their histories, made by the engine itself.
import { call } from '../../client.ts';

export const makeSample = (): Promise<unknown> => call('POST /api/sample' as 'DELETE /api/session');
