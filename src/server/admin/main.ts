/** What `npm run admin -- <command>` starts. */
import { run } from './run.ts'
import { terminal } from './terminal.ts'

// Whoever has read enough and closes the pipe, as `head` does, ends no work that was begun.
process.stdout.on('error', (thrown: NodeJS.ErrnoException) => {
  if (thrown.code !== 'EPIPE') throw thrown
})
process.exitCode = await run(process.argv.slice(2), process.env, terminal())
