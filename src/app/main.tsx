/**
 * Where the application is put together: the tablet is opened (which needs no connection), the screens are drawn,
 * and only then the service worker and the exchange with the server begin.
 */
import './jitless.ts'
import '#app/ui/main.css'
import '#app/shell/shell.css'
import '#app/reviews/reviews.css'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { routerFor } from './routes.tsx'
import { keepInstallOffer } from './shell/install.ts'
import { returnToPlace } from './shell/place.ts'
import { startUpdates } from './shell/update.ts'
import { StoreProvider } from './store/provider.tsx'
import { browserSurroundings } from './sync/browser.ts'
import { createTablet } from './sync/tablet.ts'

keepInstallOffer()

const tablet = createTablet(await browserSurroundings())
const router = routerFor(tablet)

createRoot(document.querySelector('#root')!).render(
  <StoreProvider value={tablet}>
    <RouterProvider router={router} />
  </StoreProvider>,
)
returnToPlace()
startUpdates(() => tablet.getSession()?.drafts.getState().dirty ?? false)
