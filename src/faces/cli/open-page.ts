// Opens the page in the person's browser, where there is a person and a browser; silently does nothing elsewhere.
import { spawn } from 'node:child_process';

export function openPage(address: string): void {
  const command = opener();
  if (command === null || !process.stdout.isTTY || process.env.CI !== undefined) return;
  const [program, ...args] = command;
  const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

function opener(): [string, ...string[]] | null {
  if (process.platform === 'darwin') return ['open'];
  if (process.platform === 'win32') return ['cmd', '/c', 'start', ''];
  const hasScreen = process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined;
  return hasScreen ? ['xdg-open'] : null;
}
