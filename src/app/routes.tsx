/**
 * Every address of the application, and which screen stands there. The reviewer's own screens are in the first
 * load, since they must open at once and without a connection; the lead's and the queue load when first asked for
 * and are on the device from the first visit.
 */
import {
  Outlet,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { EvaluationPage } from '#app/evaluation/evaluation-page.tsx'
import { ReviewsPage } from '#app/reviews/reviews-page.tsx'
import { Frame } from '#app/shell/frame.tsx'
import { ErrorPage, NotFoundPage } from '#app/shell/lost-pages.tsx'
import type { Tablet } from '#app/sync/tablet.ts'

const root = createRootRouteWithContext<{ tablet: Tablet }>()({
  component: () => (
    <Frame>
      <Outlet />
    </Frame>
  ),
  notFoundComponent: NotFoundPage,
  errorComponent: ErrorPage,
})

const ServerScreens = lazyRouteComponent(() => import('#app/shell/server-screens.tsx'), 'ServerScreens')

const ChoosePasswordPage = lazyRouteComponent(() => import('#app/shell/choose-password-page.tsx'), 'ChoosePasswordPage')

const entrance = createRoute({ getParentRoute: () => root, id: 'entrance', component: ServerScreens })

const signIn = createRoute({
  getParentRoute: () => entrance,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('#app/shell/sign-in-page.tsx'), 'SignInPage'),
})

const forgotten = createRoute({
  getParentRoute: () => root,
  path: '/forgotten',
  component: lazyRouteComponent(() => import('#app/shell/forgotten-page.tsx'), 'ForgottenPage'),
})

const mailbox = createRoute({
  getParentRoute: () => entrance,
  path: '/demo/mailbox',
  component: lazyRouteComponent(() => import('#app/demo/mailbox-page.tsx'), 'MailboxPage'),
})

/** Where a link in a mail leads. */
const invitation = createRoute({ getParentRoute: () => root, path: '/invitation', component: ChoosePasswordPage })
const newPassword = createRoute({ getParentRoute: () => root, path: '/password', component: ChoosePasswordPage })

/** A report that a school has shared, for whoever has the link. */
const shared = createRoute({
  getParentRoute: () => root,
  path: '/shared',
  component: lazyRouteComponent(() => import('#app/reports/shared-page.tsx'), 'SharedPage'),
})

/** A report from a file, for whoever has one: it needs nobody, and no connection. */
const openReport = createRoute({
  getParentRoute: () => root,
  path: '/reports/open',
  component: lazyRouteComponent(() => import('#app/reports/open-page.tsx'), 'OpenPage'),
})

/** The help is for everyone, also for whoever cannot sign in just now. */
const help = createRoute({
  getParentRoute: () => root,
  path: '/help',
  component: lazyRouteComponent(() => import('#app/shell/help-page.tsx'), 'HelpPage'),
})

/** Everything else needs a person, known on this device whether or not there is a connection. */
const withPerson = createRoute({
  getParentRoute: () => root,
  id: 'with-person',
  beforeLoad: ({ context }) => {
    if (!context.tablet.getSession()) throw redirect({ to: '/sign-in' })
  },
})

const reviews = createRoute({ getParentRoute: () => withPerson, path: '/', component: ReviewsPage })

const review = createRoute({
  getParentRoute: () => withPerson,
  path: '/reviews/$rid',
  component: lazyRouteComponent(() => import('#app/reviews/review-page.tsx'), 'ReviewPage'),
})

const nomination = createRoute({
  getParentRoute: () => withPerson,
  path: '/reviews/$rid/nomination',
  component: lazyRouteComponent(() => import('#app/excellence/nomination-page.tsx'), 'NominationPage'),
})

const lastReview = createRoute({
  getParentRoute: () => withPerson,
  path: '/reviews/$rid/last-review',
  component: lazyRouteComponent(() => import('#app/reviews/last-review-page.tsx'), 'LastReviewPage'),
})

const evaluation = createRoute({
  getParentRoute: () => withPerson,
  path: '/reviews/$rid/evaluation',
  validateSearch: (search: Record<string, unknown>): { tab?: string } =>
    typeof search['tab'] === 'string' ? { tab: search['tab'] } : {},
  component: function Evaluation() {
    const { rid } = evaluation.useParams()
    const { tab } = evaluation.useSearch()
    const navigate = evaluation.useNavigate()
    return (
      <EvaluationPage
        key={rid}
        rid={rid}
        tab={tab}
        onTab={(next) => void navigate({ search: { tab: next }, replace: true, resetScroll: true })}
      />
    )
  },
})

const check = createRoute({
  getParentRoute: () => withPerson,
  path: '/reviews/$rid/evaluation/check',
  component: lazyRouteComponent(() => import('#app/evaluation/check-page.tsx'), 'CheckPage'),
})

const asked = createRoute({ getParentRoute: () => withPerson, id: 'asked', component: ServerScreens })

const submitted = createRoute({
  getParentRoute: () => asked,
  path: '/reviews/$rid/submitted',
  component: lazyRouteComponent(() => import('#app/moderation/submitted-page.tsx'), 'SubmittedPage'),
})

const report = createRoute({
  getParentRoute: () => asked,
  path: '/reviews/$rid/report',
  component: lazyRouteComponent(() => import('#app/reports/report-page.tsx'), 'ReportPage'),
})

const writeReport = createRoute({
  getParentRoute: () => asked,
  path: '/reviews/$rid/report/write',
  validateSearch: (search: Record<string, unknown>): { section?: string } =>
    typeof search['section'] === 'string' ? { section: search['section'] } : {},
  component: lazyRouteComponent(() => import('#app/reports/write-page.tsx'), 'WritePage'),
})

const amendReport = createRoute({
  getParentRoute: () => asked,
  path: '/reviews/$rid/report/amend',
  component: lazyRouteComponent(() => import('#app/reports/amend-page.tsx'), 'AmendPage'),
})

const school = createRoute({
  getParentRoute: () => asked,
  path: '/schools/$sid',
  component: lazyRouteComponent(() => import('#app/reports/school-page.tsx'), 'SchoolPage'),
})

const team = createRoute({
  getParentRoute: () => asked,
  path: '/reviews/$rid/team',
  component: lazyRouteComponent(() => import('#app/people/team-page.tsx'), 'TeamPage'),
})

const account = createRoute({
  getParentRoute: () => asked,
  path: '/account',
  component: lazyRouteComponent(() => import('#app/people/account-page.tsx'), 'AccountPage'),
})

const queue = createRoute({
  getParentRoute: () => withPerson,
  path: '/queue',
  component: lazyRouteComponent(() => import('#app/queue/queue-page.tsx'), 'QueuePage'),
})

const routeTree = root.addChildren([
  entrance.addChildren([signIn, mailbox]),
  forgotten,
  invitation,
  newPassword,
  shared,
  openReport,
  help,
  withPerson.addChildren([
    reviews,
    review,
    nomination,
    lastReview,
    evaluation,
    check,
    queue,
    asked.addChildren([submitted, report, writeReport, amendReport, school, team, account]),
  ]),
])

export function routerFor(tablet: Tablet) {
  return createRouter({ routeTree, context: { tablet }, scrollRestoration: true })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof routerFor>
  }
}
