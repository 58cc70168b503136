// A child that ends when we end, however we end. The shell holds the reading end of a pipe whose writing end only we
// have: when we die, even by SIGKILL, the read returns and the child is told to shut down cleanly. A bare postmaster
// would live on and block the next start.
const GUARD = `exec 3<&0
"$@" 3<&- </dev/null & child=$!
( read -r _ <&3; kill -INT $child ) & guard=$!
wait $child; code=$?
kill $guard 2>/dev/null
exit $code`;

/** The command to spawn, with `stdio[0]` a pipe that stays open as long as the child may live. */
export function guarded(command: readonly [string, ...string[]]): [string, ...string[]] {
  return process.platform === 'win32' ? [...command] : ['sh', '-c', GUARD, 'sh', ...command];
}

/** Nothing of our environment goes along: PGOPTIONS and the like would change the server. */
export const cleanEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  LC_ALL: 'C',
  TZ: 'UTC',
  ...(process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot } : {}),
});
