import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'

const queries = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } })

/** Around the screens that show what only the server knows. Writing needs none of it, so it is not in the first load. */
export function ServerScreens() {
  return (
    <QueryClientProvider client={queries}>
      <Outlet />
    </QueryClientProvider>
  )
}
