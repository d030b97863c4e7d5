/**
 * Rules about the shape of one file, read from its path, its comments and its statements. They exist because these
 * habits decide whether someone new finds their way: a file says why it is there, a folder says what it is about.
 */
import { placeOf } from './places.ts'
import { textOf, type Node, type Program, type Rule, type RuleContext } from './syntax.ts'

const LONG_FILE = 40
const SHORTEST_REASON = 60

export const pathOf = ({ filename, cwd }: RuleContext): string => filename.slice(cwd.length + 1).replaceAll('\\', '/')

const onProgram = (judge: (program: Program, context: RuleContext) => string | undefined): Rule => ({
  create: (context) => ({
    Program: (program: Program) => {
      const message = judge(program, context)
      if (message !== undefined) context.report({ loc: { line: 1, column: 0 }, message })
    },
  }),
})

/** Passing on a package's control is a façade; passing on our own files is a barrel. */
const isReExport = (node: Node): boolean =>
  ['ExportAllDeclaration', 'ExportNamedDeclaration'].includes(node.type) && /^[.#]/.test(textOf(node['source']) ?? '')

export const noBarrels: Rule = onProgram((program, context) => {
  const isIndex = /(^|\/)index\.[cm]?[jt]sx?$/.test(pathOf(context))
  const onlyReExports = program.body.length > 0 && program.body.every(isReExport)
  return isIndex || onlyReExports
    ? 'No barrel files: they hide where a thing lives, pull in everything beside it and make import cycles. Import from the file that defines it.'
    : undefined
})

export const noDrawers: Rule = onProgram((_program, context) => {
  const drawer = /(^|\/)(utils?|helpers?|common|misc)(\/|\.[cm]?[jt]sx?$)/i.exec(pathOf(context))
  return drawer
    ? `No drawer called "${drawer[2]}": its name says nothing about what is in it. Put the function beside its first user, in a file named after what it does.`
    : undefined
})

const directive = /^[\s/*]*(<reference|oxlint-|eslint-|@ts-|@vitest-|prettier-)/

export const opensWithWhy: Rule = onProgram((program, context) => {
  const lines = context.sourceCode.text.trimEnd().split('\n').length
  if (lines <= LONG_FILE) return undefined
  const first = program.body.find((node) => node.type !== 'ImportDeclaration')
  const opening = context.sourceCode
    .getAllComments()
    .filter((comment) => comment.start < (first?.start ?? Infinity) && !directive.test(comment.value))
    .reduce((length, comment) => length + comment.value.trim().length, 0)
  return opening >= SHORTEST_REASON
    ? undefined
    : `${lines} lines and no opening comment: a file over ${LONG_FILE} lines opens with two or three sentences that say why it exists.`
})

/** Nouns are functions and frozen data; only infrastructure (and a noun's tests) may hold something in a class. */
export const plainFunctions: Rule = {
  create: (context) => {
    const place = placeOf(pathOf(context))
    const mayHold = place.isTest || place.area === 'tests' || isInfrastructure(place.area, place.folder)
    const refuse = (node: never): void =>
      context.report({
        node,
        message:
          'A class only where something is held, such as a connection or an outbox; that is infrastructure. Here, write plain functions over frozen data and pass the context as an argument.',
      })
    return mayHold ? {} : { ClassDeclaration: refuse, ClassExpression: refuse }
  },
}

const isInfrastructure = (area: string, folder: string): boolean =>
  (area === 'app' && ['', 'shell', 'store', 'sync', 'ui'].includes(folder)) ||
  (area === 'server' && ['', 'http', 'db'].includes(folder))
