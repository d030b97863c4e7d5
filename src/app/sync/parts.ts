/** The parts of a text that comes bit by bit, each as soon as its end has come. What is broken off is none of them. */
export async function* partsOf(body: ReadableStream<Uint8Array<ArrayBuffer>>, end: string): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const parts = (rest + value).split(end)
      rest = parts.pop()!
      yield* parts
    }
  } finally {
    await reader.cancel()
  }
}
