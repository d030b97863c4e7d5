import { localDay } from '#app/shell/dates.ts'
import { useNow } from '#app/shell/now.ts'

/**
 * The calendar day in London by the server's clock, such as "2026-11-18"; a tablet that is left on overnight goes on to
 * the next, and one whose own clock is wrong by days shows the right one.
 */
export const useToday = (): string => localDay(useNow())
