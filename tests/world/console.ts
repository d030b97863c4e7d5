import { afterEach, beforeEach, vi } from 'vitest'

// What a program complains of to nobody is a fault: a test that prints an error fails.
let complaints: unknown[][] = []

beforeEach(() => {
  complaints = []
  vi.spyOn(console, 'error').mockImplementation((...words: unknown[]) => complaints.push(words))
})

afterEach(() => {
  vi.mocked(console.error).mockRestore()
  if (complaints.length > 0) throw new Error(`console.error was called: ${complaints.map(String).join(' | ')}`)
})
