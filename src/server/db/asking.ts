/**
 * Puts questions to the store. What is asked of a transaction in one go is put to it in one go and in that order, so that a
 * store at the other end of a line answers all of it in the time of one; each still sees what those before it have done.
 */
import type { CompiledQuery } from 'kysely'
import type { Db } from '#server/context.ts'

interface Question {
  readonly query: CompiledQuery<unknown>
  readonly answer: (rows: readonly unknown[]) => void
  readonly fail: (thrown: unknown) => void
}

/** What is asked of a transaction and has not been put to it yet. */
const gathered = new WeakMap<Db, Question[]>()

/** The rows that answer a question. Those who ask several at once wait for them together: where one fails, so do the rest. */
export async function ask<Row>(on: Db, query: CompiledQuery<Row>): Promise<readonly Row[]> {
  if (!on.isTransaction) return (await on.executeQuery(query)).rows
  const { promise, resolve, reject } = Promise.withResolvers<readonly Row[]>()
  const question: Question = { query, answer: resolve as Question['answer'], fail: reject }
  const questions = gathered.get(on)
  if (questions) questions.push(question)
  else {
    const first = [question]
    gathered.set(on, first)
    void putAll(on, first)
  }
  return promise
}

async function putAll(on: Db, questions: readonly Question[]): Promise<void> {
  try {
    await on.getExecutor().provideConnection(async (connection) => {
      // Whoever asks in the same breath comes along.
      await Promise.resolve()
      gathered.delete(on)
      const put = ({ query, answer, fail }: Question) =>
        connection.executeQuery(query).then(({ rows }) => answer(rows), fail)
      await Promise.all(questions.map(put))
    })
  } catch (thrown) {
    // The transaction is over: nothing was put to it.
    gathered.delete(on)
    for (const { fail } of questions) fail(thrown)
  }
}
