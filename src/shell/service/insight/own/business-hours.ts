// In which hours does the place of a history work? Those of its workflow's calendar, of the workspace, or of any office.
import type { BusinessHours } from '../../../../core/base/index.ts';
import { logs, type Scope, workflowVersions } from '../../../store/index.ts';
import { officeHours } from '../../calendars.ts';
import { hoursOf } from '../../versions.ts';

export type HistoryOf =
  | { readonly of: 'log'; readonly logId: string }
  | { readonly of: 'workflow'; readonly workflowId: string };

/** The hours that measures in business time count. */
export async function businessHoursOf(scope: Scope, source: HistoryOf): Promise<BusinessHours> {
  const workflowId =
    source.of === 'workflow' ? source.workflowId : (await logs.get(scope, source.logId))?.workflowId;
  const version = workflowId ? await workflowVersions.current(scope, workflowId) : undefined;
  return (await hoursOf(scope, version?.workflow.calendar ?? null)) ?? officeHours('UTC');
}
