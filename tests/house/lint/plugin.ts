/**
 * Our own lint rules, loaded by .oxlintrc.json under the name `house`. They are part of the ordinary lint run, so
 * an editor shows a broken boundary while it is being typed and there is one command and one report.
 */
import { boundaries, type Boundary } from './boundaries.ts'
import { domainHasNoClock } from './clock.ts'
import { environmentReadOnce, noMatchingOnMessages } from './conduct.ts'
import { placeImported, placeOf } from './places.ts'
import { noBarrels, noDrawers, opensWithWhy, pathOf, plainFunctions } from './shape.ts'
import { textOf, type Node, type Rule } from './syntax.ts'

/** Every syntax that makes one file depend on another, types and dynamic imports included. */
function importRule(boundary: Boundary): Rule {
  return {
    create: (context) => {
      const from = placeOf(pathOf(context))
      const judge = (source: unknown): void => {
        const specifier = textOf(source)
        if (specifier === undefined) return
        const message = boundary.refuse({ from, specifier, to: placeImported(from, specifier) })
        if (message !== undefined) context.report({ node: source as Node, message })
      }
      const bySource = (node: Node): void => judge(node['source'])
      return {
        ImportDeclaration: bySource,
        ExportNamedDeclaration: bySource,
        ExportAllDeclaration: bySource,
        ImportExpression: bySource,
        TSImportType: bySource,
        TSExternalModuleReference: (node: Node) => judge(node['expression']),
      }
    },
  }
}

const imports = Object.fromEntries(boundaries.map((boundary) => [boundary.name, importRule(boundary)]))

export default {
  meta: { name: 'house' },
  rules: {
    ...imports,
    'domain-has-no-clock': domainHasNoClock,
    'no-barrels': noBarrels,
    'no-drawers': noDrawers,
    'opens-with-why': opensWithWhy,
    'plain-functions': plainFunctions,
    'no-matching-on-messages': noMatchingOnMessages,
    'environment-read-once': environmentReadOnce,
  },
}
