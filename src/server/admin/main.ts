/** What `npm run admin -- <command>` starts. */
import { run } from './run.ts'
import { terminal } from './terminal.ts'

process.exitCode = await run(process.argv.slice(2), process.env, terminal())
