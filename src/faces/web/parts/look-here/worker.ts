// The worker that holds a log which never leaves this computer: it reads the file and answers what the map asks.
import type { EventLog } from '../../../../core/event-log/index.ts';
import { answerHere } from './answer-here.ts';
import type { FromWorker, ToWorker } from './message.ts';
import { previewOf, readHere } from './read-here.ts';

const say = (message: FromWorker): void => postMessage(message);
let log: EventLog | undefined;

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  answer(data).catch((error: unknown) =>
    say({ n: data.n, say: 'failed', message: error instanceof Error ? error.message : String(error) }),
  );
});

async function answer(asked: ToWorker): Promise<void> {
  const { n } = asked;
  if (asked.say === 'preview') say({ n, say: 'answer', answer: await previewOf(asked.file) });
  else if (asked.say === 'read') {
    const read = await readHere(asked.file, asked.options, (share) => say({ n, say: 'progress', share }));
    log = read.log;
    say({ n, say: 'answer', answer: read.outcome });
  } else say({ n, say: 'answer', answer: log && answerHere(log, asked.name, asked.query) });
}
