/**
 * What `npm start` and `npm run serve` run: the demonstration, or a network's own server, in one command. It looks at
 * the version of Node before anything that needs it is loaded, builds the app if need be, and then starts the server in
 * this same process, so that a signal reaches it.
 */
const NEEDED = 24

function give(up: string): never {
  process.stderr.write(`${up}\n`)
  process.exit(1)
}

if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  give(
    `QA Review needs Node ${NEEDED} or newer, and this is ${process.versions.node}. Run "npm ci", which brings it, then the same command again.`,
  )
}
const { ensureBuilt } = await import('./build.ts')
const built = ensureBuilt()
if (built === 'no-tools')
  give('The app is not built and what builds it is not installed. Run "npm ci", then the same command again.')
if (built === 'failed') give('The app could not be built; the reason stands above. Nothing was started.')
const { modeAsked, run } = await import('#server/main.ts')
await run(modeAsked(process.argv[2]))

export {}
