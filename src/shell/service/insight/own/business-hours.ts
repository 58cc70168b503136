// In which hours does the place of a history work? Those of its workflow's calendar, of the workspace, or of any office.
import type { BusinessHours } from '../../../../core/base/index.ts';
import { logs, type Scope, workflowVersions } from '../../../store/index.ts';
import { hoursOf } from '../../versions.ts';

const DAY = ['09:00-17:00'];
const OFFICE: BusinessHours = { zone: 'UTC', week: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY } };

export type HistoryOf =
  | { readonly of: 'log'; readonly logId: string }
  | { readonly of: 'workflow'; readonly workflowId: string };

/** The hours that measures in business time count. */
export async function businessHoursOf(scope: Scope, source: HistoryOf): Promise<BusinessHours> {
  const workflowId =
    source.of === 'workflow' ? source.workflowId : (await logs.get(scope, source.logId))?.workflowId;
  const version = workflowId ? await workflowVersions.current(scope, workflowId) : undefined;
  return (await hoursOf(scope, version?.workflow.calendar ?? null)) ?? OFFICE;
}
