import type { CarryOut } from './custody/decision.ts'
import { carryingOut } from './moderation/carry-out.ts'
import { keepVersion } from './reports/versions.ts'

/** What follows from a decision, whatever noun it falls to: where the nouns of the server meet. */
export const carryOut: CarryOut = carryingOut(keepVersion)
