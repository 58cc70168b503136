// How far is it? One line on the terminal that is drawn over itself; nothing at all where there is no terminal.

/** **units**: `done` and `total` in the same unit, such as bytes. */
export type ProgressLine = { show(done: number, total: number): void; clear(): void };

const WIDTH = 30;
const REDRAW_MS = 60;

export function progressLine(title: string, stream: NodeJS.WriteStream = process.stderr): ProgressLine {
  if (!stream.isTTY) return { show: () => {}, clear: () => {} };
  let drawnAt = 0;
  return {
    show: (done, total) => {
      const now = performance.now();
      if (total <= 0 || (now - drawnAt < REDRAW_MS && done < total)) return;
      drawnAt = now;
      const filled = Math.round((Math.min(done, total) / total) * WIDTH);
      const percent = Math.floor((Math.min(done, total) / total) * 100);
      stream.write(`\r${title} ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${percent}%`);
    },
    clear: () => stream.write('\r\u001b[2K'),
  };
}
