// The commands there are. To add one: write its file, and one line here.
import type { z } from 'zod';
import { acceptHandoff } from './accept-handoff.ts';
import { addComment } from './add-comment.ts';
import { addInstance } from './add-instance.ts';
import { answerQuestion } from './answer-question.ts';
import { askForInformation } from './ask-for-information.ts';
import { cancelCase } from './cancel-case.ts';
import { chooseWay } from './choose-way.ts';
import { claimWorkItem } from './claim-work-item.ts';
import type { CommandHead, CommandKind } from './command-kind.ts';
import { completeWorkItem } from './complete-work-item.ts';
import { deliverMessage } from './deliver-message.ts';
import { fireTimer } from './fire-timer.ts';
import { migrateCase } from './migrate-case.ts';
import { moveCase } from './move-case.ts';
import { openCase } from './open-case.ts';
import { pauseCase } from './pause-case.ts';
import { reassignWorkItem } from './reassign-work-item.ts';
import { recallDecision } from './recall-decision.ts';
import { recallSubmission } from './recall-submission.ts';
import { releaseWorkItem } from './release-work-item.ts';
import { reopenCase } from './reopen-case.ts';
import { reportChild } from './report-child.ts';
import { reportEffect } from './report-effect.ts';
import { resumeCase } from './resume-case.ts';
import { returnHandoff } from './return-handoff.ts';
import { revertMigration } from './revert-migration.ts';
import { runSchedule } from './run-schedule.ts';
import { sendBack } from './send-back.ts';
import { setPriority } from './set-priority.ts';
import { skipStage } from './skip-stage.ts';
import { startStage } from './start-stage.ts';
import { startWorkItem } from './start-work-item.ts';
import { tickTask } from './tick-task.ts';
import { updateRecord } from './update-record.ts';

const registry = {
  OpenCase: openCase,
  ClaimWorkItem: claimWorkItem,
  StartWorkItem: startWorkItem,
  CompleteWorkItem: completeWorkItem,
  TickTask: tickTask,
  ReassignWorkItem: reassignWorkItem,
  ReleaseWorkItem: releaseWorkItem,
  AskForInformation: askForInformation,
  AnswerQuestion: answerQuestion,
  AddInstance: addInstance,
  RecallDecision: recallDecision,
  AcceptHandoff: acceptHandoff,
  ReturnHandoff: returnHandoff,
  SendBack: sendBack,
  MoveCase: moveCase,
  ChooseWay: chooseWay,
  StartStage: startStage,
  DeliverMessage: deliverMessage,
  UpdateRecord: updateRecord,
  AddComment: addComment,
  SetPriority: setPriority,
  PauseCase: pauseCase,
  ResumeCase: resumeCase,
  SkipStage: skipStage,
  RecallSubmission: recallSubmission,
  CancelCase: cancelCase,
  ReopenCase: reopenCase,
  MigrateCase: migrateCase,
  RevertMigration: revertMigration,
  FireTimer: fireTimer,
  RunSchedule: runSchedule,
  ReportEffect: reportEffect,
  ReportChild: reportChild,
} as const;

export type CommandType = keyof typeof registry;

/** One kind of command, by its name. */
export type CommandOf<Type extends CommandType> = CommandHead & { readonly type: Type } & z.output<
    (typeof registry)[Type]['input']
  >;

/** Anything that can be asked of a case. **units**: `at` in milliseconds. */
export type Command = { [Type in CommandType]: CommandOf<Type> }[CommandType];

/** Every command by its name: title, who may ask it, what it takes. */
export const COMMANDS: {
  readonly [Type in CommandType]: CommandKind<Type, (typeof registry)[Type]['input']>;
} = registry;

export const COMMAND_TYPES = Object.keys(registry) as readonly CommandType[];

export const isCommandType = (type: string): type is CommandType => Object.hasOwn(registry, type);
