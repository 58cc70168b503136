// What if the reader of the output has gone (`millrace mine LOG | head`)? Then there is nobody to tell: end quietly.

/** Ends the process without a word once standard output is closed by its reader. */
export function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}
