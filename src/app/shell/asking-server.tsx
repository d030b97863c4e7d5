import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'

const queries = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } })

/** Around what shows something that only the server knows. Writing needs none of it, so it is not in the first load. */
export function AskingServer({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={queries}>{children}</QueryClientProvider>
}
