// Everything by which work moves, put together once: what a face is handed, and what the worker reports through.
import { type BoardService, createBoardService } from './board.ts';
import { type CaseService, createCaseService } from './cases.ts';
import { createDirectories, type Directories } from './directory.ts';
import { createFileService, type FileService } from './files.ts';
import { createHandle, type Handle } from './handle.ts';
import { createHookService, type HookService } from './hooks.ts';
import { createIntakeService, type IntakeService } from './intake.ts';
import { createLeavingService, type LeavingService } from './leaving/leaving-service.ts';
import { createMigrationService, type MigrationService } from './migration/migration-service.ts';
import { createPublicRequestService, type PublicRequestService } from './public-requests.ts';
import { createScheduleService, type ScheduleService } from './schedules.ts';
import { createVersions, type Versions } from './versions.ts';
import type { WorkGround } from './work-ground.ts';
import { createWorklistService, type WorklistService } from './worklist.ts';

export type WorkServices = {
  readonly handle: Handle;
  readonly cases: CaseService;
  readonly worklist: WorklistService;
  readonly board: BoardService;
  readonly hooks: HookService;
  readonly intake: IntakeService;
  readonly files: FileService;
  readonly leaving: LeavingService;
  readonly migrations: MigrationService;
  readonly publicRequests: PublicRequestService;
  readonly schedules: ScheduleService;
  readonly versions: Versions;
  readonly directories: Directories;
};

export function createWorkServices(ground: WorkGround): WorkServices {
  const versions = createVersions(ground);
  const directories = createDirectories(ground);
  const standing = { ...ground, versions, directories };
  const handle = watched(counted(createHandle(standing), ground.onAnswered), ground.around);
  const files = createFileService(ground);
  return {
    ...{ handle, files, versions, directories },
    cases: createCaseService(standing),
    worklist: createWorklistService(standing),
    board: createBoardService(standing),
    leaving: createLeavingService({ ...standing, handle }),
    hooks: createHookService({ ...standing, handle }),
    intake: createIntakeService(standing),
    migrations: createMigrationService({ ...standing, handle }),
    schedules: createScheduleService({ ...standing, handle }),
    publicRequests: createPublicRequestService({ ...standing, handle, files }),
  };
}

type Answer = Awaited<ReturnType<Handle>>;

const outcomeOf = (answer: Answer): string => {
  if (!answer.ok) return answer.problem.kind;
  return answer.value.events.length > 0 ? 'done' : 'nothing';
};

/** The outcome of a command is `done`, `nothing` (it had been done already) or the kind of its refusal. */
function counted(handle: Handle, onAnswered: WorkGround['onAnswered']): Handle {
  if (onAnswered === undefined) return handle;
  return async (ask) => {
    const { type } = ask.command;
    try {
      const answer = await handle(ask);
      onAnswered(type, outcomeOf(answer));
      return answer;
    } catch (error) {
      onAnswered(type, 'fault');
      throw error;
    }
  };
}

/** Each command as a piece of work of its own, with what became of it. */
function watched(handle: Handle, around: WorkGround['around']): Handle {
  if (around === undefined) return handle;
  return (ask) =>
    around({ name: `command ${ask.command.type}` }, async (say) => {
      const answer = await handle(ask);
      say('millrace.outcome', outcomeOf(answer));
      return answer;
    });
}
