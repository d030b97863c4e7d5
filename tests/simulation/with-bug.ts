/** Loaded before everything else with the name of a bug in `BUG`: puts that bug into the product's source as it is read. */
import { registerHooks } from 'node:module'
import { BUGS, type Bug } from './bugs.ts'

const name = process.env['BUG'] ?? ''
if (!Object.hasOwn(BUGS, name)) throw new Error(`There is no bug called ${name}`)
const { file, from, to }: Bug = BUGS[name as keyof typeof BUGS]

registerHooks({
  load: (url, context, next) => {
    const loaded = next(url, context)
    if (!url.endsWith(file) || loaded.source === undefined || loaded.source === null) return loaded
    const source = typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source)
    if (source.split(from).length !== 2) throw new Error(`${file} does not have this text once: ${from}`)
    return { ...loaded, source: source.replace(from, () => to) }
  },
})
