/**
 * What a command does once nobody reads its output or its messages any more, as behind `| head`: by default an error that
 * it would report where nobody reads either, again and again.
 */
export function onClosedPipe(react: () => void): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      react();
    });
  }
}
